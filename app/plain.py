"""Words of reports and people in labels: every sign that Markdown could act on is escaped."""

import re

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")
_SPACES = re.compile(r"\s+")
_STARTS_A_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=[:.])")
_JOINER = "\u2060"


def plain(text: str) -> str:
    """Return the text so that a label of Streamlit shows it letter by letter.

    A label is Markdown with pictures, colours, icons and formulas of its own; a
    backslash before each ASCII sign takes their meaning away (CommonMark 0.31, 2.4). An
    invisible joiner keeps an address from becoming a link, which happens after escaping.
    """
    one_line = _SPACES.sub(" ", text).strip()
    return _MARKDOWN.sub(r"\\\1", _STARTS_A_LINK.sub(rf"\1{_JOINER}", one_line))


def shortened(name: str, *, most_chars: int = 36) -> str:
    """Return a file's name with its middle left out if it is long; its ending stays."""
    if len(name) <= most_chars:
        return name
    ending = name[-12:]
    return f"{name[: most_chars - len(ending) - 1]}…{ending}"
