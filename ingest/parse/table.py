"""Rows of a sheet or a delimited file, each a citable line with its column headings."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice

from ingest.parse.cleaning import clean_line
from ingest.parse.text_builder import TextBuilder
from knowledge.model.locator import LocatorKind

_LOOK_AHEAD = 20
_HEADING_CHARS = 80
_MOST_LABELLED_COLUMNS = 60
_SHORT_WORDS = 12


def lay_rows(
    rows: Iterable[tuple[int, Sequence[str]]],
    builder: TextBuilder,
    *,
    sheet_name: str = "",
    has_heading: bool = False,
) -> None:
    """Lay rows of cells, one locator each: `Sheet!12`, or the bare number without a sheet.

    Where the first row that is filled names the columns, it is laid as it is and every
    cell below carries its name: "Wijk: Noord | Leden: 41". So a row means something by
    itself, in a search as on a card. A table of one or two columns of short values needs
    no names.

    Args:
        rows: (row number from 1 as the program shows it, cells).
        builder: Takes the rows.
        sheet_name: Of the sheet, if it has one.
        has_heading: Whether the sheet's name stands above its rows.
    """
    filled = ((number, cells) for number, raw in rows if any(cells := _cells(raw)))
    head = list(islice(filled, _LOOK_AHEAD))
    start = _heading_row(head)
    names = list(head[start][1]) if start is not None else []
    builder.end_group()
    for position, (number, cells) in enumerate(chain(head, filled)):
        builder.locate(LocatorKind.ROW, f"{sheet_name}!{number}" if sheet_name else str(number))
        if has_heading and not position:
            builder.heading(sheet_name, 1)
        if start is not None and position > start:
            builder.row(_labelled(cells, names))
        else:
            builder.row(cells)
    builder.end_group()


def _cells(raw: Sequence[str]) -> list[str]:
    cells = [clean_line(cell) for cell in raw]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _heading_row(head: list[tuple[int, list[str]]]) -> int | None:
    """Return which of the first rows names the columns of those below it, if one does."""
    width = max((len(cells) for _, cells in head), default=0)
    for position, (_, cells) in enumerate(head[:-1]):
        if sum(map(bool, cells)) >= max(2, 0.6 * width):
            return position if _names_columns(cells, head[position + 1 :]) else None
    return None


def _names_columns(cells: list[str], below: list[tuple[int, list[str]]]) -> bool:
    names = [cell for cell in cells if cell]
    if len(names) > _MOST_LABELLED_COLUMNS or len({n.casefold() for n in names}) < len(names):
        return False
    if any(len(name) > _HEADING_CHARS or not _has_letters(name) for name in names):
        return False
    return len(names) > 2 or any(
        len(cell.split()) > _SHORT_WORDS for _, row in below for cell in row
    )


def _has_letters(cell: str) -> bool:
    return any(char.isalpha() for char in cell) or (cell.isdigit() and len(cell) == 4)


def _labelled(cells: list[str], names: list[str]) -> list[str]:
    labelled = []
    for position, cell in enumerate(cells):
        name = names[position].rstrip(":") if position < len(names) else ""
        if cell:
            labelled.append(f"{name}: {cell}" if name else cell)
    return labelled
