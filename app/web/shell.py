"""The HTML page around the app: Streamlit's own, in the visitor's language and our look."""

import html
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from app.web.front_end import FRONT_END
from app.web.streamlit_words import streamlit_words
from app.words import catalogue

_INDEX = FRONT_END / "index.html"
_MANIFEST = FRONT_END / "manifest.json"
_HEAD = """
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" type="image/svg+xml" href="./look/icon.svg" />
    <link rel="stylesheet" href="./look/look.css" />
    <script type="module" src="./look/look.js"></script>
    <script type="module" src="./look/words.js"></script>"""

# Streamlit fetches the code of a widget when the first one is to be drawn, one round after
# the other, and a font with the first letter in it. What the Search page draws is named in
# the page, so that it comes with the rest; the browser would be idle then.
_DRAWN = ("Html", "PageLink", "TextInput", "Button", "Checkbox", "Multiselect", "Pagination")
_FONTS = ("SourceSerifVariable-Roman", "MaterialSymbols-Rounded")
_ENTRY = "index.html"


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
    page = _INDEX.read_text("utf-8")
    for pattern, replacement in (
        (r'<html lang="en">', f'<html lang="{language}">'),
        (
            r"<title>Streamlit</title>",
            f"<title>Doorwerk</title>{_HEAD}{_words(language)}{_ahead()}",
        ),
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


def _words(language: str) -> str:
    """Return what Streamlit says in English, with our words for it."""
    words = html.escape(json.dumps(streamlit_words(language), ensure_ascii=False))
    # Put in by `re.sub`, which would read a backslash as its own.
    words = words.replace("\\", "\\\\")
    return f'\n    <meta name="doorwerk-words" content="{words}" />'


def _ahead() -> str:
    """Return links to what the first page will ask for; what is not there is left out.

    Streamlit's manifest says which file each of its modules is built into, and which others
    that file begins with. Those of the entry come first: the page names most of them itself.
    """
    built = json.loads(_MANIFEST.read_text("utf-8"))
    widgets = [key for key, part in built.items() if part.get("name") in _DRAWN]
    scripts = [built[key]["file"] for key in _with_imports([_ENTRY, *widgets], built)]
    fonts = [
        path.relative_to(FRONT_END).as_posix()
        for name in _FONTS
        for path in (FRONT_END / "static/media").glob(f"{name}.*")
    ]
    lines = [
        *(f'<link rel="modulepreload" crossorigin href="./{script}">' for script in scripts),
        *(
            f'<link rel="preload" as="font" type="font/woff2" crossorigin href="./{font}">'
            for font in fonts
        ),
    ]
    return "".join(f"\n    {line}" for line in lines)


def _with_imports(keys: Sequence[str], built: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the parts with all that they import, each once, an importer before its imports."""
    found = dict.fromkeys(keys)
    waiting = [*keys]
    while waiting:
        more = [name for name in built[waiting.pop(0)].get("imports", ()) if name not in found]
        found |= dict.fromkeys(more)
        waiting += more
    return list(found)
