"""Which lessons and sentences have most words in common: quick enough to be asked at a key."""

import re
from collections.abc import Sequence

from knowledge.model.lesson import Lesson
from knowledge.model.passage import Passage
from knowledge.model.span import Span

_WORD = re.compile(r"\w{4,}")


def share_in_common(one: str, other: str) -> float:
    """Return the share of the words of two texts that both have, 0 to 1 (Jaccard index).

    Only words of four letters and more count, whatever their case.
    """
    left, right = _words(one), _words(other)
    return len(left & right) / len(left | right) if left and right else 0.0


def most_alike(lesson: Lesson, others: Sequence[Lesson], *, limit: int) -> list[Lesson]:
    """Return the lessons that share most words with one, at most so many, best first."""
    own = _text(lesson)
    return sorted(others, key=lambda other: -share_in_common(own, _text(other)))[:limit]


def nearest_sentence(words: str, passages: Sequence[Passage], text: str) -> tuple[Passage, Span]:
    """Return the sentence that shares most words with some words, and its passage.

    Args:
        words: Such as a quote that stands nowhere any more.
        passages: At least one, of one report.
        text: Of that report.
    """
    pairs = [
        (passage, sentence)
        for passage in passages
        for sentence in passage.sentences or (passage.span,)
    ]
    return max(pairs, key=lambda pair: share_in_common(words, pair[1].of(text)))


def _text(lesson: Lesson) -> str:
    return " ".join([lesson.content.statement, *(quote.exact for quote in lesson.quotes)])


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
