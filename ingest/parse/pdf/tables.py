"""Tables: rows of cells whose gaps stand above one another in at least three rows."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ingest.parse.pdf.lines import Line
from ingest.parse.pdf.printed import PrintedWord, Rect

Cell = tuple[tuple[PrintedWord, ...], ...]
Gap = tuple[float, float]

_MIN_ROWS = 3
_GAP_EMS = 0.5
_LOOSE_EMS = 3.2  # more than this from line to line, and a table is over
_TIGHT_EMS = 1.45  # a cell's next line is no further than this
_ALONE_LINES = 4  # so many lines of one cell may follow each other
_CROSSING_SHARE = 0.15  # of a table's lines that may cross a gap, such as spanning headers
_RULED_SHARE = 0.6  # of the table's width that a rule between two rows covers
_NUMBER = re.compile(r"[\W\d]*\d[\W\d]*[%a-z]?")


class Table(NamedTuple):
    """A table found among lines.

    Attributes:
        start: Of the first line.
        end: Past the last line.
        rows: Each row's cells, each cell's words line by line; empty cells are kept.
    """

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]


def tables_in(lines: Sequence[Line], rules: Sequence[Rect]) -> list[Table]:
    """Return the tables among the lines of one flow, in order.

    Args:
        lines: Top down.
        rules: Strokes on the page; those between rows tell which lines share a row.
    """
    tables: list[Table] = []
    at = 0
    while at < len(lines):
        table = _table_at(lines, at, rules) if len(lines[at].runs) > 1 else None
        if table is None:
            at += 1
        else:
            tables.append(table)
            at = table.end
    return tables


def _table_at(lines: Sequence[Line], start: int, rules: Sequence[Rect]) -> Table | None:
    end = _reach(lines, start)
    while end - start >= _MIN_ROWS:
        gaps = _gaps(lines[start:end])
        kept = end
        while kept > start and not _belongs(lines[kept - 1], gaps):
            kept -= 1
        if kept == end:
            break
        end = kept
    if end - start < _MIN_ROWS or not gaps:
        return None
    cells = [_cells(line, gaps) for line in lines[start:end]]
    groups = _groups(lines[start:end], cells, rules)
    columns = range(len(gaps) + 1)
    full = sum(sum(any(cells[i][k] for i in group) for k in columns) > 1 for group in groups)
    if full < _MIN_ROWS:
        return None
    rows = tuple(
        tuple(tuple(tuple(cells[i][k]) for i in group if cells[i][k]) for k in columns)
        for group in groups
    )
    return Table(start, end, rows)


def _reach(lines: Sequence[Line], start: int) -> int:
    """Return past which line gaps stop to stand above one another."""
    gaps = _free(lines[start])[1:-1]
    end, alone, crossed = start + 1, 0, 0
    for before, line in pairwise(lines[start:]):
        em = max(line.whole.size, before.whole.size)
        if line.whole.base - before.whole.base > _LOOSE_EMS * em:
            break
        alone = alone + 1 if len(line.runs) == 1 else 0
        kept = _common(gaps, _free(line), _GAP_EMS * min(em, lines[start].whole.size))
        if not kept:
            crossed += 1
            # A second header line may have other gaps than the first: begin with it anew.
            if len(line.runs) < 2 or crossed > 1 or end - start > 2:
                break
            kept = _free(line)[1:-1]
        if alone > _ALONE_LINES:
            break
        gaps = kept
        end += 1
    return end


def _free(line: Line) -> list[Gap]:
    edges = [(-1e6, line.runs[0].left)]
    edges += [(a.right, b.left) for a, b in pairwise(line.runs)]
    return [*edges, (line.runs[-1].right, 1e6)]


def _common(gaps: list[Gap], free: list[Gap], width: float) -> list[Gap]:
    found = []
    for left, right in gaps:
        for other_left, other_right in free:
            low, high = max(left, other_left), min(right, other_right)
            if high - low >= width:
                found.append((low, high))
    return found


def _gaps(lines: Sequence[Line]) -> list[Gap]:
    """Return upright stripes that nearly no line crosses and that part at least three."""
    start = min(line.whole.left for line in lines)
    width = max(line.whole.right for line in lines) - start
    if not 0 < width < 20_000:
        return []
    steps = np.zeros(int(width) + 3, dtype=np.int64)
    for run in (run for line in lines for run in line.runs):
        steps[int(run.left - start + 0.5)] += 1
        steps[int(run.right - start + 0.5)] -= 1
    coverage = np.cumsum(steps)[: int(width) + 1]
    is_free = coverage <= _CROSSING_SHARE * len(lines)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], is_free, [0]]).astype(np.int8)))
    em = float(np.median([line.whole.size for line in lines]))
    stripes = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    gaps = [
        (start + left, start + right)
        for left, right in stripes
        if left > 0 and right < len(coverage) and right - left >= _GAP_EMS * em
    ]
    return [gap for gap in gaps if _parts_rows(lines, gap)]


def _parts_rows(lines: Sequence[Line], gap: Gap) -> bool:
    middle = (gap[0] + gap[1]) / 2
    both = sum(line.runs[0].right <= middle <= line.runs[-1].left for line in lines)
    return both >= min(_MIN_ROWS, max(2, len(lines) // 2))


def _belongs(line: Line, gaps: Sequence[Gap]) -> bool:
    """Say whether a last line is of the table rather than prose that follows it."""
    if not gaps or len(line.runs) > 1:
        return bool(gaps)
    return line.runs[0].left > gaps[0][0]


def _cells(line: Line, gaps: Sequence[Gap]) -> list[list[PrintedWord]]:
    middles = [(left + right) / 2 for left, right in gaps]
    cells: list[list[PrintedWord]] = [[] for _ in range(len(gaps) + 1)]
    for run in line.runs:
        column = sum(middle < (run.left + run.right) / 2 for middle in middles)
        cells[column] += run.words
    return cells


def _groups(
    lines: Sequence[Line], cells: Sequence[list[list[PrintedWord]]], rules: Sequence[Rect]
) -> list[list[int]]:
    """Return the numbers of the lines that form each row."""
    cuts = _cuts(lines, rules)
    is_open = 6 * len(cuts) < len(lines)  # rules around parts of the table, not its rows
    groups: list[list[int]] = []
    for at, line in enumerate(lines):
        if not at:
            groups.append([at])
            continue
        lead = cells[groups[-1][0]]
        before = lines[at - 1]
        if cuts and not is_open:
            is_same = _is_in_ruled_row(before, line, lead, cells[at], cuts)
        else:
            is_same = _is_rest_of_cell(before, line, lead, cells[at])
        if is_same:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _cuts(lines: Sequence[Line], rules: Sequence[Rect]) -> list[float]:
    """Return the heights at which rules part rows."""
    left = min(line.whole.left for line in lines)
    right = max(line.whole.right for line in lines)
    top, bottom = lines[0].whole.base, lines[-1].whole.base
    covered: dict[int, float] = {}
    for rule in rules:
        if rule.width > rule.height and top < rule.top < bottom:
            reach = min(rule.right, right + 20) - max(rule.left, left - 20)
            height = round(rule.top / 2)
            covered[height] = covered.get(height, 0.0) + max(0.0, reach)
    needed = _RULED_SHARE * (right - left)
    cuts = [2.0 * height for height, reach in sorted(covered.items()) if reach >= needed]
    return cuts if len(cuts) >= 2 else []


def _is_in_ruled_row(
    before: Line,
    line: Line,
    lead: list[list[PrintedWord]],
    cells: list[list[PrintedWord]],
    cuts: Sequence[float],
) -> bool:
    if any(before.whole.base < cut <= line.whole.base for cut in cuts):
        return False
    numbers = sum(_NUMBER.fullmatch(run.text) is not None for run in line.runs)
    is_row = bool(cells[0] and cells[-1] and lead[0] and lead[-1])
    return numbers < 2 and not (is_row and numbers)


def _is_rest_of_cell(
    before: Line, line: Line, lead: list[list[PrintedWord]], cells: list[list[PrintedWord]]
) -> bool:
    filled = sum(bool(cell) for cell in cells)
    if cells[0] or filled > max(1, len(cells) // 2) or filled > 2:
        return False
    if any(cell and not above for cell, above in zip(cells, lead, strict=True)):
        return False
    size = max(line.whole.size, before.whole.size)
    return line.whole.base - before.whole.base <= _TIGHT_EMS * size
