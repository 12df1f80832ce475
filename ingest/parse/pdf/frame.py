"""From a page's own space, y upwards, to a frame read from its top left corner."""

from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from ingest.parse.pdf.printed import Rect

Number = TypeVar("Number", float, npt.NDArray[np.float64])


class Frame(NamedTuple):
    """A page's box in its own space, and the clockwise turn in which it is looked at."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def width(self) -> float:
        """Points across, as looked at."""
        return self.top - self.bottom if self.turn in {90, 270} else self.right - self.left

    @property
    def height(self) -> float:
        """Points down, as looked at."""
        return self.right - self.left if self.turn in {90, 270} else self.top - self.bottom

    def turned(self, turn: int) -> "Frame":
        """Return the same page looked at in another turn."""
        return self._replace(turn=turn % 360)

    def x(self, x: Number, y: Number) -> Number:
        """Return how far a point lies from the left edge."""
        if self.turn == 0:
            return x - self.left
        if self.turn == 90:
            return y - self.bottom
        return self.right - x if self.turn == 180 else self.top - y

    def y(self, x: Number, y: Number) -> Number:
        """Return how far a point lies below the upper edge."""
        if self.turn == 0:
            return self.top - y
        if self.turn == 90:
            return x - self.left
        return y - self.bottom if self.turn == 180 else self.right - x

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """Return a rectangle of the page's own space as looked at."""
        xs = self.x(left, bottom), self.x(right, top)
        ys = self.y(left, bottom), self.y(right, top)
        return Rect(min(xs), min(ys), max(xs), max(ys))


def turned_back(rect: Rect, turn: int, *, width: float, height: float) -> Rect:
    """Return a rectangle of a turned reading frame on the page as shown.

    Args:
        rect: In the reading frame.
        turn: Clockwise degrees from the shown page to the reading frame.
        width: Of the shown page, in points.
        height: Of the shown page, in points.
    """
    left, top, right, bottom = rect
    if turn == 90:
        return Rect(top, height - right, bottom, height - left)
    if turn == 180:
        return Rect(width - right, height - bottom, width - left, height - top)
    if turn == 270:
        return Rect(width - bottom, left, width - top, right)
    return rect
