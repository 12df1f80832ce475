"""A report's text in leaves: a page of a PDF each, else stretches of a readable length."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.report_text import ReportText, Segment
from knowledge.model.span import Span

_LONGEST_CHARS = 8000
_BLOCK_END = re.compile(r"\n\n")


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is shown at a time.

    Attributes:
        span: Into the report's text.
        locators: Pages, slides, rows that it holds, in order.
    """

    span: Span
    locators: tuple[Locator, ...]


def leaves(text: ReportText, *, longest_chars: int = _LONGEST_CHARS) -> tuple[Leaf, ...]:
    """Return the leaves of a text: in order, not overlapping, holding every segment.

    A page or slide is a leaf of its own. Other segments are put together as long as they
    stay below the limit; one that is longer alone is parted between two blocks.

    Args:
        text: With its segments.
        longest_chars: Of a leaf, unless a single block or page is longer.
    """
    return tuple(_joined(text.text, text.segments, longest_chars))


def leaf_at(found: Sequence[Leaf], offset: int) -> int:
    """Return the number of the leaf, from 0, that holds the character at the offset."""
    starts = [leaf.span.start for leaf in found]
    return max((number for number, start in enumerate(starts) if start <= offset), default=0)


def _joined(text: str, segments: Sequence[Segment], longest_chars: int) -> Iterator[Leaf]:
    waiting: list[Segment] = []
    for segment in segments:
        is_alone = segment.locator.kind in (LocatorKind.PAGE, LocatorKind.SLIDE)
        start = waiting[0].span.start if waiting else segment.span.start
        if waiting and (is_alone or segment.span.end - start > longest_chars):
            yield _leaf(waiting)
            waiting = []
        if is_alone:
            yield Leaf(segment.span, (segment.locator,))
        elif segment.span.end - segment.span.start > longest_chars:
            yield from _parted(text, segment, longest_chars)
        else:
            waiting.append(segment)
    if waiting:
        yield _leaf(waiting)


def _leaf(segments: Sequence[Segment]) -> Leaf:
    span = Span(segments[0].span.start, segments[-1].span.end)
    return Leaf(span, tuple(segment.locator for segment in segments))


def _parted(text: str, segment: Segment, longest_chars: int) -> Iterator[Leaf]:
    start, last = segment.span.start, segment.span.start
    for match in _BLOCK_END.finditer(text, segment.span.start, segment.span.end):
        if match.start() - start > longest_chars and last > start:
            yield Leaf(Span(start, last), (segment.locator,))
            start = last
        last = match.end()
    if segment.span.end - start > longest_chars and start < last < segment.span.end:
        yield Leaf(Span(start, last), (segment.locator,))
        start = last
    yield Leaf(Span(start, segment.span.end), (segment.locator,))
