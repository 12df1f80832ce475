"""The sentences of a report that may tell a lesson."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ingest.extract.headings import HeadingSign, sign_of
from knowledge.model.passage import Passage, PassageDraft
from knowledge.model.span import Span

FEWEST_WORDS: Final = 4
MOST_WORDS: Final = 90
_LETTERS_SHARE: Final = 0.65
_CELL: Final = " | "
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may tell a lesson.

    Attributes:
        span: Into the canonical text.
        text: Its words.
        language: Of its passage.
        heading_path: Of its passage.
        sign: What the headings above it tell, or None.
        passage: Number of its passage in the report.
        sentence: Its number in the passage.
    """

    span: Span
    text: str
    language: str
    heading_path: tuple[str, ...]
    sign: HeadingSign | None
    passage: int
    sentence: int


def candidates_in(text: str, passages: Iterable[Passage | PassageDraft]) -> Iterator[Candidate]:
    """Yield the candidates of a report, in order.

    Rows of tables, fragments of fewer than four words, runs of more
    than ninety and what is mostly figures are none.

    Args:
        text: Canonical text of the report.
        passages: Of the report, in order.
    """
    for number, passage in enumerate(passages):
        sign = sign_of(passage.heading_path)
        for place, span in enumerate(passage.sentences):
            sentence = span.of(text)
            if _may_tell(sentence):
                yield Candidate(
                    span, sentence, passage.language, passage.heading_path, sign, number, place
                )


def _may_tell(sentence: str) -> bool:
    if _CELL in sentence:
        return False
    words = _WORD.findall(sentence)
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        return False
    seen = [character for character in sentence if not character.isspace()]
    letters = sum(character.isalpha() for character in seen)
    return letters >= _LETTERS_SHARE * len(seen)
