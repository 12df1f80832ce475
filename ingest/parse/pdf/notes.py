"""Footnotes: small type at the foot of a page or column, opened by a mark or a rule."""

import re
from collections.abc import Sequence

from ingest.parse.pdf.lines import Line
from ingest.parse.pdf.printed import Rect

_SMALLER = 0.93
_LOWEST_SHARE = 0.35  # of the page's height: notes stand below it
_MARK = re.compile(r"(?:\(?\d{1,3}[).]?|[∗*†‡§¶]+|[¹²³⁰⁴-⁹]+|[a-z])$")
_GLUED_MARK = re.compile(r"(?:[∗*†‡§]+|[¹²³⁰⁴-⁹]+)\S")


def notes_start(
    lines: Sequence[Line], *, body_size: float, page_height: float, rules: Sequence[Rect]
) -> int:
    """Return the number of the first line that belongs to footnotes, or the count of lines.

    Args:
        lines: Of one flow, top down.
        body_size: Of the document's main type, in points.
        page_height: In points.
        rules: Strokes on the page; a short one opens the notes even without a mark, where
            a note of the page before goes on.
    """
    start = len(lines)
    while start > 0 and _is_small(lines[start - 1], body_size):
        start -= 1
    lowest = _LOWEST_SHARE * page_height
    for at in range(start, len(lines)):
        line = lines[at].whole
        if line.base < lowest:
            continue
        if opens_note(lines[at]) or _is_under_rule(lines, at, rules):
            return at
    return len(lines)


def _is_small(line: Line, body_size: float) -> bool:
    return line.whole.size <= _SMALLER * body_size and len(line.runs) <= 2


def opens_note(line: Line) -> bool:
    """Say whether a line begins with the mark of a note."""
    words = line.whole.words
    first = words[0]
    if _GLUED_MARK.match(first.text):
        return True
    if len(words) < 2 or not _MARK.fullmatch(first.text):
        return False
    is_raised = first.style.size < 0.85 * line.whole.size
    return is_raised or first.text.rstrip(".)").lstrip("(").isdigit() or first.text in "∗*†‡§"


def _is_under_rule(lines: Sequence[Line], at: int, rules: Sequence[Rect]) -> bool:
    line = lines[at].whole
    above = lines[at - 1].whole.base if at else line.top - 4 * line.size
    return any(
        above < rule.top < line.base - 0.3 * line.size
        and abs(rule.left - line.left) < 3 * line.size
        and 20 < rule.width < 260
        and rule.height <= 3
        for rule in rules
    )
