"""Whom a lesson is for, how wide it works, where and what it is about, as far as words tell.

Suggestions for a person, nothing more: where the words name two addressees or levels, or
none, there is no suggestion.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from ingest.extract.lexicon_rows import lexicon_rows
from ingest.extract.phrases import compile_phrase
from knowledge.analysis import fold
from knowledge.model.initiative import Level
from knowledge.model.lesson import Addressee

_FILE: Final = Path(__file__).parent / "suggestions.tsv"
_CHARS_READ: Final = 3_600
_MOST_THEMES: Final = 3


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What the words of a lesson suggest.

    Attributes:
        addressee: None if they name none, or several.
        level: None if they name none, or several.
        places: Those of the report's initiative that the words name.
        themes: In English, at most three, in the order in which the words name them.
    """

    addressee: Addressee | None = None
    level: Level | None = None
    places: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


def suggest(
    words: str, *, headings: Sequence[str], language: str, places: Sequence[str] = ()
) -> Suggestions:
    """Return what the words of a lesson suggest.

    Args:
        words: Of the lesson's quote.
        headings: Above it; they count for the addressee ("Aan de gemeente").
        language: Of the words.
        places: Of the report's initiative.
    """
    folded = fold(words[:_CHARS_READ])
    above = fold(" / ".join(headings)[:_CHARS_READ])
    addressees = _named("addressee", folded, language) or _named("addressee", above, language)
    levels = _named("level", folded, language)
    return Suggestions(
        addressee=Addressee(addressees[0]) if len(addressees) == 1 else None,
        level=Level(levels[0]) if len(levels) == 1 else None,
        places=tuple(place for place in places if _names(place, folded)),
        themes=tuple(_named("theme", folded, language)[:_MOST_THEMES]),
    )


def known_themes() -> frozenset[str]:
    """Return every theme that may be suggested."""
    return frozenset(value for field, _language, value, _phrase in _rows() if field == "theme")


def _named(field: str, folded: str, language: str) -> list[str]:
    """Return the values whose words the text holds, the first named first."""
    found = []
    for value, pattern in _lexicon().get((field, language), ()):
        match = pattern.search(folded)
        if match is not None:
            found.append((match.start(), value))
    return [value for _start, value in sorted(found)]


def _names(place: str, folded: str) -> bool:
    wanted = fold(place).strip()
    return bool(wanted) and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", folded) is not None


@cache
def _lexicon() -> dict[tuple[str, str], tuple[tuple[str, re.Pattern[str]], ...]]:
    phrases: dict[tuple[str, str], list[tuple[str, re.Pattern[str]]]] = {}
    for field, language, value, phrase in _rows():
        phrases.setdefault((field, language), []).append((value, compile_phrase(phrase)))
    return {key: tuple(known) for key, known in phrases.items()}


def _rows() -> Iterator[tuple[str, str, str, str]]:
    for row in lexicon_rows(_FILE):
        yield row["field"], row["language"], row["value"], row["phrase"]
