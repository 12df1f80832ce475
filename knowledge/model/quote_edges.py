"""The edges of a quote, moved by a word or a sentence; a quote never ends inside a word."""

import re
from collections.abc import Sequence
from enum import StrEnum

from knowledge.model.span import Span

_WORD = re.compile(r"\S+")


class Edge(StrEnum):
    """Which end of a quote is moved."""

    START = "start"
    END = "end"


def move_by_word(span: Span, text: str, *, edge: Edge, is_longer: bool) -> Span:
    """Return the span with one edge at the next or previous end of a word.

    The span stays as it is where there is no further word, or where nothing of it would be
    left.

    Args:
        span: Into the text.
        text: The report's canonical text.
        edge: To be moved.
        is_longer: Whether the quote takes one word more, or gives one up.
    """
    if edge is Edge.START:
        start = _start_before(span, text) if is_longer else _start_after(span, text)
        return Span(start, span.end)
    end = _end_after(span, text) if is_longer else _end_before(span, text)
    return Span(span.start, end)


def move_by_sentence(span: Span, sentences: Sequence[Span], *, edge: Edge, is_longer: bool) -> Span:
    """Return the span with one edge at the next or previous end of a sentence.

    Args:
        span: Into the text.
        sentences: Of the text, in order.
        edge: To be moved.
        is_longer: Whether the quote takes more, or gives some up.
    """
    if edge is Edge.START:
        starts = [sentence.start for sentence in sentences]
        before = [start for start in starts if start < span.start]
        inside = [start for start in starts if span.start < start < span.end]
        if is_longer:
            return Span(max(before, default=span.start), span.end)
        return Span(min(inside, default=span.start), span.end)
    ends = [sentence.end for sentence in sentences]
    after = [end for end in ends if end > span.end]
    inside = [end for end in ends if span.start < end < span.end]
    if is_longer:
        return Span(span.start, min(after, default=span.end))
    return Span(span.start, max(inside, default=span.end))


def cut_points(span: Span, text: str) -> tuple[int, ...]:
    """Return the offsets at which a quote can be cut in two, one before each further word."""
    return tuple(word.start() for word in _WORD.finditer(text, span.start, span.end))[1:]


def cut_in_two(span: Span, text: str, at: int) -> tuple[Span, Span]:
    """Return the two quotes that a cut before a word leaves, without white space at the edges.

    Raises:
        ValueError: If the offset is none of the cut points.
    """
    if at not in cut_points(span, text):
        raise ValueError(f"{at} is not the start of a further word of {span.start}:{span.end}")
    return Span(span.start, span.start + len(text[span.start : at].rstrip())), Span(at, span.end)


def _start_before(span: Span, text: str) -> int:
    start = len(text[: span.start].rstrip())
    if not start:
        return span.start
    while start and not text[start - 1].isspace():
        start -= 1
    return start


def _start_after(span: Span, text: str) -> int:
    return min(cut_points(span, text), default=span.start)


def _end_after(span: Span, text: str) -> int:
    word = _WORD.search(text, span.end)
    return span.end if word is None else word.end()


def _end_before(span: Span, text: str) -> int:
    points = cut_points(span, text)
    return span.start + len(text[span.start : points[-1]].rstrip()) if points else span.end
