"""Blocks become the canonical text: every printed word keeps its place in it."""

import unicodedata
from collections.abc import Sequence

from ingest.parse.pdf.blocks import Block, Kind
from ingest.parse.pdf.chains import Chain
from ingest.parse.pdf.characters import LEADER, SOFT_HYPHEN
from ingest.parse.pdf.frame import turned_back
from ingest.parse.pdf.hyphens import Vocabulary, joint
from ingest.parse.pdf.lines import run_of
from ingest.parse.pdf.marks import settled
from ingest.parse.pdf.printed import PrintedPage, PrintedWord, Rect
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.report_text import Heading, PageLayout, Segment, WordBox
from knowledge.model.span import Span

_LISTED = frozenset({Kind.ITEM, Kind.CONTENTS, Kind.LABEL})
_BULLETS = frozenset("•▪●◦‣○■□➢➤❖◆·*§o")
_DASHES = frozenset("-–—")


class _Entry:
    """A word on its way into the text; the join with the next may still change it."""

    __slots__ = ("page", "space", "text", "word")

    def __init__(self, word: PrintedWord, page: int, space: str) -> None:
        self.word = word
        self.text = word.text
        self.page = page
        self.space = space  # what parts it from the word before


class Assembly:
    """The canonical text as it grows."""

    def __init__(self, pages: Sequence[PrintedPage], vocabulary: Vocabulary) -> None:
        """Begin.

        Args:
            pages: Those read, in order.
            vocabulary: By which hyphens at line ends are judged.
        """
        self._pages = pages
        self._vocabulary = vocabulary
        self._parts: list[str] = []
        self._length = 0
        self._kind: Kind | None = None
        self._boxes: list[list[WordBox]] = [[] for _ in pages]
        self._reach: dict[int, tuple[int, int]] = {}
        self.headings: list[Heading] = []

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def add(self, chain: Chain) -> None:
        """Add a paragraph, heading, item, note or table."""
        entries = self._table_entries(chain[0]) if chain[0].rows else self._line_entries(chain)
        for entry in entries:
            entry.text = entry.text.replace(SOFT_HYPHEN, "")
        entries = [e for e in entries if e.text and not LEADER.fullmatch(e.text)]
        if not entries:
            return
        kind = chain[0].kind
        if self._kind is not None:
            entries[0].space = "\n" if kind in _LISTED and kind is self._kind else "\n\n"
        else:
            entries[0].space = ""
        self._kind = kind
        start = self._length + len(entries[0].space)
        for entry in entries:
            self._put(entry)
        if kind is Kind.HEADING:
            self.headings.append(Heading(Span(start, self._length), chain[0].level))

    def _line_entries(self, chain: Chain) -> list[_Entry]:
        entries: list[_Entry] = []
        is_note = chain[0].kind is Kind.NOTE
        for block in chain:
            for line in block.lines:
                whole = line.whole
                words = settled(
                    whole.words,
                    base=whole.base,
                    size=whole.size,
                    keep_first=is_note and not entries,
                )
                self._join(entries, words, block.page)
        if chain[0].kind is Kind.ITEM and entries:
            entries[0].text = _bullet(entries[0].text)
        return _without_leaders(entries) if chain[0].kind is Kind.CONTENTS else entries

    def _table_entries(self, block: Block) -> list[_Entry]:
        entries: list[_Entry] = []
        for row in block.rows:
            space = "\n"
            for cell in row:
                own: list[_Entry] = []
                for line in cell:
                    self._join(own, _settled_cell(line), block.page)
                if own:
                    own[0].space, space = space, " | "
                    entries += own
        return entries

    def _join(self, entries: list[_Entry], words: Sequence[PrintedWord], page: int) -> None:
        fresh = [_Entry(word, page, "" if word.is_glued else " ") for word in words]
        if entries and fresh:
            met = joint(entries[-1].text, fresh[0].text, self._vocabulary)
            entries[-1].text, fresh[0].text, fresh[0].space = met
        entries += fresh

    def _put(self, entry: _Entry) -> None:
        text, space = entry.text, entry.space
        if not space and self._parts and not text[0].isascii():
            last = self._parts[-1][-1:]
            space = "" if unicodedata.is_normalized("NFC", last + text) else " "
        start = self._length + len(space)
        end = start + len(text)
        self._parts += (space, text)
        self._length = end
        first = self._reach.get(entry.page, (start, end))[0]
        self._reach[entry.page] = first, end
        self._boxes[entry.page].append(self._box(entry, Span(start, end)))

    def _box(self, entry: _Entry, span: Span) -> WordBox:
        page, word = self._pages[entry.page], entry.word
        if not page.turn:
            return WordBox(span, word.left, word.top, word.right, word.bottom)
        rect = Rect(word.left, word.top, word.right, word.bottom)
        shown = turned_back(rect, page.turn, width=page.width, height=page.height)
        return WordBox(span, *(round(edge, 2) for edge in shown))

    def segments(self) -> tuple[Segment, ...]:
        """Return each page's stretch of the text; a page without text has none."""
        return tuple(
            Segment(Span(*self._reach[at]), Locator(LocatorKind.PAGE, page.label, page.number))
            for at, page in enumerate(self._pages)
            if at in self._reach
        )

    def layouts(self) -> tuple[PageLayout, ...]:
        """Return the printed words of every page read."""
        return tuple(
            PageLayout(page.number, page.width, page.height, tuple(boxes))
            for page, boxes in zip(self._pages, self._boxes, strict=True)
        )


def _settled_cell(line: Sequence[PrintedWord]) -> list[PrintedWord]:
    run = run_of(line)
    return settled(line, base=run.base, size=run.size)


def _bullet(text: str) -> str:
    if text in _BULLETS:
        return "•"
    return "-" if text in _DASHES else text


def _without_leaders(entries: list[_Entry]) -> list[_Entry]:
    """Drop the spaced dots that lead to a page number."""
    return [entry for entry in entries if entry.text not in {".", "..", "_"}]
