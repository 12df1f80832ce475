"""What stands on a page before anyone reads it: words, rules, boxes and pictures."""

from typing import NamedTuple


class Rect(NamedTuple):
    """A rectangle in points, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Say whether the point lies inside or on the edge."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class TextStyle(NamedTuple):
    """How a stretch of text is printed.

    Attributes:
        size: Of the letters as shown, in points.
        font: Base name without the subset's tag, such as "Calibri-Bold".
        is_bold: By name, weight or stroked outlines.
        is_italic: By name.
        is_visible: False for invisible rendering (a recognised layer) or full transparency.
        is_pale: Nearly white.
        turn: Degrees that the letters are turned counter-clockwise in the page's own
            space: 0, 90, 180, 270, or -1 for an odd angle.
        is_artifact: Marked in the file as no part of its content.
        tag: Heading level that the file's structure states, 0 where it states none.
    """

    size: float
    font: str
    is_bold: bool
    is_italic: bool
    is_visible: bool
    is_pale: bool
    turn: int
    is_artifact: bool
    tag: int


class PrintedWord(NamedTuple):
    """A word as printed, in the page's reading frame (upright, from the top left corner).

    Attributes:
        text: Its characters in NFC, ligatures written out.
        left: Of its first letter.
        top: Of its tallest letter, by the size of the type.
        right: Of its last letter.
        bottom: Of its deepest letter, by the size of the type.
        base: The line it stands on.
        style: How it is printed.
        is_glued: Whether it follows the word before without a space.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    style: TextStyle
    is_glued: bool = False


class PrintedPage(NamedTuple):
    """One page as printed.

    Attributes:
        number: 0-based position in the document.
        label: As the document names it.
        width: As shown, in points.
        height: As shown, in points.
        turn: Clockwise degrees from the shown page to the reading frame; the words of a
            table printed sideways read upright in that frame only.
        words: In the order of the file, in the reading frame.
        aside: Words printed sideways to most others, each stretch upright in itself.
        rules: Thin horizontal or vertical strokes, in the reading frame.
        boxes: Outlined or filled rectangles larger than a line of text.
        picture_share: Of the page's area that pictures cover, 0 to 1.
        has_picture: Whether anything is drawn that could be a picture of text.
        is_recognised: Whether its words are an invisible layer over a picture.
        unmapped_count: Characters without a known meaning.
        left_out: Words that nobody reads on it: invisible, white on white, tiny, off the page;
            of a recognised page those that are printed.
    """

    number: int
    label: str
    width: float
    height: float
    turn: int
    words: tuple[PrintedWord, ...]
    aside: tuple[PrintedWord, ...]
    rules: tuple[Rect, ...]
    boxes: tuple[Rect, ...]
    picture_share: float
    has_picture: bool
    is_recognised: bool
    unmapped_count: int
    left_out: tuple[PrintedWord, ...] = ()
