"""Cue phrases: what a sentence's own words tell of it, in Dutch, English, German and French."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from ingest.extract.kinds import AGAINST
from ingest.extract.lexicon_rows import lexicon_rows
from ingest.extract.phrases import compile_phrase
from knowledge.analysis import fold
from knowledge.analysis.folding import folded_offsets

_FILE: Final = Path(__file__).parent / "cues.tsv"
_CHARS_READ: Final = 1_200


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found in a sentence.

    Attributes:
        kind: A kind of lesson, "lesson", or one of `AGAINST`.
        weight: 2 tells by itself, 1 only beside another.
        words: As they stand in the sentence.
    """

    kind: str
    weight: int
    words: str

    @property
    def is_against(self) -> bool:
        """Whether it tells that the sentence is no lesson."""
        return self.kind in AGAINST


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    weight: int
    pattern: re.Pattern[str]


def cues_in(sentence: str, language: str) -> tuple[Cue, ...]:
    """Return the cues of a sentence in the order of the lexicon, at most one of each phrase.

    Only the first 1,200 characters are read. In a language without a lexicon no more than
    the question mark is a cue.
    """
    read = sentence[:_CHARS_READ]
    folded = fold(read)
    found: list[Cue] = []
    if read.rstrip(" \t\n\"'»”’)").endswith("?"):
        found.append(Cue("question", 2, "?"))
    offsets: list[int] = []
    for phrase in _lexicon().get(language, ()):
        match = phrase.pattern.search(folded)
        if match is not None and match.group().strip():
            offsets = offsets or folded_offsets(read)
            words = read[offsets[match.start()] : offsets[match.end()]]
            found.append(Cue(phrase.kind, phrase.weight, " ".join(words.split())))
    return tuple(found)


def features(cues: Sequence[Cue]) -> tuple[float, ...]:
    """Return counts of strong and weak cues for and against (2 each at most), and question."""
    known = [cue for cue in cues if cue.kind != "question"]
    counts = (
        sum(cue.is_against is against and cue.weight == weight for cue in known)
        for against in (False, True)
        for weight in (2, 1)
    )
    is_question = any(cue.kind == "question" for cue in cues)
    return (*(float(min(2, count)) for count in counts), float(is_question))


FEATURE_COUNT: Final = 5


@cache
def _lexicon() -> dict[str, tuple[_Phrase, ...]]:
    phrases: dict[str, list[_Phrase]] = {}
    for row in lexicon_rows(_FILE):
        phrase = _Phrase(row["kind"], int(row["weight"]), compile_phrase(row["phrase"]))
        phrases.setdefault(row["language"], []).append(phrase)
    return {language: tuple(known) for language, known in phrases.items()}
