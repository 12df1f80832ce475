"""One question to an OpenAI-compatible address, with limits on time and size."""

import json
import time
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

_MOST_BYTES: Final = 400_000
_CONNECT_SECONDS: Final = 5.0


class LanguageModelFailed(Exception):
    """The address gave no usable answer; what to do without one is the caller's."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A model behind an address such as `http://localhost:11434/v1`.

    Attributes:
        url: Of the API, without `/chat/completions`.
        name: Of the model there.
        key: Sent as a bearer token; may be empty.
        timeout_seconds: For one whole answer.
    """

    url: str
    name: str
    key: str = field(default="", repr=False)
    timeout_seconds: float = 60.0

    @property
    def host(self) -> str:
        """Who gets what is sent; empty if the address is none."""
        return host_of(self.url)

    def answer(self, instruction: str, sentences: str) -> str:
        """Return what the model says.

        Redirects are not followed and proxies of the environment not used: what is sent goes
        to the address that was set, or nowhere.

        Raises:
            LanguageModelFailed: If nothing usable comes within the time.
        """
        body = {
            "model": self.name,
            "messages": [
                {"role": "system", "content": instruction},
                {"role": "user", "content": sentences},
            ],
            "temperature": 0,
            "stream": False,
            "response_format": {"type": "json_object"},
        }
        try:
            return _content_of(json.loads(self._post(body)))
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, RecursionError) as error:
            raise LanguageModelFailed(f"{self.host}: {type(error).__name__}") from error

    def _post(self, body: dict[str, Any]) -> bytes:
        until = time.monotonic() + self.timeout_seconds
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        limits = httpx.Timeout(self.timeout_seconds, connect=_CONNECT_SECONDS)
        address = f"{self.url.rstrip('/')}/chat/completions"
        with (
            httpx.Client(timeout=limits, trust_env=False, follow_redirects=False) as client,
            client.stream("POST", address, json=body, headers=headers) as response,
        ):
            if response.status_code != httpx.codes.OK:
                raise LanguageModelFailed(f"{self.host}: status {response.status_code}")
            received = bytearray()
            for part in response.iter_bytes():
                received += part
                if len(received) > _MOST_BYTES or time.monotonic() > until:
                    raise LanguageModelFailed(f"{self.host}: answers too long")
            return bytes(received)


def host_of(url: str) -> str:
    """Return the host and port of an address without its user, empty if it has none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2]
    except ValueError:
        return ""


def _content_of(answer: Any) -> str:
    try:
        content = answer["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError) as error:
        raise ValueError("not a chat completion") from error
    if not isinstance(content, str):
        raise ValueError("a chat completion without text")  # noqa: TRY004  # a value, not a call
    return content
