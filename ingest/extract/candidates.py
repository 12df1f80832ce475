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
_QUOTED: Final = "> "
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
    than ninety, what is mostly figures and what a mail quotes of another are none.

    Args:
        text: Canonical text of the report.
        passages: Of the report, in order.
    """
    for number, passage in enumerate(passages):
        sign = sign_of(passage.heading_path)
        for place, span in enumerate(passage.sentences):
            sentence = span.of(text)
            if _may_tell(sentence) and not _is_of_another_mail(text, span.start):
                yield Candidate(
                    span, sentence, passage.language, passage.heading_path, sign, number, place
                )


def _is_of_another_mail(text: str, start: int) -> bool:
    """Say whether the line on which a sentence begins is quoted: "> could you put down …"."""
    return text.startswith(_QUOTED, text.rfind("\n", 0, start) + 1)


def _may_tell(sentence: str) -> bool:
    if _CELL in sentence:
        return False
    words = _WORD.findall(sentence)
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        return False
    seen = [character for character in sentence if not character.isspace()]
    letters = sum(character.isalpha() for character in seen)
    return letters >= _LETTERS_SHARE * len(seen)
