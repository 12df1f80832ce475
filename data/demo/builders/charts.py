"""A bar chart of a table's first column of figures, as reports show beside the table."""

import re
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from data.demo.builders.blocks import Table, words_of
from data.demo.builders.looks import Look, load_face
from data.demo.builders.ornament import mixed

_FIGURE = re.compile(r"^(?P<unit>[€£%] ?)?(?P<number>\d[\d.,  ]*)(?P<after> ?%| [a-zA-Z²³]+)?$")
_TOTAL = re.compile(
    r"^(totaal|total|summe|gesamt|insgesamt|ensemble|saldo|zusammen|samen|bij elkaar|somme)",
    re.IGNORECASE,
)
_BAR_POINTS = 15.0
_SMALL = 8.2
_LABEL_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class Bars:
    """What a chart shows: a label, the figure as printed and its size for each bar."""

    heading: str
    by: str
    rows: tuple[tuple[str, str, float], ...]


def bars_of(table: Table, language: str) -> Bars | None:
    """The bars of a table, or None if its second column does not hold four like figures."""
    if not words_of(table.header[0]).strip():
        return None
    rows = []
    units = set()
    for row in table.rows:
        label, printed = words_of(row[0]).strip(), words_of(row[1]).strip()
        found = _FIGURE.match(printed)
        if _TOTAL.match(label):
            continue
        if not found or not label:
            return None
        units.add((found["unit"], found["after"]))
        rows.append((label, printed, _size(found["number"], language)))
    few = len(rows) < 4 or len(rows) > 12
    if few or len(units) > 1 or any(re.fullmatch(r"(19|20)\d\d", figure) for _, figure, _ in rows):
        return None
    return Bars(words_of(table.header[1]), words_of(table.header[0]), tuple(rows))


def _size(number: str, language: str) -> float:
    thousands, decimal = (",", ".") if language == "en" else (".", ",")
    bare = re.sub(rf"[\s{re.escape(thousands)}]", "", number).replace(decimal, ".")
    return float(bare.strip("."))


def fits(bars: Bars, look: Look, width: float) -> bool:
    """Whether a chart of `width` points has room for all labels in full."""
    font = load_face(look.heading_font)
    return all(
        stringWidth(label, font, _SMALL) <= width * _LABEL_SHARE for label, _, _ in bars.rows
    )


class BarChart(Flowable):  # type: ignore[misc]
    """Horizontal bars, their labels to the left and their figures at the ends."""

    def __init__(self, bars: Bars, look: Look) -> None:
        """A chart in the colours and typeface of a look."""
        super().__init__()
        self.bars = bars
        self.look = look
        self.font = look.heading_font
        self.spaceBefore, self.spaceAfter = 8, 4
        self.keepWithNext = 1

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size of the chart in a column of `width` points."""
        self.width = width
        self.height = _BAR_POINTS * len(self.bars.rows) + 4
        return width, self.height

    def draw(self) -> None:
        """Draw the axis, the bars, the labels and the figures."""
        canvas, size = self.canv, _SMALL
        longest = max(stringWidth(label, self.font, size) for label, _, _ in self.bars.rows)
        start = longest + 8
        figures = max(stringWidth(figure, self.font, size) for _, figure, _ in self.bars.rows)
        room = self.width - start - figures - 12
        greatest = max(number for _, _, number in self.bars.rows) or 1
        canvas.setFont(self.font, size)
        for index, (label, figure, number) in enumerate(self.bars.rows):
            y = self.height - _BAR_POINTS * (index + 1)
            length = max(room * number / greatest, 0.6)
            canvas.setFillColor(mixed(self.look.accent, HexColor("#ffffff"), 0.3))
            canvas.rect(start, y + 2, length, _BAR_POINTS - 5, stroke=0, fill=1)
            canvas.setFillColor(HexColor("#333333"))
            canvas.drawRightString(start - 5, y + 4, label)
            canvas.drawString(start + length + 4, y + 4, figure)
        canvas.setStrokeColor(HexColor("#777777"))
        canvas.setLineWidth(0.6)
        canvas.line(start, 0, start, self.height)
