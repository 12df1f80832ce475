"""The addresses that the server answers beside Streamlit's own."""

from pathlib import Path
from urllib.parse import quote, urlsplit

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import BaseRoute, Route

from app.page_drawing import drawn_page, marks_from
from app.roles import PAGES
from app.services import knowledge_base
from app.visitor import COOKIE
from app.web.answers import answer_routes
from app.web.brief_files import brief_file
from app.web.feed_files import feed_file, feed_in_head
from app.web.shell import shell
from app.web.spoken import language_of
from app.words import LANGUAGES, catalogue
from knowledge.errors import NotFound, RightsForbid
from knowledge.model.report import Report

_LOOK = Path(__file__).resolve().parent.parent / "look"
_MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_A_YEAR_SECONDS = 365 * 24 * 3600
_FOR_MINUTES = "private, max-age=300"
_PDF = "application/pdf"
# A file that came from outside may run nothing and fetch nothing. The viewer of a browser
# shows a PDF only outside a sandbox; it has one of its own.
_NOTHING = "default-src 'none'; frame-ancestors 'none'"
_NOT_FOUND = "/not_found"


class _PageName(StringConvertor):
    """What a page may be called; a name with a dot is a file of Streamlit's front end."""

    regex = "[^/.]+"


register_url_convertor("page_name", _PageName())


def routes() -> list[BaseRoute]:
    """Return our routes, which come before Streamlit's."""
    return [
        *(Route(page.address, _page) for page in PAGES),
        Route("/look/{name}", _look),
        Route("/language/{language}", _language),
        Route("/files/{name}", _original),
        Route("/pages/{report_id}/{index:int}.png", _drawn),
        Route("/briefs/{brief_id}/{form}", brief_file),
        Route("/feeds/{subject_id}.atom", feed_file),
        *answer_routes(),
        Route("/health", _health),
        Route("/{name:page_name}", _no_such_page),
    ]


def _page(request: Request) -> Response:
    spoken = language_of(request)
    page = shell(spoken).replace("</head>", f"{feed_in_head(request, spoken)}</head>", 1)
    return HTMLResponse(page, headers={"cache-control": "no-cache"})


def _no_such_page(request: Request) -> Response:
    """Lead to the page that says so; Streamlit would lay an English window over the first."""
    name = quote(request.path_params["name"])
    return RedirectResponse(f"{_NOT_FOUND}?address={name}", status_code=303)


def _look(request: Request) -> Response:
    path = _LOOK / request.path_params["name"]
    media_type = _MEDIA_TYPES.get(path.suffix)
    if media_type is None or path.parent != _LOOK or not path.is_file():
        return PlainTextResponse("", status_code=404)
    return FileResponse(path, media_type=media_type, headers={"cache-control": "no-cache"})


def _language(request: Request) -> Response:
    """Remember the language in the browser, and go back to where the visitor was."""
    response = RedirectResponse(_way_back(request), status_code=303)
    chosen = request.path_params["language"]
    if chosen in LANGUAGES:
        response.set_cookie(
            COOKIE, chosen, max_age=_A_YEAR_SECONDS, httponly=True, samesite="lax", path="/"
        )
    return response


def _way_back(request: Request) -> str:
    """Return the address that the visitor came from, if it is one of this server."""
    came_from = urlsplit(request.headers.get("referer", ""))
    leads_elsewhere = came_from.path.startswith(("//", "/\\"))
    if came_from.netloc != request.url.netloc or leads_elsewhere:
        return "/"
    query = f"?{came_from.query}" if came_from.query else ""
    return f"{came_from.path or '/'}{query}"


def _original(request: Request) -> Response:
    """Serve the file as it came in, to whom its report is visible: `/files/<id>`.

    A file that may not be handed on is served to nobody. `/files/<id>.pdf` shows a PDF in
    the browser, so that `#page=3` can follow.
    """
    report_id, _dot, ending = request.path_params["name"].partition(".")
    base = knowledge_base()
    viewer = base.local_person()
    try:
        if viewer is None:
            raise NotFound("report", report_id)
        report = base.library.report(report_id, viewer=viewer)
        data = base.library.file_to_share(report_id, viewer=viewer)
    except (NotFound, FileNotFoundError):
        sentence = catalogue(language_of(request)).gettext(
            "There is no such file, or you may not see it."
        )
        return PlainTextResponse(sentence, status_code=404)
    except RightsForbid:
        sentence = catalogue(language_of(request)).gettext(
            "The file may not be handed on; ask for it where it came from."
        )
        return PlainTextResponse(sentence, status_code=403)
    is_shown = ending == "pdf" and report.media_type == _PDF
    return Response(data, headers=_file_headers(report, is_shown=is_shown))


def _drawn(request: Request) -> Response:
    """Serve a page of a PDF as a picture, to whom its report is visible."""
    base = knowledge_base()
    viewer = base.local_person()
    zoom = request.query_params.get("zoom", "")
    try:
        if viewer is None:
            raise NotFound("report", request.path_params["report_id"])
        picture = drawn_page(
            request.path_params["report_id"],
            request.path_params["index"],
            marks=marks_from(request.query_params.get("marks", "")),
            zoom=int(zoom) if zoom.isascii() and zoom.isdecimal() and len(zoom) < 4 else 100,
            viewer=viewer,
        )
    except NotFound:
        picture = None
    if picture is None:
        return PlainTextResponse("", status_code=404)
    return Response(picture, media_type="image/png", headers={"cache-control": _FOR_MINUTES})


def _file_headers(report: Report, *, is_shown: bool) -> dict[str, str]:
    disposition = "inline" if is_shown else "attachment"
    return {
        "content-type": report.media_type,
        "content-disposition": f"{disposition}; filename*=UTF-8''{quote(report.file_name, safe='')}",  # noqa: E501
        "content-security-policy": _NOTHING if is_shown else f"sandbox; {_NOTHING}",
        "cache-control": "private, no-store",
    }


def _health(_request: Request) -> Response:
    return JSONResponse({"status": "ok", "open_count": knowledge_base().queue.open_count})
