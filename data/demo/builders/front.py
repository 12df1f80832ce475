"""What comes before a PDF's text: the title block, or the cover and the table of contents."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph

from data.demo.builders.looks import Look, Sheet
from data.demo.builders.ornament import mixed, tiles
from data.demo.builders.pages import Area
from data.demo.builders.text import DemoText
from data.demo.builders.typeset import Mark, Piece

_BAND_TOP = 96.0
_TILE = 24.0


@dataclass(frozen=True, slots=True)
class Opening:
    """A title block: `bottom` is where the text may begin, in points below the page's edge."""

    text: DemoText
    look: Look
    area: Area
    parts: tuple[tuple[Any, float], ...]
    notice: tuple[Any, float]
    title_bottom: float
    bottom: float

    def draw(self, canvas: Any) -> None:
        """Draw the block at the top of the canvas's page."""
        look, area, height = self.look, self.area, A4[1]
        canvas.setFillColor(look.accent)
        canvas.setStrokeColor(look.accent)
        if look.opening == "band":
            canvas.rect(0, height - self.title_bottom, A4[0], self.title_bottom, stroke=0, fill=1)
            tiles(
                canvas, look, self.text.id, left=A4[0] - 5 * _TILE, bottom=height - 2 * _TILE,
                size=_TILE, across=5, down=2,
            )  # fmt: skip
        elif look.opening == "bar":
            canvas.rect(area.left - 14, height - self.title_bottom + 4, 5,
                        self.title_bottom - area.top, stroke=0, fill=1)  # fmt: skip
        elif look.opening == "centred":
            for y in (area.top - 6, self.title_bottom + 4):
                canvas.setLineWidth(1.2 if y < area.top else 0.5)
                canvas.line(area.left, height - y, area.right, height - y)
        else:
            canvas.setLineWidth(2)
            canvas.line(area.left, height - self.title_bottom, area.right,
                        height - self.title_bottom)  # fmt: skip
        for flowable, bottom in self.parts:
            flowable.drawOn(canvas, area.left, height - bottom)
        flowable, bottom = self.notice
        flowable.drawOn(canvas, area.left, height - bottom)


def opening_of(text: DemoText, look: Look, sheet: Sheet, area: Area) -> Opening:
    """The title block of a report, measured."""
    top = _BAND_TOP - 26 if look.opening == "band" else area.top + 6
    kicker = ParagraphStyle("kicker", sheet.subtitle, fontSize=9.5, leading=14, spaceAfter=4)
    lead = ParagraphStyle("lead", sheet.subtitle, fontSize=9.8, leading=13, spaceBefore=4)
    parts = []
    for words, style in (
        (text.initiative, kicker),
        (text.title, sheet.title),
        (text.where_and_when, sheet.subtitle),
        *((words, lead) for words in text.lead),
    ):
        flowable = Paragraph(escape(words), style)
        top += flowable.wrap(area.width - (60 if look.opening == "band" else 0), 1000)[1]
        parts.append((flowable, top))
        top += style.spaceAfter
    title_bottom = top + (18 if look.opening == "band" else 10)
    notice, notice_height = _notice(text, sheet, area.width)
    notice_bottom = title_bottom + 10 + notice_height
    return Opening(
        text, look, area, tuple(parts), (notice, notice_bottom), title_bottom, notice_bottom + 14
    )


def _notice(text: DemoText, sheet: Sheet, width: float) -> tuple[Any, float]:
    style = ParagraphStyle(
        "notice", sheet.small, fontName=f"{sheet.small.fontName}-Italic",
        textColor=Color(0.3, 0.3, 0.3),
    )  # fmt: skip
    flowable = Paragraph(escape(text.notice), style)
    return flowable, flowable.wrap(width, 1000)[1]


