"""A programme's chapters from a sheet: CSV or XLSX to rows with names."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import python_calamine

from ingest.parse.delimited import find_delimiter
from ingest.parse.encoding import decode
from knowledge.errors import UnusableSheet

MOST_BYTES: Final = 2_000_000
_MOST_ROWS = 1_000
_MOST_SHOWN_CHARS = 120
_KNOWN = {
    "code": "code",
    "nr": "code",
    "nummer": "code",
    "parent": "parent",
    "deel van": "parent",
    "nl": "nl",
    "naam": "nl",
    "hoofdstuk": "nl",
    "titel": "nl",
    "thema": "nl",
    "en": "en",
    "name": "en",
    "chapter": "en",
    "title": "en",
    "theme": "en",
    "about_nl": "about_nl",
    "toelichting": "about_nl",
    "omschrijving": "about_nl",
    "beschrijving": "about_nl",
    "about_en": "about_en",
    "about": "about_en",
    "description": "about_en",
}


def scheme_rows(file_name: str, data: bytes) -> list[dict[str, str]]:
    """Return the rows of a sheet by the headings of its first row.

    Known headings are those of data/taxonomies, and naam, hoofdstuk, titel, thema, toelichting,
    omschrijving, beschrijving, nummer, deel van, name, chapter, title, theme, about, description.

    Raises:
        UnusableSheet: If it is too large, cannot be read, or has no column with names.
    """
    if len(data) > MOST_BYTES:
        raise UnusableSheet("too_large", "it has more than 2 MB; a scheme has 300 rows at most")
    is_workbook = Path(file_name).suffix.lower() in (".xlsx", ".xlsm", ".xls", ".ods")
    rows = list(_workbook(data) if is_workbook else _delimited(data))
    headings = [_KNOWN.get(cell.strip().casefold(), "") for cell in rows[0]] if rows else []
    if not {"nl", "en"} & set(headings):
        seen = ", ".join(cell.strip() for cell in rows[0] if cell.strip()) if rows else ""
        raise UnusableSheet(
            "no_names",
            "its first row names no column nl or en; see data/taxonomies for an example",
            at=seen[:_MOST_SHOWN_CHARS],
        )
    return [
        {name: cell for name, cell in zip(headings, row, strict=False) if name}
        for row in rows[1:_MOST_ROWS]
    ]


def _workbook(data: bytes) -> Iterator[Sequence[str]]:
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet = book.get_sheet_by_index(0)
        for row in sheet.to_python(nrows=_MOST_ROWS):
            yield [_written(cell) for cell in row]
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise UnusableSheet("unreadable", "it cannot be read; save it as XLSX or CSV") from error


def _written(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _delimited(data: bytes) -> Iterator[Sequence[str]]:
    text = decode(data)
    lines = text.splitlines()
    if lines:
        delimiter = find_delimiter(lines[:50]) or ","
        try:
            yield from csv.reader(io.StringIO(text), delimiter=delimiter)
        except csv.Error as error:
            raise UnusableSheet("unreadable", "it is no table; save it as CSV anew") from error
