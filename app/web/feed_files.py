"""An Atom feed: `/feeds/<id>.atom`, and the line in the head of a page that names it."""

import re
from html import escape

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from app.feeds.atom import MEDIA_TYPE, as_atom
from app.feeds.news import feed_of, feed_path
from app.services import knowledge_base
from app.words import LANGUAGES
from knowledge.errors import NotFound
from knowledge.model.theme import DISCOVERED

_WITH_FEED = ("/initiative", "/theme")
_ID = re.compile(r"[a-z]{3}-[0-9A-Za-z:._-]{1,80}")


def feed_file(request: Request) -> Response:
    """Serve what anybody may see of an initiative or a theme, newest first."""
    base = knowledge_base()
    wished = request.query_params.get("language", "")
    try:
        found = feed_of(
            request.path_params["subject_id"],
            base=base,
            language=wished if wished in LANGUAGES else "en",
            scheme=request.query_params.get("scheme", DISCOVERED),
        )
    except NotFound:
        return PlainTextResponse("", status_code=404)
    return Response(
        as_atom(found, address=base.settings.web_address),
        headers={"content-type": f"{MEDIA_TYPE}; charset=utf-8", "cache-control": "no-cache"},
    )


def feed_in_head(request: Request, language: str) -> str:
    """Return what names the feed of a page in its head, empty if it has none."""
    wanted = request.query_params.get("id", "")
    if request.url.path not in _WITH_FEED or not _ID.fullmatch(wanted):
        return ""
    scheme = request.query_params.get("scheme", DISCOVERED)
    path = escape(feed_path(wanted, language, scheme=scheme))
    return f'<link rel="alternate" type="{MEDIA_TYPE}" href="{path}">'
