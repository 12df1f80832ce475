"""Fill pages with pieces: columns, footnotes at the foot, headings kept with what follows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from reportlab.platypus import Paragraph

from data.demo.builders.typeset import Mark, Piece

_TALL = 100_000.0
_NOTE_GAP = 9.0
"""Points between text and its footnotes: the rule stands in the middle."""

_CHAPTER_ROOM = 0.45
"""A chapter begins on a new page when more than this share of the page is filled."""

Note = tuple[int, Any, float]
"""A footnote's number, its paragraph and its height in points."""


@dataclass(slots=True)
class Column:
    """One column; positions are points below the page's upper edge.

    Text may fill it from `top` to `bottom`; its footnotes stand on `foot`.
    """

    left: float
    width: float
    top: float
    bottom: float
    foot: float
    filled_to: float = 0.0
    gap: float = 0.0
    placed: list[tuple[Any, float]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def __post_init__(self) -> None:
        """An empty column is filled to its top."""
        self.filled_to = self.top

    @property
    def notes_height(self) -> float:
        """Points that the notes take at the foot, the rule's gap included."""
        height = sum(height for _, _, height in self.notes)
        return height + _NOTE_GAP if self.notes else 0.0

    def room(self, gap: float, more_notes: Sequence[Note]) -> float:
        """Points that are left for text below a gap, once more footnotes stand at the foot."""
        more = sum(height for _, _, height in more_notes)
        first = _NOTE_GAP if more_notes and not self.notes else 0.0
        end = min(self.bottom, self.foot - self.notes_height - more - first)
        return end - self.filled_to - gap


@dataclass(slots=True)
class Page:
    """A laid-out page: what spans its width, its columns, and the headings that begin on it."""

    columns: list[Column] = field(default_factory=list)
    wide: list[tuple[Any, float, float]] = field(default_factory=list)
    marks: list[tuple[Mark, float]] = field(default_factory=list)

    @property
    def filled_to(self) -> float:
        """How far down the page is filled, footnotes apart."""
        ends = [column.filled_to for column in self.columns] + [end for _, _, end in self.wide]
        return max(ends)


@dataclass(frozen=True, slots=True)
class Area:
    """The text area of a page and how many columns share it, in points from the upper edge."""

    left: float
    right: float
    top: float
    bottom: float
    column_count: int = 1
    gutter: float = 20

    @property
    def width(self) -> float:
        """The width of the text area."""
        return self.right - self.left

    @property
    def column_width(self) -> float:
        """The width of one column."""
        return (self.width - self.gutter * (self.column_count - 1)) / self.column_count


class Paginator:
    """Sets pieces into pages, in order; pieces of full width move to the top of the next page."""

    def __init__(self, area: Area, note: Callable[[int], Any], *, first_top: float) -> None:
        """`note` makes a footnote's paragraph; the first page's text starts at `first_top`."""
        self.area = area
        self.note = note
        self.first_top = first_top
        self.pages: list[Page] = []
        self.waiting: list[Piece] = []
        self.stretch: list[Column] = []
        """The columns that are being filled: side by side, below what stands before."""

    def lay_out(self, pieces: Sequence[Piece]) -> list[Page]:
        """The pages that hold the pieces; columns before a chapter's end are of equal depth."""
        self._open_page()
        for chapter in _chapters(pieces):
            queue = list(chapter)
            if queue[0].opens_chapter:
                self._open_chapter(queue)
            self._fill(queue)
        return self.pages

    def _open_chapter(self, queue: list[Piece]) -> None:
        """Turn the page if the chapter deserves it; in columns, set its heading across them."""
        page = self.pages[-1]
        depth = self.area.bottom - self.area.top
        noted = any(column.notes for column in page.columns)
        filled = (page.filled_to - self.area.top) / depth
        if filled > _CHAPTER_ROOM or (noted and self.area.column_count > 1):
            self._open_page()
            page = self.pages[-1]
        if self.area.column_count > 1:
            piece = queue.pop(0)
            fresh = page.filled_to <= self.area.top
            top = page.filled_to + (0 if fresh else 26)
            _, height = piece.flowable.wrap(self.area.width, _TALL)
            page.wide.append((piece.flowable, self.area.left, top + height))
            if piece.mark:
                page.marks.append((piece.mark, top))
            self._open_stretch(top + height + 14, self.area.bottom)

    def _fill(self, queue: list[Piece]) -> None:
        start, page_count = list(queue), len(self.pages)
        while queue:
            self._place(queue)
            if len(self.pages) > page_count:
                start, page_count = list(queue), len(self.pages)
        if self.area.column_count > 1:
            self._balance(start)
        if self.waiting:
            self._place_rest()

    def _balance(self, start: list[Piece]) -> None:
        """Set the last stretch's pieces again in the least depth that holds them all."""
        page, stretch, waiting = self.pages[-1], self.stretch, self.waiting
        top, page_count = stretch[0].top, len(self.pages)
        columns, marks, mark_count = page.columns, page.marks, self._mark_count
        for depth in range(int(top) + 40, int(self.area.bottom), 8):
            page.columns = [column for column in columns if column not in stretch]
            page.marks = marks[:mark_count]
            self.waiting = []
            self._open_stretch(top, float(depth))
            queue = list(start)
            while queue and len(self.pages) == page_count:
                self._place(queue)
            if len(self.pages) == page_count:
                self.waiting = waiting
                return
            del self.pages[page_count:]
        page.columns, page.marks = columns, marks
        self.stretch, self.waiting = stretch, waiting

    def _place_rest(self) -> None:
        """Set the wide pieces that still wait below the columns, or on one more page."""
        page = self.pages[-1]
        top = page.filled_to + 14
        need = sum(piece.flowable.wrap(self.area.width, _TALL)[1] + 14 for piece in self.waiting)
        noted = any(column.notes for column in page.columns)
        if top + need <= self.area.bottom and not noted:
            self._set_wide(page, top)
        else:
            self._open_page()

    def _open_stretch(self, top: float, bottom: float) -> None:
        area, page = self.area, self.pages[-1]
        step = area.column_width + area.gutter
        self.stretch = [
            Column(area.left + step * index, area.column_width, top, bottom, area.bottom)
            for index in range(area.column_count)
        ]
        page.columns = page.columns + self.stretch
        self._index = 0
        self._mark_count = len(page.marks)

    def _open_page(self) -> None:
        top = self.area.top if self.pages else self.first_top
        page = Page()
        top = self._set_wide(page, top)
        self.pages.append(page)
        self._open_stretch(top, self.area.bottom)

    def _set_wide(self, page: Page, top: float) -> float:
        for piece in self.waiting:
            _, height = piece.flowable.wrap(self.area.width, _TALL)
            page.wide.append((piece.flowable, self.area.left, top + height))
            top += height + (3 if _is_caption(piece) else 14)
        self.waiting = []
        return top

    def _next_column(self) -> None:
        if self._index + 1 < len(self.stretch):
            self._index += 1
        else:
            self._open_page()

    def _place(self, queue: list[Piece]) -> None:
        """Set the first piece of the queue, or a part of it, or turn to the next column."""
        piece = queue[0]
        if piece.full_width or (_is_caption(piece) and queue[1:] and queue[1].full_width):
            self.waiting.append(queue.pop(0))
            return
        column = self.stretch[self._index]
        fresh = column.filled_to == column.top
        _, height = piece.flowable.wrap(column.width, _TALL)
        gap = 0.0 if fresh else max(column.gap, piece.flowable.getSpaceBefore())
        notes = self._new_notes(column, piece.notes)
        room = column.room(gap, notes)
        after = 0.0 if fresh else self._needed_after(queue, column)
        if height + after <= room or (fresh and not _splits(piece)):
            self._set(column, queue.pop(0), gap, height, notes)
            return
        parts = piece.flowable.split(column.width, room) if room > 0 else []
        if len(parts) == 2 and not piece.flowable.getKeepWithNext():
            called = note_numbers_set(parts[0], piece.notes)
            rest = tuple(number for number in piece.notes if number not in called)
            queue[0] = Piece(parts[1], rest)
            _, height = parts[0].wrap(column.width, _TALL)
            first = Piece(parts[0], called, piece.mark)
            self._set(column, first, gap, height, self._new_notes(column, called))
        elif fresh and column.bottom == self.area.bottom:
            self._set(column, queue.pop(0), gap, height, notes)
            return
        self._next_column()

    def _needed_after(self, queue: list[Piece], column: Column) -> float:
        """The room that must stay below a piece kept with the next: a start of what follows."""
        needed = 0.0
        for piece, after in pairwise(queue):
            if not piece.flowable.getKeepWithNext():
                break
            _, height = after.flowable.wrap(column.width, _TALL)
            leading = getattr(getattr(after.flowable, "style", None), "leading", 0)
            least = min(height, 3 * leading) if isinstance(after.flowable, Paragraph) else height
            notes = self._new_notes(column, after.notes)
            least += sum(height for _, _, height in notes)
            needed += max(piece.flowable.getSpaceAfter(), after.flowable.getSpaceBefore()) + least
        return min(needed, 220)

    def _new_notes(self, column: Column, numbers: Sequence[int]) -> list[Note]:
        known = {number for number, _, _ in column.notes}
        notes = []
        for number in dict.fromkeys(numbers):
            if number not in known:
                flowable = self.note(number)
                height = flowable.wrap(column.width, _TALL)[1] + flowable.getSpaceAfter()
                notes.append((number, flowable, height))
        return notes

    def _set(
        self, column: Column, piece: Piece, gap: float, height: float, notes: list[Note]
    ) -> None:
        bottom = column.filled_to + gap + height
        column.placed.append((piece.flowable, bottom))
        if piece.mark:
            self.pages[-1].marks.append((piece.mark, bottom - height))
        column.filled_to = bottom
        column.gap = piece.flowable.getSpaceAfter()
        column.notes += notes


def _chapters(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces, divided before each that opens a chapter."""
    chapters: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.opens_chapter and chapters[-1]:
            chapters.append([])
        chapters[-1].append(piece)
    return chapters


def _is_caption(piece: Piece) -> bool:
    return bool(piece.flowable.getKeepWithNext()) and piece.mark is None


def _splits(piece: Piece) -> bool:
    return hasattr(piece.flowable, "blPara") or hasattr(piece.flowable, "repeatRows")


def note_numbers_set(flowable: Any, numbers: Sequence[int]) -> tuple[int, ...]:
    """Those of `numbers` whose marks stand in a set part of a paragraph (all, in a table)."""
    if not isinstance(flowable, Paragraph):
        return tuple(numbers)
    raised = {
        str(word.text).strip()
        for word in flowable.frags
        if getattr(word, "rise", 0) and str(getattr(word, "text", "")).strip()
    }
    return tuple(number for number in numbers if str(number) in raised)
