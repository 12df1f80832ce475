"""Tables: rows of cells whose gaps stand above one another in at least three rows."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.parse.pdf.lines import Line, Run, line_of, run_of
from ingest.parse.pdf.printed import PrintedWord, Rect

Cell = tuple[tuple[PrintedWord, ...], ...]
Gap = tuple[float, float]

_MIN_ROWS = 3
_GAP_EMS = 0.5
_LOOSE_EMS = 3.2  # more than this from line to line, and a table is over
_RULED_SHARE = 0.6  # of the table's width that a rule between two rows covers
_LABEL = re.compile(
    r"(?:[•▪●◦‣○■□▫➢➤✓✔❖◆–—*·§\-]|o|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,5})[.):]?)"
)
_NUMBER = re.compile(r"[\W\d]*\d[\W\d]*%?")


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


def labels_joined(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with bullets and numbers joined to what they label, however far."""
    result: list[Line] = []
    for line in lines:
        first = line.runs[0]
        if len(line.runs) > 1 and _LABEL.fullmatch(first.text):
            led = run_of(first.words + line.runs[1].words)
            line = line_of((led, *line.runs[2:]))
        result.append(line)
    return result


def tables_in(lines: Sequence[Line], rules: Sequence[Rect]) -> list[Table]:
    """Return the tables among the lines of one flow, in order.

    Args:
        lines: Top down, their labels joined.
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
    end, gaps = _reach(lines, start)
    gaps = [gap for gap in gaps if _parts_rows(lines[start:end], gap)]
    while end > start and len(lines[end - 1].runs) == 1 and not _is_within(lines[end - 1], gaps):
        end -= 1
    cells = [_cells(line, gaps) for line in lines[start:end]]
    groups = _groups(lines[start:end], cells, rules)
    full = [
        group
        for group in groups
        if sum(any(cells[i][k] for i in group) for k in range(len(gaps) + 1)) > 1
    ]
    if not gaps or len(full) < _MIN_ROWS:
        return None
    rows = tuple(
        tuple(tuple(tuple(cells[i][k]) for i in group if cells[i][k]) for k in range(len(gaps) + 1))
        for group in groups
    )
    return Table(start, end, rows)


def _reach(lines: Sequence[Line], start: int) -> tuple[int, list[Gap]]:
    """Return how far lines keep a gap in common, and the gaps that they keep."""
    gaps = _free(lines[start])[1:-1]
    end, alone = start + 1, 0
    for before, line in zip(lines[start:], lines[start + 1 :], strict=False):
        em = max(line.whole.size, before.whole.size)
        if line.whole.base - before.whole.base > _LOOSE_EMS * em:
            break
        alone = alone + 1 if len(line.runs) == 1 else 0
        kept = _common(gaps, _free(line), _GAP_EMS * min(em, lines[start].whole.size))
        if not kept or alone > 4:
            break
        gaps = kept
        end += 1
    return end, gaps


def _free(line: Line) -> list[Gap]:
    edges = [(-1e6, line.runs[0].left)]
    edges += [(a.right, b.left) for a, b in zip(line.runs, line.runs[1:], strict=False)]
    return [*edges, (line.runs[-1].right, 1e6)]


def _common(gaps: list[Gap], free: list[Gap], width: float) -> list[Gap]:
    found = []
    for left, right in gaps:
        for other_left, other_right in free:
            low, high = max(left, other_left), min(right, other_right)
            if high - low >= width:
                found.append((low, high))
    return found


def _parts_rows(lines: Sequence[Line], gap: Gap) -> bool:
    middle = (gap[0] + gap[1]) / 2
    both = sum(line.runs[0].right <= middle <= line.runs[-1].left for line in lines)
    return both >= 2


def _is_within(line: Line, gaps: Sequence[Gap]) -> bool:
    """Say whether a line alone is the rest of a cell rather than prose after the table."""
    first = gaps[0][0] if gaps else 0.0
    return line.runs[0].left > first


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
    is_open = 6 * len(cuts) < len(lines)
    groups: list[list[int]] = []
    for at, line in enumerate(lines):
        if at and _continues(
            lines[at - 1], line, cells[groups[-1][0]], cells[at], cuts, is_open=is_open
        ):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _cuts(lines: Sequence[Line], rules: Sequence[Rect]) -> list[float]:
    """Return the heights at which rules part rows, where most rows are so parted."""
    left, right = min(l.whole.left for l in lines), max(l.whole.right for l in lines)
    top, bottom = lines[0].whole.base, lines[-1].whole.base
    covered: dict[int, float] = {}
    for rule in rules:
        if rule.width > rule.height and top < rule.top < bottom:
            reach = min(rule.right, right + 20) - max(rule.left, left - 20)
            covered[round(rule.top / 2)] = covered.get(round(rule.top / 2), 0.0) + max(0.0, reach)
    cuts = [
        2.0 * at for at, reach in sorted(covered.items()) if reach >= _RULED_SHARE * (right - left)
    ]
    return cuts if len(cuts) >= 2 else []


def _continues(
    before: Line,
    line: Line,
    lead: list[list[PrintedWord]],
    cells: list[list[PrintedWord]],
    cuts: Sequence[float],
    *,
    is_open: bool,
) -> bool:
    low, high = before.whole.base, line.whole.base
    if cuts:
        is_cut = any(low < cut <= high for cut in cuts)
        is_row = bool(cells[0] and cells[-1] and lead[0] and lead[-1])
        is_number = any(_NUMBER.fullmatch(run.text) for run in line.runs)
        return not is_cut and not (is_row and (is_number or is_open))
    filled = sum(bool(cell) for cell in cells)
    if cells[0] or filled > max(1, len(cells) // 2) or filled > 2:
        return False
    if any(cell and not above for cell, above in zip(cells, lead, strict=True)):
        return False
    return high - low <= 1.45 * max(line.whole.size, before.whole.size)


def table_runs(rows: Sequence[Sequence[Cell]]) -> list[Run]:
    """Return each line of each cell as a run, row by row."""
    return [run_of(line) for row in rows for cell in row for line in cell]
