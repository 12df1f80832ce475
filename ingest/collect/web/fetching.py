"""A page, file or feed fetched from the web, every step of the way under guard."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from ingest.collect.web.connection import FetchLimits, Response, get
from ingest.collect.web.network import NetworkGuard
from ingest.collect.web.robots import Robots, robots_from
from ingest.outcome import RefusalCode, Refused

AGENT = "doorwerk"
_MOST_REDIRECTS = 5
_ROBOTS_LIMITS = FetchLimits(wall_seconds=10.0, body_bytes=1_000_000)
_REDIRECTS = (301, 302, 303, 307, 308)
_NO_REPORTS = ("image/", "audio/", "video/", "font/", "model/")
_NOT_MODIFIED = 304
_FOR_NOW = (408, 425, 429)


@cache
def user_agent() -> str:
    """Return how this program introduces itself to servers."""
    try:
        number = version("doorwerk")
    except PackageNotFoundError:
        number = "0"
    return f"Doorwerk/{number} (knowledge base of citizens' initiatives; asked for by a person)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched.

    Attributes:
        url: Where it was in the end, after redirects.
        body: Unpacked; empty if it has not changed.
        media_type: As the server states it, without parameters, in small letters.
        charset: As the server states it, or empty.
        is_unchanged: Whether the server says that it is as it was the last time.
        etag: To ask with the next time, or empty.
        modified: Likewise.
    """

    url: str
    body: bytes = field(repr=False)
    media_type: str = ""
    charset: str = ""
    is_unchanged: bool = False
    etag: str = ""
    modified: str = ""


@dataclass(slots=True)
class Fetcher:
    """Fetches what a person named, and asks each site once what it allows.

    Attributes:
        guard: Looks at every address, after every redirect too.
        limits: Of each request.
    """

    guard: NetworkGuard = field(default_factory=NetworkGuard)
    limits: FetchLimits = field(default_factory=FetchLimits)
    _robots: dict[str, Robots] = field(default_factory=dict)

    def fetch(self, url: str, *, etag: str = "", modified: str = "") -> Fetched:
        """Return what is at an address.

        Args:
            url: Of http or https.
            etag: As it was the last time, to hear only of a change.
            modified: Likewise.

        Raises:
            Refused: ADDRESS, ROBOTS, UNREACHABLE, SLOW, TOO_BIG, PROTOCOL, MISSING if the
                server does not give it, UNSUPPORTED for sounds and pictures.
        """
        conditions = {"if-none-match": etag, "if-modified-since": modified}
        asked = {name: value for name, value in conditions.items() if _is_plain(value)}
        at = without_fragment(url.strip())
        for _ in range(_MOST_REDIRECTS + 1):
            self.guard.check(at)
            if not self._robots_of(at).allow(_path(at)):
                raise Refused(RefusalCode.ROBOTS)
            answer = self._get(at, asked, self.limits)
            if answer.status not in _REDIRECTS:
                return _fetched(at, answer)
            at = self._led_on(at, answer)
        raise Refused(RefusalCode.PROTOCOL, reason="redirects")

    def _get(self, url: str, headers: Mapping[str, str], limits: FetchLimits) -> Response:
        place = self.guard.place_of(url)
        sent = {
            "user-agent": user_agent(),
            "accept-encoding": "identity",
            "accept": "text/html,application/xhtml+xml,application/pdf,application/rss+xml,*/*;q=0.5",  # noqa: E501
            "connection": "close",
            **headers,
        }
        answer = get(place, _path(url), headers=sent, limits=limits)
        if answer.status in _FOR_NOW or answer.status >= 500:
            raise Refused(RefusalCode.UNREACHABLE, reason="trouble", status=answer.status)
        return answer

    def _led_on(self, at: str, answer: Response) -> str:
        target = answer.headers.get("location", "").strip()
        if not target:
            raise Refused(RefusalCode.PROTOCOL, reason="redirects")
        try:
            to = without_fragment(urljoin(at, target.replace(" ", "%20")))
        except ValueError as error:
            raise Refused(RefusalCode.ADDRESS, reason="malformed") from error
        if at.startswith("https:") and to.startswith("http:"):
            raise Refused(RefusalCode.ADDRESS, reason="unsafe_redirect")
        return to

    def _robots_of(self, url: str) -> Robots:
        """Return what the site of an address allows.

        RFC 9309: none (4xx) means that all is allowed, a site that cannot tell (5xx, no
        answer) is left alone for now.
        """
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._asked_robots(f"{site}/robots.txt")
        return self._robots[site]

    def _asked_robots(self, url: str) -> Robots:
        at = url
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._get(at, {}, _ROBOTS_LIMITS)
            if answer.status in _REDIRECTS:
                at = self._led_on(at, answer)
                continue
            return robots_from(answer.body, agent=AGENT) if answer.status == 200 else Robots()
        return Robots()


def without_fragment(url: str) -> str:
    """Return an address without what only a browser uses."""
    return url.partition("#")[0]


def _path(url: str) -> str:
    parts = urlsplit(url)
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    return quote(path, safe="/?=&%:;,@+!$'()*~[]|")


def _fetched(url: str, answer: Response) -> Fetched:
    if answer.status == _NOT_MODIFIED:
        return Fetched(url, b"", is_unchanged=True)
    if answer.status in (401, 403, 407, 451):
        raise Refused(RefusalCode.MISSING, status=answer.status, reason="not_allowed")
    if answer.status != 200:
        raise Refused(RefusalCode.MISSING, status=answer.status)
    stated = answer.headers.get("content-type", "")
    media_type, _, parameters = stated.partition(";")
    kind = media_type.strip().lower()
    if kind.startswith(_NO_REPORTS):
        raise Refused(RefusalCode.UNSUPPORTED, kind=kind.partition("/")[0])
    return Fetched(
        url,
        answer.body,
        media_type=kind,
        charset=_charset(parameters),
        etag=answer.headers.get("etag", "")[:300],
        modified=answer.headers.get("last-modified", "")[:100],
    )


def _charset(parameters: str) -> str:
    for part in parameters.split(";"):
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")[:40]
    return ""


def _is_plain(value: str) -> bool:
    return bool(value) and value.isascii() and value.isprintable()
