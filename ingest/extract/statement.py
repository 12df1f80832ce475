"""The statement that is suggested: words of the report, never words of ours."""

import re
from typing import Final

from knowledge.model.lesson import MOST_STATEMENT_WORDS

_FEWEST_WORDS: Final = 8
_MARKER: Final = re.compile(r"^(?:[-–—•*·▪◦‣>]\s{0,4}|\(?(?:\d{1,2}|[a-z])[.)]\s{1,4}){1,2}")
_BORDER: Final = re.compile(r"\s{0,2}(?:;|\s[–—-](?=\s)|:(?=\s))")


def has_marker(sentence: str) -> bool:
    """Say whether a sentence begins as an item of a list: with a bullet, number or letter."""
    return _MARKER.match(sentence.strip()) is not None


def statement_from(sentence: str) -> str:
    """Return a sentence as a statement, without a list's marker.

    One of more than thirty words ends at the last semicolon, dash or colon before that, if at
    least eight words stand before it; otherwise it stays whole, for a person to shorten.
    """
    bare = " ".join(_MARKER.sub("", sentence.strip()).split())
    text = bare or " ".join(sentence.split())
    if len(text.split()) <= MOST_STATEMENT_WORDS:
        return text
    for border in reversed(list(_BORDER.finditer(text))):
        start = text[: border.start()].rstrip()
        if _FEWEST_WORDS <= len(start.split()) <= MOST_STATEMENT_WORDS:
            return start
    return text
