"""Turn a text's blocks into pieces that a page can hold, in a look's styles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import HRFlowable, Table, TableStyle
from reportlab.platypus import Paragraph as SetParagraph

from data.demo.builders.blocks import Body, Heading, Listing, Paragraph, Quotation, Runs, words_of
from data.demo.builders.blocks import Table as TableBlock
from data.demo.builders.charts import BarChart, Bars, bars_of, fits
from data.demo.builders.flowables import Box, ChapterHead
from data.demo.builders.looks import Look, Sheet
from data.demo.builders.words import WORDS

_CAPTION = re.compile(r"^(Tabel|Table|Tabelle|Tableau|Figuur|Figure) ?\d+\s*[.:–—]")
_NUMBERED = re.compile(r"^(\d+(\.\d+)*\.?|[IVX]+\.)\s")
_FIGURE = re.compile(r"^[–−+-]?[€$£]? ?[\d.,\s  ]+ ?(%|€|kWh|kg|km|m²|uur|h)?$")
_BULLETS = ("•", "–", "▪")
_CELL_PADDING = 5.0


@dataclass(slots=True)
class Mark:
    """A heading's place in the table of contents and the outline."""

    level: int
    words: str


@dataclass(slots=True)
class Piece:
    """Something to set on a page: a flowable, the footnotes it calls, and its role."""

    flowable: Any
    notes: tuple[int, ...] = ()
    mark: Mark | None = None
    full_width: bool = False
    opens_chapter: bool = False


def markup(runs: Runs, *, look: Look) -> str:
    """The runs in the little markup language of a set paragraph."""
    parts = []
    for run in runs:
        if run.note:
            size, rise = look.size * 0.66, look.size * 0.36
            parts.append(f'<super size="{size:.2f}" rise="{rise:.2f}">{run.note}</super>')
            continue
        words = escape(run.text).replace("\n", "<br/>")
        if run.code:
            words = f'<font face="{look.body_font}">{words}</font>'
        if run.italic:
            words = f"<i>{words}</i>"
        if run.bold:
            words = f"<b>{words}</b>"
        if run.link:
            words = f'<a href="{escape(run.link)}" color="{look.accent.hexval()}">{words}</a>'
        parts.append(words.replace("0x", "#") if run.link else words)
    return "".join(parts)


def note_numbers(runs: Runs) -> tuple[int, ...]:
    """The footnotes that some runs call, in order."""
    return tuple(run.note for run in runs if run.note)


