"""The boxes that a set page holds beside paragraphs and tables."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from data.demo.builders.looks import Look
from data.demo.builders.ornament import tiles


class ChapterHead(Flowable):  # type: ignore[misc]
    """A chapter's heading across all columns, on a tinted band with an ornament."""

    def __init__(self, words: str, look: Look, style: ParagraphStyle) -> None:
        """The heading `words`, set in `style`."""
        super().__init__()
        self.words = words
        self.look = look
        self.inside = Paragraph(escape(words), style)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size of the band over `width` points."""
        self.width = width
        self.inner_height = self.inside.wrap(width - 110, 1000)[1]
        self.height = self.inner_height + 22
        return width, self.height

    def draw(self) -> None:
        """Draw the band, the ornament and the words."""
        self.canv.setFillColor(self.look.tint)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        size = self.height / 2
        tiles(
            self.canv, self.look, self.words, left=self.width - 4 * size, bottom=0, size=size,
            across=4, down=2,
        )  # fmt: skip
        self.inside.drawOn(self.canv, 12, 11)


class Box(Flowable):  # type: ignore[misc]
    """A tinted box with a coloured edge around some paragraphs; never split."""

    def __init__(self, inside: Sequence[Any], look: Look, *, padding: float = 8) -> None:
        """A box around `inside`, in the colours of `look`; padding in points."""
        super().__init__()
        self.inside = inside
        self.look = look
        self.padding = padding
        self.spaceBefore = 6
        self.spaceAfter = 10

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size that the box takes in a column of `width` points."""
        self.width = width
        inner = width - 2 * self.padding - 3
        self.heights = [part.wrap(inner, 10_000)[1] + part.getSpaceAfter() for part in self.inside]
        self.height = sum(self.heights) - self.inside[-1].getSpaceAfter() + 2 * self.padding
        return width, self.height

    def draw(self) -> None:
        """Draw the tint, the edge and the paragraphs."""
        self.canv.setFillColor(self.look.tint)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        self.canv.setFillColor(self.look.accent)
        self.canv.rect(0, 0, 3, self.height, stroke=0, fill=1)
        top = self.height - self.padding
        for part, height in zip(self.inside, self.heights, strict=True):
            part.drawOn(self.canv, self.padding + 3, top - height + part.getSpaceAfter())
            top -= height
