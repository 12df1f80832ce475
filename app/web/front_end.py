"""Streamlit's scripts, styles and fonts, answered from memory."""

import mimetypes
from functools import cache
from pathlib import Path

import streamlit
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

FRONT_END = Path(streamlit.__file__).parent / "static"
_FILES = FRONT_END / "static"
_ADDRESS = "/static/"
# Said here, since a machine's own table may call a script plain text, and the browser refuses it.
_MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2"}
# Each name holds the hash of what it names.
_FOR_EVER = "public, immutable, max-age=31536000"


class FrontEndInMemory:
    """Answers for the files of Streamlit's front end; all else is passed on.

    A page asks for about ninety of them before it draws. Streamlit hands each to a thread,
    and each piece of it once more.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the next application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the file, or pass the request on."""
        path = str(scope.get("path", ""))
        name = path.removeprefix(_ADDRESS)
        if name == path or scope.get("method") != "GET" or name not in _names():
            await self._app(scope, receive, send)
            return
        data, media_type = _held(name)
        answer = Response(data, media_type=media_type, headers={"cache-control": _FOR_EVER})
        await answer(scope, receive, send)


@cache
def _held(name: str) -> tuple[bytes, str]:
    """Return the bytes of a file and what they are."""
    path = _FILES / name
    guessed = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return path.read_bytes(), _MEDIA_TYPES.get(path.suffix, guessed)


@cache
def _names() -> frozenset[str]:
    files = (path for path in _FILES.rglob("*") if path.is_file())
    return frozenset(path.relative_to(_FILES).as_posix() for path in files)
