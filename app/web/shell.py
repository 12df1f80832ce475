"""The HTML page around the app: Streamlit's own, in the visitor's language and our look."""

import html
import re
from functools import cache
from pathlib import Path

import streamlit

from app.words import catalogue

_STREAMLIT = Path(streamlit.__file__).parent / "static"
_STREAMLIT_INDEX = _STREAMLIT / "index.html"
_HEAD = """
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" type="image/svg+xml" href="./look/icon.svg" />
    <link rel="stylesheet" href="./look/look.css" />
    <script type="module" src="./look/look.js"></script>"""

# Streamlit fetches the code of a widget when the first one is to be drawn, one round after
# the other, and a font with the first letter in it. Those of the Search page are named in the
# page, so that they come with the rest; the browser would be idle then.
_SCRIPTS = (
    "protobuf", "utils", "StreamlitMarkdown", "ErrorElement", "styled-components", "Tooltip",
    "UriUtil", "useFloatingOverlay", "space-separated-tokens", "useCollection", "Html",
    "purify.es", "PageLink", "TextInput", "TextField", "useTextField", "useFormValidation",
    "Autocomplete", "Input",
)  # fmt: skip
_FONTS = ("SourceSerifVariable-Roman", "MaterialSymbols-Rounded")


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
        (r"<title>Streamlit</title>", f"<title>Doorwerk</title>{_HEAD}{_ahead()}"),
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


def _ahead() -> str:
    """Return links to what the first page will ask for; what is not there is left out."""
    scripts = (
        path for name in _SCRIPTS for path in (_STREAMLIT / "static/js").glob(f"{name}.*.js")
    )
    fonts = (path for name in _FONTS for path in (_STREAMLIT / "static/media").glob(f"{name}.*"))
    lines = [
        *(f'<link rel="modulepreload" crossorigin href="./static/js/{p.name}">' for p in scripts),
        *(
            f'<link rel="preload" as="font" type="font/woff2" crossorigin '
            f'href="./static/media/{p.name}">'
            for p in fonts
        ),
    ]
    return "".join(f"\n    {line}" for line in lines)
