"""The HTML page around the app: Streamlit's own, in the visitor's language and our look."""

import html
import re
from functools import cache
from pathlib import Path

import streamlit

from app.words import catalogue

_STREAMLIT_INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
_HEAD = """
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" type="image/svg+xml" href="./look/icon.svg" />
    <link rel="stylesheet" href="./look/look.css" />
    <script type="module" src="./look/look.js"></script>"""


class ShellChanged(RuntimeError):
    """Streamlit's page no longer holds what we replace; adapt `app/web/shell.py`."""


@cache
def shell(language: str) -> str:
    """Return the page for a language.

    What is inline or speaks of Streamlit goes; the rest stays as Streamlit serves it.

    Raises:
        ShellChanged: If this version of Streamlit builds its page in another way.
    """
    needs_script = catalogue(language).gettext(
        "Doorwerk needs JavaScript, from this machine only. Please allow it for this page."
    )
    page = _STREAMLIT_INDEX.read_text("utf-8")
    for pattern, replacement in (
        (r'<html lang="en">', f'<html lang="{language}">'),
        (r"<title>Streamlit</title>", f"<title>Doorwerk</title>{_HEAD}"),
        (r'<link rel="shortcut icon"[^>]*>', ""),
        (r'<link rel="service-desc"[^>]*>', ""),
        (r"<script>.*?</script>", ""),
        (r"<!--.*?-->\s*", ""),
        (
            r"<noscript>.*?</noscript>",
            f"<noscript><p>{html.escape(needs_script)}</p></noscript>",
        ),
    ):
        page, count = re.subn(pattern, replacement, page, flags=re.DOTALL)
        if not count:
            raise ShellChanged(pattern)
    return page.lstrip()
