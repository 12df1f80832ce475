"""Boxes drawn around text: running text goes on around them."""

from collections.abc import Sequence

from ingest.parse.pdf.lines import Line
from ingest.parse.pdf.printed import PrintedPage, Rect

_LINES = 3
_PAGE_SHARE = 0.7  # of the page's area: larger is a background, not a box
_WORD_SHARE = 0.6  # of the page's words
_BOX_LIMIT = 60  # more boxes are a drawing


def boxes_of(page: PrintedPage, lines: Sequence[Line], word_count: int) -> list[int]:
    """Return for each line of a flow the number of the smallest box around it, or -1.

    Args:
        page: That the lines stand on.
        lines: Of one flow.
        word_count: Of the whole page.
    """
    numbers = [-1] * len(lines)
    if not page.boxes or len(page.boxes) > _BOX_LIMIT:
        return numbers
    area = _PAGE_SHARE * page.width * page.height
    candidates = [b for b in page.boxes if b.width * b.height < area]
    for number, box in enumerate(sorted(candidates, key=_area, reverse=True)):
        inside = [at for at, line in enumerate(lines) if _lies_in(line, box)]
        words = sum(len(lines[at].whole.words) for at in inside)
        if len(inside) >= _LINES and words <= _WORD_SHARE * word_count:
            for at in inside:
                numbers[at] = number
    return numbers


def _area(box: Rect) -> float:
    return box.width * box.height


def _lies_in(line: Line, box: Rect) -> bool:
    whole = line.whole
    return box.holds((whole.left + whole.right) / 2, whole.base - 0.3 * whole.size)
