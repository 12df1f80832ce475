"""Guards around every answer: only this machine asks, and pages reach nothing outside it."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("localhost", "127.0.0.1")

# Streamlit sets styles from scripts, and reads one font and small pictures from data: URLs.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self' blob:",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}

_FOR_ANSWERS = ("/answer/", "/look/answer.css", "/look/icon.svg")


class OnlyAnswers:
    """Lets the public name of this server reach the pages that answer letters, nothing else."""

    def __init__(self, app: ASGIApp, *, host: str) -> None:
        """Wrap the next application.

        Args:
            app: That answers.
            host: Public name, without the port; empty if there is none.
        """
        self._app = app
        self._host = host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer that there is nothing."""
        is_public = (
            self._host
            and scope["type"] in ("http", "websocket")
            and Headers(scope=scope).get("host", "").partition(":")[0].casefold() == self._host
        )
        if not is_public or (
            scope["type"] == "http" and str(scope["path"]).startswith(_FOR_ANSWERS)
        ):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await PlainTextResponse("", status_code=404)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})


def answer_host(url: str) -> str:
    """Return the host name in the address of the answer pages; empty if that is this machine."""
    host = (urlsplit(url).hostname or "").casefold()
    return "" if host in HOSTS else host


class SafeHeaders:
    """Adds the headers that keep a page to itself; an answer's own stay as they are."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the next application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add headers to the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)
