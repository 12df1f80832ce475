"""`/answer/<token>`: where an initiative's people answer a letter, without an account.

The token in the address is all that opens the page: no cookie is read or set, so that no
other site can act in somebody's name. What is sent is kept for a person to look at.
"""

import threading
import time
from collections import deque
from collections.abc import Sequence
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from app.letters.answer_page import answer_page, given_in, gone_page, words_in
from app.letters.letter_text import letter_text
from app.letters.link import PATH
from app.letters.wording import WORDING, wording_of
from app.services import knowledge_base
from knowledge.errors import Conflict, InvalidEntry, NotFound
from knowledge.letters import OpenLetter

_MOST_BYTES = 512_000
_MOST_FIELDS = 2_000
_MOST_MISSES = 30
# What mail programs take for a part of the address in front of it.
_AROUND_A_LINK = ".,;:!?)>]\"'”’» \r\n"
_MISSES_SECONDS = 60.0
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "x-robots-tag": "noindex, nofollow",
}


class Misses:
    """Counts links that led nowhere, over all who ask: guessing is slowed down."""

    def __init__(self, *, most: int = _MOST_MISSES, seconds: float = _MISSES_SECONDS) -> None:
        """Allow so many in so many seconds."""
        self._most = most
        self._seconds = seconds
        self._times: deque[float] = deque()
        self._lock = threading.Lock()

    def note(self, moment: float) -> bool:
        """Count a miss at a moment; say whether there were too many."""
        with self._lock:
            while self._times and self._times[0] <= moment - self._seconds:
                self._times.popleft()
            self._times.append(moment)
            if len(self._times) > self._most + 1:
                self._times.popleft()
            return len(self._times) > self._most


def answer_routes() -> list[Route]:
    """Return the route of the page, for reading and for sending."""
    misses = Misses()

    async def answered(request: Request) -> Response:
        token = request.path_params["token"].rstrip(_AROUND_A_LINK)
        if request.method == "POST":
            return await _received(request, token, misses)
        return await run_in_threadpool(_shown, request, token, misses)

    return [Route(PATH + "{token}", answered, methods=["GET", "POST"])]


def _shown(request: Request, token: str, misses: Misses) -> Response:
    try:
        opened = knowledge_base().letters.opened(token)
    except NotFound:
        return _gone(request, misses)
    count = request.query_params.get("received", "")
    is_count = count.isascii() and count.isdecimal() and len(count) < 5
    return _page(opened, token, note=_thanks(opened, int(count)) if is_count else "")


def _thanks(opened: OpenLetter, count: int) -> str:
    """Return how many answers just came in, in the letter's language; none says nothing."""
    words = wording_of(opened.letter.language)
    if count == 1:
        return words.thanks_once
    return words.thanks.format(count=count) if count else words.nothing_said


async def _received(request: Request, token: str, misses: Misses) -> Response:
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return HTMLResponse(gone_page(_language(request)), 403, headers=_HEADERS)
    body = await _body(request)
    return await run_in_threadpool(_kept, request, token, body, misses)


def _kept(request: Request, token: str, body: bytes | None, misses: Misses) -> Response:
    letters = knowledge_base().letters
    try:
        opened = letters.opened(token)
    except NotFound:
        return _gone(request, misses, written=_written(body))
    wording = wording_of(opened.letter.language)
    try:
        if body is None:
            raise InvalidEntry("words", "the form is too large")
        fields = _fields(body)
        count = letters.answer(token, given_in(fields, [one.id for one in opened.lessons]))
    except NotFound:
        return _gone(request, misses, written=_written(body))
    except Conflict:
        return _page(opened, token, note=wording.slow_down, status=429)
    except ValueError:
        return _page(opened, token, note=wording.not_kept, status=400)
    return RedirectResponse(f"{PATH}{token}?received={count}", status_code=303, headers=_HEADERS)


def _fields(body: bytes) -> dict[str, list[str]]:
    return parse_qs(body.decode("utf-8"), max_num_fields=_MOST_FIELDS)


def _written(body: bytes | None) -> list[str]:
    """Return what somebody wrote into a form, nothing of one that cannot be read."""
    try:
        return words_in(_fields(body or b""))
    except ValueError:
        return []


async def _body(request: Request) -> bytes | None:
    """Return what was sent, None if it is more than a form can be."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > _MOST_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)


def _page(opened: OpenLetter, token: str, *, note: str = "", status: int = 200) -> Response:
    text = letter_text(opened, link="")
    page = answer_page(text, action=f"{PATH}{token}", note=note, is_bad=status != 200)
    return HTMLResponse(page, status, headers=_HEADERS)


def _gone(request: Request, misses: Misses, *, written: Sequence[str] = ()) -> Response:
    is_too_much = misses.note(time.monotonic())
    headers = {**_HEADERS, "retry-after": "60"} if is_too_much else _HEADERS
    page = gone_page(_language(request), written=written)
    return HTMLResponse(page, 429 if is_too_much else 404, headers=headers)


def _language(request: Request) -> str:
    """Return the first language of the browser that the page has words in."""
    preferred = request.headers.get("accept-language", "").split(",")
    codes = (code.strip().lower()[:2] for code in preferred)
    return next((code for code in codes if code in WORDING), "en")
