"""In which language a visitor reads what the server answers beside the pages."""

from starlette.requests import Request

from app.visitor import COOKIE, language_from


def language_of(request: Request) -> str:
    """Return what the visitor chose, else the first language of the browser that we speak."""
    preferred = request.headers.get("accept-language", "").split(",")
    return language_from(request.cookies.get(COOKIE, ""), preferred)
