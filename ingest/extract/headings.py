"""Headings that tell what stands below them, typed, in Dutch, English, German and French."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from ingest.extract.lexicon_rows import lexicon_rows
from knowledge.analysis import words_of
from knowledge.analysis.stemming import stem

_FILE: Final = Path(__file__).parent / "headings.tsv"
_LANGUAGES: Final = ("nl", "en", "de", "fr")
_NUMBERING: Final = re.compile(
    r"^\W{0,3}(?:(?:(?:\d{1,3}|[ivxlc]{1,6}|[a-z])[.):]\s{0,3}){1,6}|\d{1,3}\s)", re.IGNORECASE
)
_MOST_WORDS: Final = 24


@dataclass(frozen=True, slots=True)
class HeadingSign:
    """A heading that tells something.

    Attributes:
        kind: A kind of lesson, "lesson" where it is left open, "none" where none is expected.
        words: The heading as it stands.
    """

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    language: str
    stems: tuple[str, ...]
    is_whole: bool


def sign_of(heading_path: Sequence[str]) -> HeadingSign | None:
    """Return what the innermost telling heading of a path says, or None.

    Args:
        heading_path: Outermost first, in any of the languages.
    """
    for heading in reversed(heading_path):
        kind = _kind_of(heading)
        if kind is not None:
            return HeadingSign(kind, " ".join(heading.split()))
    return None


@lru_cache(maxsize=4_096)
def _kind_of(heading: str) -> str | None:
    """Return the kind of the longest phrase that the heading holds, of equals the first in it."""
    best: tuple[int, int, str] | None = None
    bare = _NUMBERING.sub("", heading.strip())
    words = [word.text for word in words_of(bare)][:_MOST_WORDS]
    stems = {language: _stems(words, language) for language in _LANGUAGES}
    for phrase in _lexicon():
        place = _place_of(phrase, stems[phrase.language])
        if place is not None:
            rank = (len(phrase.stems), -place, phrase.kind)
            best = max(best, rank) if best else rank
    return best[2] if best else None


def _place_of(phrase: _Phrase, stems: tuple[str, ...]) -> int | None:
    """Return the number of the heading's word at which the phrase begins, or None."""
    size = len(phrase.stems)
    if phrase.is_whole and len(stems) != size:
        return None
    starts = range(len(stems) - size + 1)
    return next((start for start in starts if stems[start : start + size] == phrase.stems), None)


def _stems(words: Sequence[str], language: str) -> tuple[str, ...]:
    return tuple(stem(word, language) for word in words)


@cache
def _lexicon() -> tuple[_Phrase, ...]:
    return tuple(
        _Phrase(
            kind=row["kind"],
            language=row["language"],
            stems=_stems([word.text for word in words_of(row["phrase"])], row["language"]),
            is_whole=row["phrase"].startswith("="),
        )
        for row in lexicon_rows(_FILE)
    )
