"""The canonical text of a report: what a reader made of its bytes, never changed after."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from knowledge.model.locator import Locator
from knowledge.model.margin_part import MarginPart, unseen_code
from knowledge.model.span import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the canonical text that one locator names, such as a page."""

    span: Span
    locator: Locator


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stands in the canonical text.

    Attributes:
        span: Of the heading's own words, without the line break.
        level: 1 (highest) to 6.
    """

    span: Span
    level: int

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 6:
            raise ValueError(f"a heading's level is 1 to 6, got {self.level}")


@dataclass(frozen=True, slots=True)
class WordBox:
    """Where one word of the canonical text is printed on its page.

    A word broken over two lines has two boxes. Lengths in points (1/72 inch) from
    the top left corner of the page as it is shown.
    """

    span: Span
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The printed words of one page, for drawing a mark over them.

    Attributes:
        index: 0-based position of the page in the document.
        width: In points, as shown (after rotation).
        height: In points, as shown.
        words: In reading order.
    """

    index: int
    width: float
    height: float
    words: tuple[WordBox, ...]


@dataclass(frozen=True, slots=True)
class MarginBox:
    """Where a line of a margin is printed, in points from the top left corner of its page.

    Attributes:
        span: Of the line in the margin's text.
        page_index: 0-based.
    """

    span: Span
    page_index: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Margin:
    """Words that are no part of the canonical text, yet stand in the file: a header, a comment.

    Attributes:
        text: Its lines, parted by line breaks.
        locators: Of the pages that bear it, in order; empty where nothing tells.
        boxes: Of each of its lines on each of those pages.
        part: Where in the file it stands.
        people: What the file itself calls a person, such as its author; not kept.
    """

    text: str
    locators: tuple[Locator, ...] = ()
    boxes: tuple[MarginBox, ...] = ()
    part: MarginPart = MarginPart.EDGE
    people: tuple[Span, ...] = ()

    @property
    def is_unseen(self) -> bool:
        """Whether it is worth a warning that it goes along with the file."""
        is_bare = self.part is MarginPart.PROPERTIES and not self.people
        return not self.part.is_shown and not is_bare


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report's canonical text with its locators and headings.

    Paragraphs, headings and other blocks are parted by an empty line ("\\n\\n"), list items
    and table rows by one line break, cells of a table row by " | ". No other control
    characters occur; the text is in Unicode NFC.

    Attributes:
        text: The canonical text; spans everywhere point into it.
        reader: Name and version of the reader that made it, such as "pdf/1".
        segments: In order, not overlapping; together they hold every character that is
            not white space.
        headings: In order, not overlapping.
        title: As the document states it, or empty.
        language: As the document declares it (ISO 639-1), or empty.
        created: ISO date that the document states, or empty.
        is_ocr: Whether the words were recognised from pictures.
        warnings: Codes of what the reader could not do, such as "images_skipped".
        layouts: Printed words per page, for formats that have fixed pages.
        margins: What the file holds beside its text, such as headers, comments, its author.
    """

    text: str
    reader: str
    segments: tuple[Segment, ...]
    headings: tuple[Heading, ...] = ()
    title: str = ""
    language: str = ""
    created: str = ""
    is_ocr: bool = False
    warnings: tuple[str, ...] = ()
    layouts: tuple[PageLayout, ...] = field(default=(), repr=False)
    margins: tuple[Margin, ...] = ()

    def __post_init__(self) -> None:
        _check_order("segments", [segment.span for segment in self.segments], self.text)
        _check_order("headings", [heading.span for heading in self.headings], self.text)
        _check_cover([segment.span for segment in self.segments], self.text)

    def with_margins(self, margins: Sequence[Margin]) -> "ReportText":
        """Return the text with more margins, and warnings of what its pages do not show.

        A title in the properties is nothing to warn of; a person there is.
        """
        hidden = (unseen_code(m.part) for m in margins if m.is_unseen)
        return replace(
            self,
            margins=(*self.margins, *margins),
            warnings=tuple(dict.fromkeys((*self.warnings, *hidden))),
        )

    def locator_at(self, offset: int) -> Locator:
        """Return the locator of the segment that holds the character at the offset.

        White space between two segments belongs to the first of them.

        Raises:
            IndexError: If the offset lies outside the text.
        """
        if not 0 <= offset < len(self.text):
            raise IndexError(f"offset {offset} outside a text of {len(self.text)} chars")
        starts = [segment.span.start for segment in self.segments]
        return self.segments[max(0, bisect_right(starts, offset) - 1)].locator

    def locators_of(self, span: Span) -> tuple[Locator, ...]:
        """Return the locators that the span touches, in order."""
        return tuple(s.locator for s in self.segments if s.span.overlaps(span))


def _check_order(name: str, spans: Sequence[Span], text: str) -> None:
    for before, after in pairwise(spans):
        if before.end > after.start:
            raise ValueError(f"{name} overlap or are out of order at {after.start}")
    if spans and spans[-1].end > len(text):
        raise ValueError(f"{name} reach beyond the text of {len(text)} chars")


def _check_cover(spans: Sequence[Span], text: str) -> None:
    bounds = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    for gap_start, gap_end in zip(bounds[::2], bounds[1::2], strict=True):
        if text[gap_start:gap_end].strip():
            raise ValueError(f"no segment holds the text at {gap_start}:{gap_end}")
