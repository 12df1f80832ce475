"""Build a PDF report in one column: title block or cover, contents, running heads, footnotes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from data.demo.builders.front import Opening, contents_pieces, draw_cover, opening_of
from data.demo.builders.looks import Look, Sheet, look_of, sheet_of
from data.demo.builders.pages import Area, Page, Paginator
from data.demo.builders.text import DemoText
from data.demo.builders.typeset import Mark, Typesetter
from data.demo.builders.words import WORDS, Words

_LONG_WORD_COUNT = 4000
"""From this many words on, a report gets a cover, a table of contents and chapters."""

_TIGHTNESS = (1.0, 0.975, 0.95, 1.03)
"""Type sizes to try, as shares of the look's, until the last page is not nearly empty."""

_LONG_TIGHTNESS = (1.08, 1.06, 1.1)

_LEAST_SHARE_FILLED = 0.2


@dataclass(frozen=True, slots=True)
class Design:
    """What a report looks like: its look, its styles and the text area of its pages."""

    look: Look
    sheet: Sheet
    words: Words
    area: Area


def build(text: DemoText) -> bytes:
    """The bytes of the report as a PDF in one column."""
    return build_in_columns(text, column_count=1)


def build_in_columns(text: DemoText, *, column_count: int) -> bytes:
    """The bytes of the report as a PDF, its text set in `column_count` columns."""
    look, words = look_of(text.id, columns=column_count), WORDS[text.language]
    side = 68.0 if column_count == 1 else 50.0
    area = Area(side, A4[0] - side, 74, A4[1] - 70, column_count)
    long = text.word_count >= _LONG_WORD_COUNT
    for tightness in _LONG_TIGHTNESS if long else _TIGHTNESS:
        tight = replace(look, size=look.size * tightness, leading=look.leading * tightness)
        sheet = sheet_of(tight, words.hyphenation, columns=column_count)
        design = Design(tight, sheet, words, area)
        opening = None if long else opening_of(text, tight, sheet, area)
        pages = _body_pages(text, design, opening)
        if _share_filled(pages[-1]) > _LEAST_SHARE_FILLED or len(pages) == 1:
            break
    return (_Long if long else _Short)(text, design, pages).bytes()


def _share_filled(page: Page) -> float:
    """The share of a page's depth that its fullest column takes."""
    return max(
        (column.filled_to - column.top + column.notes_height) / (column.bottom - column.top)
        for column in page.columns
    )


def _body_pages(text: DemoText, design: Design, opening: Opening | None) -> list[Page]:
    area = design.area
    setter = Typesetter(
        design.look,
        design.sheet,
        text.language,
        width=area.column_width,
        page_width=area.width,
        in_chapters=opening is None,
    )
    paginator = Paginator(
        area,
        lambda number: setter.note(number, text.body.notes[number - 1]),
        first_top=opening.bottom if opening else area.top,
    )
    return paginator.lay_out(tuple(setter.pieces(text.body)))