class Typesetter:
    """Sets a body in one look: `pieces` are what the pages will hold, in order."""

    def __init__(
        self,
        look: Look,
        sheet: Sheet,
        language: str,
        *,
        width: float,
        page_width: float,
        in_chapters: bool = False,
    ) -> None:
        """`width` is a column's and `page_width` the text area's, in points.

        With `in_chapters` the highest headings open chapters.
        """
        self.in_chapters = in_chapters
        self.look = look
        self.language = language
        self.sheet = sheet
        self.width = width
        self.page_width = page_width

    def pieces(self, body: Body) -> Iterator[Piece]:
        """The pieces of a body's blocks."""
        counts = [0, 0, 0]
        numbered = self.look.numbered and not _has_own_numbers(body)
        charts_left = (3 if self.in_chapters else 1) if self.look.charts else 0
        chart_number = 0
        for block in body.blocks:
            match block:
                case Heading():
                    yield from self._heading(block, counts, numbered=numbered)
                case Paragraph(runs=runs):
                    caption = _CAPTION.match(words_of(runs)) and len(words_of(runs)) < 160
                    yield self._paragraph(runs, self.sheet.caption if caption else self.sheet.body)
                case Listing():
                    yield from self._listing(block)
                case TableBlock():
                    yield self._table(block)
                    bars = bars_of(block, self.language)
                    if bars and chart_number < charts_left and fits(bars, self.look, self.width):
                        chart_number += 1
                        yield from self._chart(bars, chart_number)
                case Quotation():
                    yield self._quotation(block)

    def note(self, number: int, runs: Runs) -> Any:
        """A footnote's paragraph for the foot of a page."""
        words = f'<super size="6" rise="2.6">{number}</super> {markup(runs, look=self.look)}'
        return SetParagraph(words, self.sheet.note)

    def _paragraph(self, runs: Runs, style: ParagraphStyle) -> Piece:
        return Piece(SetParagraph(markup(runs, look=self.look), style), note_numbers(runs))

    def _heading(self, block: Heading, counts: list[int], *, numbered: bool) -> Iterator[Piece]:
        depth = min(block.level - 2, 2)
        words = words_of(block.runs)
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (2 - depth)
        if numbered and depth < 2:
            words = ".".join(str(count) for count in counts[: depth + 1]) + "  " + words
        shown = words.upper() if self.look.capitals and depth == 0 else words
        opens = self.in_chapters and depth == 0
        if opens and self.width < self.page_width:
            head = ChapterHead(shown, self.look, self.sheet.headings[0])
            yield Piece(head, (), Mark(depth, words), opens_chapter=True)
            return
        flowable = SetParagraph(escape(shown), self.sheet.headings[depth])
        mark = Mark(depth, words)
        yield Piece(flowable, note_numbers(block.runs), mark, opens_chapter=opens)
        if self.look.ruled_headings and depth == 0:
            rule = HRFlowable(
                width="100%", thickness=0.7, color=self.look.accent, spaceBefore=0, spaceAfter=7
            )
            rule.keepWithNext = 1
            yield Piece(rule)

    def _listing(self, block: Listing) -> Iterator[Piece]:
        for index, item in enumerate(block.items):
            indent = 15 + 14 * item.depth
            style = ParagraphStyle(
                "item",
                self.sheet.body,
                leftIndent=indent,
                bulletIndent=indent - 13,
                spaceAfter=self.look.leading * (0.5 if index == len(block.items) - 1 else 0.16),
                bulletFontName=self.sheet.body.fontName,
                bulletFontSize=self.look.size,
                bulletColor=self.look.accent,
            )
            bullet = f"{item.number}." if item.number else _BULLETS[min(item.depth, 1)]
            flowable = SetParagraph(markup(item.runs, look=self.look), style, bulletText=bullet)
            yield Piece(flowable, note_numbers(item.runs))

    def _quotation(self, block: Quotation) -> Piece:
        inside = [SetParagraph(markup(runs, look=self.look), self.sheet.box) for runs in
                  block.paragraphs]  # fmt: skip
        notes = tuple(number for runs in block.paragraphs for number in note_numbers(runs))
        return Piece(Box(inside, self.look), notes)

    def _table(self, block: TableBlock) -> Piece:
        in_column = self.width == self.page_width or len(block.header) <= 3
        width = self.width if in_column else self.page_width
        cells = [
            [self._cell(cell, column, block, head=index == 0) for column, cell in enumerate(row)]
            for index, row in enumerate((block.header, *block.rows))
        ]
        widths = self._widths(block, width)
        table = Table(cells, colWidths=widths, repeatRows=1, hAlign="LEFT")
        table.setStyle(TableStyle(self._table_rules(len(cells))))
        table.spaceBefore, table.spaceAfter = 4, self.look.leading * 0.9
        notes = tuple(
            number for row in (block.header, *block.rows) for cell in row
            for number in note_numbers(cell)
        )  # fmt: skip
        return Piece(table, notes, full_width=not in_column)

    def _chart(self, bars: Bars, number: int) -> Iterator[Piece]:
        keeps_case = self.language == "de"
        by = bars.by if keeps_case else bars.by[0].lower() + bars.by[1:]
        words = WORDS[self.language].figure
        caption = words.format(number=number, what=bars.heading, by=by)
        yield Piece(BarChart(bars, self.look))
        style = ParagraphStyle(
            "figure", self.sheet.caption, keepWithNext=0, spaceAfter=self.look.leading * 0.9
        )
        yield Piece(SetParagraph(escape(caption), style))

    def _cell(self, runs: Runs, column: int, block: TableBlock, *, head: bool) -> Any:
        figures = all(_FIGURE.match(words_of(row[column]).strip() or "0") for row in block.rows)
        align = "right" if figures and column else block.aligns[column]
        style = self.sheet.cell_head if head else self.sheet.cell
        alignment = {"left": 0, "center": 1, "right": 2}[align]
        return SetParagraph(
            markup(runs, look=self.look), ParagraphStyle("c", style, alignment=alignment)
        )

    def _widths(self, block: TableBlock, width: float) -> list[float]:
        """Column widths that fill `width`: none below its longest word, the rest by need."""
        font, size = self.sheet.cell_head.fontName, self.sheet.cell.fontSize
        least, natural = [], []
        for column in zip(block.header, *block.rows, strict=True):
            texts = [words_of(cell) for cell in column]
            words = [word for text in texts for word in text.split()] or [""]
            padding = 2 * _CELL_PADDING + 1
            least.append(max(stringWidth(word, font, size) for word in words) + padding)
            natural.append(max(stringWidth(text, font, size) for text in texts) + padding)
        spare = width - sum(least)
        if spare <= 0:
            return [width * part / sum(least) for part in least]
        wants = [min(want, width * 0.6) - low for want, low in zip(natural, least, strict=True)]
        wants = [max(want, 0) + 4 for want in wants]
        return [low + spare * want / sum(wants) for low, want in zip(least, wants, strict=True)]

    def _table_rules(self, row_count: int) -> list[tuple[Any, ...]]:
        accent, hair = self.look.accent, HexColor("#b9b9b9")
        rules: list[tuple[Any, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), _CELL_PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), _CELL_PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        ]
        if self.look.table == "rules":
            rules += [("LINEABOVE", (0, 0), (-1, 0), 1, accent)]
            rules += [("LINEBELOW", (0, 0), (-1, 0), 0.5, accent)]
            rules += [("LINEBELOW", (0, row_count - 1), (-1, row_count - 1), 1, accent)]
        elif self.look.table == "header":
            rules += [("BACKGROUND", (0, 0), (-1, 0), accent)]
            rules += [("ROWBACKGROUNDS", (0, 1), (-1, -1), (white, self.look.tint))]
        else:
            rules += [("GRID", (0, 0), (-1, -1), 0.4, hair)]
            rules += [("BACKGROUND", (0, 0), (-1, 0), self.look.tint)]
        return rules


def _has_own_numbers(body: Body) -> bool:
    headings = [words_of(block.runs) for block in body.blocks if isinstance(block, Heading)]
    return sum(bool(_NUMBERED.match(heading)) for heading in headings) * 2 > len(headings)
