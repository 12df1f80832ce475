"""The cells of a sheet or delimited file as they are, for who assigns its columns."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice

import python_calamine

from ingest.outcome import RefusalCode, Refused
from ingest.parse.cleaning import clean_line
from ingest.parse.delimited import delimited_rows
from ingest.parse.encoding import decode
from ingest.parse.guard import Archive
from ingest.parse.row import Row
from ingest.parse.sheet import sheet_rows, visible_sheets
from ingest.parse.sniff import Kind, sniff

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CELL_CHARS = 20_000
_MOST_CHARS = 20_000_000
_SHEETS = (Kind.XLSX, Kind.XLS, Kind.ODS)


def read_cells(data: bytes, *, file_name: str) -> tuple[Row, ...]:
    """Return the rows of a sheet, cell by cell, each as the report's text will hold it.

    Formulas give the value that was last saved; none is ever evaluated. Of several sheets
    all that are visible are given.

    Raises:
        Refused: UNSUPPORTED for what is no sheet, EMPTY, DAMAGED, ENCRYPTED, BOMB; TOO_LONG
            beyond 20,000 rows, 200 columns or 20,000 characters in a cell.
    """
    kind = sniff(data, file_name=file_name)
    if kind is Kind.NOTHING:
        raise Refused(RefusalCode.EMPTY)
    if kind in _SHEETS:
        rows = tuple(_bounded(_sheets(data)))
    elif kind in (Kind.CSV, Kind.TXT):
        rows = tuple(_bounded(_delimited(data)))
    elif kind is Kind.LOCKED_OFFICE:
        raise Refused(RefusalCode.ENCRYPTED)
    elif kind in (Kind.BROKEN_ZIP, Kind.ZIP):
        Archive(data)  # a bomb is called one
        raise Refused(RefusalCode.DAMAGED, detail="zip")
    else:
        raise Refused(RefusalCode.UNSUPPORTED, kind=kind.value)
    if not rows:
        raise Refused(RefusalCode.EMPTY)
    return rows


def _sheets(data: bytes) -> Iterator[tuple[str, int, Iterable[str]]]:
    if data.startswith(b"PK"):
        archive = Archive(data)
        manifest = "META-INF/manifest.xml"
        if manifest in archive and b"encryption-data" in archive.read(manifest):
            raise Refused(RefusalCode.ENCRYPTED)
    try:
        with python_calamine.load_workbook(io.BytesIO(data)) as book:
            for name in visible_sheets(book):
                for number, cells in sheet_rows(book.get_sheet_by_name(name)):
                    yield name, number, cells
    except python_calamine.PasswordError as error:
        raise Refused(RefusalCode.ENCRYPTED) from error
    except python_calamine.CalamineError as error:
        raise Refused(RefusalCode.DAMAGED, detail=type(error).__name__) from error


def _delimited(data: bytes) -> Iterator[tuple[str, int, Iterable[str]]]:
    text = decode(data).replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    try:
        for number, cells in delimited_rows(text):
            yield "", number, cells
    except csv.Error as error:
        raise Refused(RefusalCode.DAMAGED, detail="csv") from error


def _bounded(rows: Iterable[tuple[str, int, Iterable[str]]]) -> Iterator[Row]:
    row_count = char_count = 0
    for sheet, number, raw in rows:
        cells = [clean_line(cell) for cell in islice(raw, MOST_COLUMNS + 1)]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        row_count += 1
        char_count += sum(map(len, cells))
        if row_count > MOST_ROWS:
            raise Refused(RefusalCode.TOO_LONG, row_limit=MOST_ROWS)
        if len(cells) > MOST_COLUMNS:
            raise Refused(RefusalCode.TOO_LONG, column_limit=MOST_COLUMNS)
        if max(map(len, cells)) > MOST_CELL_CHARS or char_count > _MOST_CHARS:
            raise Refused(RefusalCode.TOO_LONG, cell_char_limit=MOST_CELL_CHARS)
        yield Row(sheet, number, tuple(cells))