class _Short:
    """A report that opens with a title block above its text."""

    def __init__(self, text: DemoText, design: Design, pages: Sequence[Page]) -> None:
        self.text = text
        self.design = design
        self.pages = pages
        self.stream = BytesIO()
        self.canvas = Canvas(
            self.stream, pagesize=A4, invariant=1, lang=design.words.locale, pageCompression=1
        )
        _describe(self.canvas, text)

    def bytes(self) -> bytes:
        """Draw all pages; the finished file."""
        for index, page in enumerate(self.pages):
            if index == 0:
                opening_of(self.text, self.design.look, self.design.sheet, self.design.area).draw(
                    self.canvas
                )
            self.draw_page(page, index + 1, len(self.pages), bare=index == 0)
        self.canvas.save()
        return self.stream.getvalue()

    def draw_page(self, page: Page, number: int, count: int, *, bare: bool) -> None:
        """Draw one page of text with its running header (unless `bare`) and footer."""
        canvas, look = self.canvas, self.design.look
        for flowable, bottom in (item for column in page.columns for item in column.placed):
            left = next(c.left for c in page.columns if (flowable, bottom) in c.placed)
            flowable.drawOn(canvas, left, A4[1] - bottom)
        for flowable, left, bottom in page.wide:
            flowable.drawOn(canvas, left, A4[1] - bottom)
        for column in page.columns:
            if column.notes:
                top = column.foot - column.notes_height + 4
                canvas.setLineWidth(0.5)
                canvas.setStrokeColorRGB(0.45, 0.45, 0.45)
                canvas.line(column.left, A4[1] - top, column.left + 90, A4[1] - top)
                foot = column.foot - column.notes_height + 9
                for _, flowable, height in column.notes:
                    foot += height
                    flowable.drawOn(canvas, column.left, A4[1] - foot + flowable.getSpaceAfter())
        self._mark(page, number)
        if not bare:
            self._header(number)
        self._footer(number, self.design.words.page.format(number=number, count=count))
        if look.opening == "band" and not bare:
            canvas.setFillColor(look.accent)
            canvas.rect(0, A4[1] - 8, A4[0], 8, stroke=0, fill=1)
        canvas.showPage()

    def _mark(self, page: Page, number: int) -> None:
        for index, (mark, top) in enumerate(page.marks):
            key = f"p{number}h{index}"
            self.canvas.bookmarkHorizontal(key, 0, A4[1] - top + 6)
            if self.design.look.outline:
                self.canvas.addOutlineEntry(mark.words, key, self._outline_level(mark), closed=1)

    def _outline_level(self, mark: Mark) -> int:
        """The outline may not skip a level, even where a text does."""
        level = min(mark.level, getattr(self, "_level", -1) + 1)
        self._level = level
        return level

    def _header(self, number: int) -> None:
        canvas, look, area = self.canvas, self.design.look, self.design.area
        self._fine_print()
        y = A4[1] - 44
        if look.mirrored and number % 2 == 0:
            canvas.drawString(area.left, y, self.text.initiative)
        elif look.mirrored:
            canvas.drawRightString(area.right, y, self.text.header)
        else:
            canvas.drawString(area.left, y, self.text.header)
        if look.header_rule:
            canvas.setStrokeColor(look.accent)
            canvas.setLineWidth(0.4)
            canvas.line(area.left, y - 6, area.right, y - 6)

    def _footer(self, number: int, words: str) -> None:
        area, look = self.design.area, self.design.look
        self._fine_print()
        if look.mirrored and number % 2 == 0:
            self.canvas.drawString(area.left, 38, words)
        elif look.opening in {"band", "plain"}:
            self.canvas.drawCentredString((area.left + area.right) / 2, 38, words)
        else:
            self.canvas.drawRightString(area.right, 38, words)

    def _fine_print(self) -> None:
        self.canvas.setFont(self.design.sheet.small.fontName, 8.2)
        self.canvas.setFillColorRGB(0.35, 0.35, 0.35)


class _Long(_Short):
    """A report with a cover, a table of contents, and page labels that count from the text."""

    def bytes(self) -> bytes:
        """Draw the cover, the contents and all pages; the finished file."""
        roman = self.design.look.roman_front
        contents = self._contents(first=1)
        front_count = 1 + len(contents)
        if not roman:
            contents = self._contents(first=front_count + 1)
        draw_cover(self.canvas, self.text, self.design.look, self.design.sheet)
        self.canvas.showPage()
        for index, page in enumerate(contents, start=2):
            self._fine_print()
            for column in page.columns:
                for flowable, bottom in column.placed:
                    flowable.drawOn(self.canvas, column.left, A4[1] - bottom)
            if roman:
                self._footer(index, ("i", "ii", "iii", "iv", "v")[index - 1])
            else:
                count = len(self.pages) + front_count
                self._footer(index, self.design.words.page.format(number=index, count=count))
            self.canvas.showPage()
        offset = 0 if roman else front_count
        if roman:
            self.canvas.addPageLabel(0, "ROMAN_LOWER", 1)
            self.canvas.addPageLabel(front_count, "ARABIC", 1)
        for index, page in enumerate(self.pages, start=1):
            self.draw_page(page, index + offset, len(self.pages) + offset, bare=False)
        self.canvas.save()
        return self.stream.getvalue()

    def _contents(self, *, first: int) -> list[Page]:
        """The pages of the table of contents; the text's first page bears the number `first`."""
        entries = [
            (mark, first + index) for index, page in enumerate(self.pages) for mark, _ in page.marks
        ]
        area = replace(self.design.area, column_count=1)
        pieces = contents_pieces(
            self.design.words.contents, entries, self.design.sheet, width=area.width
        )
        return Paginator(area, lambda _: None, first_top=area.top + 10).lay_out(pieces)


def _describe(canvas: Any, text: DemoText) -> None:
    canvas.setTitle(text.title)
    canvas.setAuthor(text.initiative)
    canvas.setSubject(text.kind)
    canvas.setCreator("doorwerk demo base")
    date_document(canvas, text)


def date_document(canvas: Any, text: DemoText) -> None:
    """Give a PDF the text's own date, so that the same text makes the same bytes."""
    stamp = canvas._doc._timeStamp  # noqa: SLF001 reportlab offers no other way
    stamp.t = text.stamp.replace(tzinfo=UTC).timestamp()
    stamp.lt = tuple(text.stamp.timetuple())
    stamp.YMDhms = stamp.lt[:6]
