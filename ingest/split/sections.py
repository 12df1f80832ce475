"""The stretches of a report that a passage never reaches across, with the headings above."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.report_text import Heading, ReportText
from knowledge.model.span import Span

_APART = frozenset({LocatorKind.SLIDE, LocatorKind.MESSAGE, LocatorKind.CHAPTER})


@dataclass(frozen=True, slots=True)
class Section:
    """Text between two borders, or a heading that would otherwise never be found.

    Attributes:
        span: Starts and ends on a character that is not white space.
        heading_path: Headings above it, outermost first.
    """

    span: Span
    heading_path: tuple[str, ...]


def sections_of(report_text: ReportText) -> Iterator[Section]:
    """Yield the sections of a report in order.

    Borders are headings, and the starts of slides, messages, chapters and sheets; the last
    three and slides also end the headings before them, chapters aside. Every character
    outside headings that is not white space is in exactly one section. A heading with
    neither text nor a deeper heading below it is a section of its own.
    """
    text = report_text.text
    path = _Path(text)
    position = 0
    for border in _borders(report_text):
        start = border.heading.span.start if border.heading else border.start
        yield from _body(text, position, start, path)
        position = max(position, start)
        yield from path.close(1 if border.is_fresh else border.level)
        if border.heading:
            position = border.heading.span.end
            path.open(border.heading)
    yield from _body(text, position, len(text), path)
    yield from path.close(1)


@dataclass(frozen=True, slots=True)
class _Border:
    start: int
    heading: Heading | None = None
    is_fresh: bool = False

    @property
    def level(self) -> int:
        return self.heading.level if self.heading else 7


class _Path:
    """The headings above the current position, and which of them a section already shows."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[Heading] = []
        self._shown_count = 0

    def names(self) -> tuple[str, ...]:
        return tuple(" ".join(heading.span.of(self._text).split()) for heading in self._open)

    def show(self) -> tuple[str, ...]:
        self._shown_count = len(self._open)
        return self.names()

    def open(self, heading: Heading) -> None:
        if heading.span.of(self._text).strip():
            self._open.append(heading)

    def close(self, level: int) -> Iterator[Section]:
        """Leave the headings of this level and below; yield the one that nothing showed."""
        while self._open and self._open[-1].level >= level:
            heading = self._open.pop()
            if self._shown_count > len(self._open):
                self._shown_count = len(self._open)
            elif span := trimmed(self._text, heading.span.start, heading.span.end):
                yield Section(span, self.show())


def _body(text: str, start: int, end: int, path: _Path) -> Iterator[Section]:
    if span := trimmed(text, start, end):
        yield Section(span, path.show())


def _borders(report_text: ReportText) -> list[_Border]:
    borders = [_Border(heading.span.start, heading) for heading in report_text.headings]
    borders += [
        _Border(after.span.start, is_fresh=after.locator.kind is not LocatorKind.CHAPTER)
        for before, after in pairwise(report_text.segments)
        if _are_apart(before.locator, after.locator)
    ]
    return sorted(borders, key=lambda border: (border.start, border.heading is not None))


def _are_apart(before: Locator, after: Locator) -> bool:
    if LocatorKind.ROW in (before.kind, after.kind):
        return before.kind is not after.kind or _sheet(before) != _sheet(after)
    return before != after and not _APART.isdisjoint((before.kind, after.kind))


def _sheet(row: Locator) -> str:
    return row.label.rpartition("!")[0]


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span without the white space at its ends, or nothing if it is all white."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
