"""A canonical text laid block by block, so that every reader keeps the same contract."""

import unicodedata
from collections.abc import Sequence

from ingest.outcome import RefusalCode, Refused
from ingest.parse.cleaning import PAGE_MARK, clean, clean_line
from ingest.parse.limits import READING
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.report_text import Heading, PageLayout, ReportText, Segment
from knowledge.model.span import Span

_HEADING_CHARS = 250  # a longer one is a paragraph that was dressed as a heading
_LABEL_CHARS = 120
_CELL_GAP = " | "


class TextBuilder:
    """Takes headings, paragraphs, list items and table rows in reading order.

    Text before the first `locate` belongs to the document as a whole. Locators that no
    text follows are left out but keep their number.

    Args:
        reader: Name and version of the reader, such as "docx/1".
        has_sections: Whether each heading begins a SECTION named after it.
        has_pages: Whether page marks in the text count pages, from 1.
    """

    def __init__(self, reader: str, *, has_sections: bool = False, has_pages: bool = False) -> None:
        if has_sections and has_pages:
            raise ValueError("a text is located by its sections or its pages, not by both")
        self._reader = reader
        self._has_sections = has_sections
        self._has_pages = has_pages
        self._parts: list[str] = []
        self._char_count = 0
        self._last_kind = ""
        self._only_headings = True
        self._marks: list[tuple[int, Locator]] = []
        self._headings: list[Heading] = []
        self._warnings: list[str] = []
        self._image_count = 0
        self._located = 0
        if has_pages:
            self.locate(LocatorKind.PAGE, "1")
        else:
            self._marks.append((0, Locator(LocatorKind.WHOLE, "", 0)))

    @property
    def char_count(self) -> int:
        """How long the text is so far."""
        return self._char_count

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing but headings so far."""
        return self._only_headings

    @property
    def first_heading(self) -> str:
        """The words of the first heading so far, or nothing."""
        if not self._headings:
            return ""
        return self._headings[0].span.of("".join(self._parts))

    def locate(self, kind: LocatorKind, label: str, *, index: int | None = None) -> None:
        """Let what follows stand at a new locator; an empty label becomes its number.

        The index is the next one, unless one is given that lies further on.
        """
        self._located = self._located if index is None else max(index, self._located)
        cut = clean_line(label)[:_LABEL_CHARS].strip()
        locator = Locator(kind, cut or str(self._located + 1), self._located)
        self._marks.append((self._char_count, locator))
        self._located += 1

    def heading(self, text: str, level: int) -> None:
        """Add a heading; the level is brought within 1 to 6."""
        page_count = text.count(PAGE_MARK)
        words = clean_line(text)
        if len(words) > _HEADING_CHARS:
            self.paragraph(text)
            return
        self._turn_pages(page_count)
        if not words:
            return
        if self._has_sections:
            self.locate(LocatorKind.SECTION, words)
        start = self._append("heading", words)
        self._headings.append(Heading(Span(start, start + len(words)), min(6, max(1, level))))

    def paragraph(self, text: str) -> None:
        """Add a paragraph; empty lines within it part it, single line breaks stay."""
        for block in clean(text).split("\n\n"):
            self._append_paged("paragraph", block)

    def item(self, text: str) -> None:
        """Add a list item, on its own line after the item before it."""
        self._append_paged("item", clean(clean(text).replace("\n", " ")))

    def row(self, cells: Sequence[str]) -> None:
        """Add a table row, on its own line after the row before it; empty ends are cut."""
        page_count = sum(cell.count(PAGE_MARK) for cell in cells)
        words = [clean_line(cell) for cell in cells]
        while words and not words[-1]:
            words.pop()
        if any(words):
            self._append("row", _CELL_GAP.join(words).strip())
        self._turn_pages(page_count)

    def printed(self, pieces: Sequence[str], gaps: Sequence[str], *, level: int) -> list[Span]:
        """Add words whose places on the page are known and return the span of each piece.

        Args:
            pieces: Words or parts of them, clean and not empty.
            gaps: What stands between each two: a space, or nothing.
            level: Of the heading that they make; 0 for a paragraph.
        """
        if not pieces:
            return []
        text = pieces[0] + "".join(g + p for g, p in zip(gaps, pieces[1:], strict=True))
        if unicodedata.normalize("NFC", text) != text:
            raise ValueError("words that compose with their neighbours cannot be placed")
        start = self._append("heading" if level else "paragraph", text)
        if level:
            self._headings.append(Heading(Span(start, start + len(text)), level))
        spans = []
        for number, piece in enumerate(pieces):
            spans.append(Span(start, start + len(piece)))
            start += len(piece) + (len(gaps[number]) if number < len(gaps) else 0)
        return spans

    def end_group(self) -> None:
        """Let the next item or row begin a list or table of its own."""
        self._last_kind = ""

    def warn(self, code: str) -> None:
        """Note once what could not be read."""
        if code not in self._warnings:
            self._warnings.append(code)

    def skip_images(self, count: int) -> None:
        """Note that so many pictures were passed over."""
        if count:
            self._image_count += count
            self.warn("images_skipped")

    def build(
        self,
        *,
        title: str = "",
        language: str = "",
        created: str = "",
        is_ocr: bool = False,
        layouts: tuple[PageLayout, ...] = (),
    ) -> ReportText:
        """Return the report's text.

        Raises:
            Refused: EMPTY if no text was added, with how many pictures were passed over.
        """
        text = "".join(self._parts)
        if not text.strip():
            images = {"image_count": self._image_count} if self._image_count else {}
            raise Refused(RefusalCode.EMPTY, **images)
        return ReportText(
            text=text,
            reader=self._reader,
            segments=self._segments(text),
            headings=tuple(self._headings),
            title=clean_line(title),
            language=language,
            created=created,
            is_ocr=is_ocr,
            warnings=tuple(self._warnings),
            layouts=layouts,
        )

    def _segments(self, text: str) -> tuple[Segment, ...]:
        ends = [start for start, _ in self._marks[1:]] + [len(text)]
        segments = []
        for (start, locator), end in zip(self._marks, ends, strict=True):
            words = text[start:end].strip()
            if words:
                first = text.index(words[0], start)
                segments.append(Segment(Span(first, first + len(words)), locator))
        return tuple(segments)

    def _append_paged(self, kind: str, text: str) -> None:
        pieces = text.split(PAGE_MARK)
        whole = "".join(pieces)
        if len(pieces) == 1 or unicodedata.normalize("NFC", whole) != whole:
            self._append(kind, clean(whole))
            self._turn_pages(len(pieces) - 1)
            return
        is_begun = False
        for number, piece in enumerate(pieces):
            if number:
                self._turn_pages(1)
            if is_begun:
                self._continue(piece)
            elif piece.strip():
                self._append(kind, piece.lstrip())
                is_begun = True
        self._trim()

    def _turn_pages(self, page_count: int) -> None:
        if self._has_pages:
            for _ in range(page_count):
                self.locate(LocatorKind.PAGE, "")

    def _append(self, kind: str, text: str) -> int:
        if not text:
            return self._char_count
        is_joined = kind == self._last_kind and kind in ("item", "row")
        if self._parts:
            self._push("\n" if is_joined else "\n\n")
        self._last_kind = kind
        self._only_headings &= kind == "heading"
        start = self._char_count
        self._push(text)
        return start

    def _continue(self, piece: str) -> None:
        before = self._parts[-1]
        self._push(piece.lstrip() if before.endswith((" ", "\n")) else piece)

    def _trim(self) -> None:
        while self._parts:
            cut = self._parts[-1].rstrip()
            self._char_count -= len(self._parts[-1]) - len(cut)
            self._parts[-1] = cut
            if cut:
                return
            self._parts.pop()

    def _push(self, text: str) -> None:
        if not text:
            return
        self._parts.append(text)
        self._char_count += len(text)
        if self._char_count > READING.text_chars:
            raise Refused(RefusalCode.TOO_LONG, char_limit=READING.text_chars)