def draw_cover(canvas: Any, text: DemoText, look: Look, sheet: Sheet) -> None:
    """Draw a report's cover on the canvas's page."""
    width, height = A4
    classic = look.opening == "centred"
    if classic:
        canvas.setStrokeColor(look.accent)
        canvas.setLineWidth(1.5)
        canvas.rect(40, 40, width - 80, height - 80, stroke=1, fill=0)
        canvas.setLineWidth(0.4)
        canvas.rect(46, 46, width - 92, height - 92, stroke=1, fill=0)
    else:
        size = width / 8
        tiles(canvas, look, text.id, left=0, bottom=height - 4 * size, size=size, across=8, down=4)
        canvas.setFillColor(mixed(look.accent, Color(0, 0, 0), 0.15))
        canvas.rect(0, 0, width, 96, stroke=0, fill=1)
    align = {"alignment": TA_CENTER} if classic else {}
    plain = {"textColor": look.accent, **align}
    title = ParagraphStyle("cover", sheet.title, fontSize=30, leading=36, **plain)
    under = ParagraphStyle("under", sheet.subtitle, fontSize=14, leading=20, **plain)
    lead = ParagraphStyle("lead", under, fontSize=11, leading=15)
    top = 300.0 if classic else 365.0
    for words, style in (
        (text.title, title),
        (text.where_and_when, under),
        *((words, lead) for words in text.lead),
    ):
        flowable = Paragraph(escape(words), style)
        top += flowable.wrap(width - 150, 1000)[1] + 10
        flowable.drawOn(canvas, 75, height - top)
    notice, notice_height = _notice(text, sheet, width - 150)
    notice.drawOn(canvas, 75, 130)
    maker_colour = look.accent if classic else Color(1, 1, 1)
    maker = Paragraph(
        f"<b>{escape(text.initiative)}</b><br/>{text.year}",
        ParagraphStyle("maker", under, fontSize=12, leading=17, textColor=maker_colour),
    )
    _, maker_height = maker.wrap(width - 150, 1000)
    maker.drawOn(canvas, 75, 190 + notice_height if classic else 48 - maker_height / 2)


class _Entry(Flowable):  # type: ignore[misc]
    """A line of the table of contents: words, dots, page number."""

    def __init__(self, words: str, number: int, *, depth: int, sheet: Sheet) -> None:
        super().__init__()
        self.words = words
        self.number = str(number)
        self.indent = 16.0 * depth
        self.font = f"{sheet.body.fontName}-Bold" if depth == 0 else sheet.body.fontName
        self.size = sheet.body.fontSize
        self.spaceBefore = 7 if depth == 0 else 2
        self.spaceAfter = 0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One or more lines over the whole width."""
        self.width = width
        limit = width - self.indent - 40
        lines, line = [], ""
        for word in self.words.split():
            longer = f"{line} {word}".strip()
            if line and stringWidth(longer, self.font, self.size) > limit:
                lines.append(line)
                line = word
            else:
                line = longer
        self.lines = [*lines, line]
        self.height = len(self.lines) * self.size * 1.35
        return width, self.height

    def draw(self) -> None:
        """Draw the words, the leader of dots and the page number on the last line."""
        step = self.size * 1.35
        self.canv.setFillColor(Color(0.1, 0.1, 0.1))
        self.canv.setFont(self.font, self.size)
        for index, line in enumerate(self.lines):
            y = self.height - step * (index + 1) + 3
            self.canv.drawString(self.indent, y, line)
        self.canv.drawRightString(self.width, 3, self.number)
        start = self.indent + stringWidth(self.lines[-1] + " ", self.font, self.size)
        end = self.width - stringWidth(" " + self.number, self.font, self.size) - 2
        dot = stringWidth(".", self.font, self.size) * 1.6
        count = int((end - start) / dot)
        text = self.canv.beginText(end - count * dot, 3)
        text.setFont(self.font, self.size)
        text.setCharSpace(dot - stringWidth(".", self.font, self.size))
        text.textOut("." * max(count, 0))
        self.canv.drawText(text)


def contents_pieces(
    heading: str, entries: Sequence[tuple[Mark, int]], sheet: Sheet, *, width: float
) -> list[Piece]:
    """The table of contents: its heading and a line for each mark of the two highest levels."""
    style = ParagraphStyle("contents", sheet.headings[0], keepWithNext=0)
    lines = [
        Piece(_Entry(mark.words, number, depth=mark.level, sheet=sheet))
        for mark, number in entries
        if mark.level < 2
    ]
    for line in lines:
        line.flowable.wrap(width, 0)
    return [Piece(Paragraph(escape(heading), style)), *lines]
