"""Tables as CSV (UTF-8) and XLSX bytes, and the rows of such a file."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from ingest.exchange.cells import escaped, unescaped
from ingest.exchange.rows import COLUMNS
from knowledge.errors import InvalidEntry

_ZIP = b"PK"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_STATED_DELIMITER = re.compile(r"sep=([,;\t])")  # a first line that Excel reads and writes
_MOST_ROWS = 20_000
_MOST_BYTES = 20_000_000
_LONGEST_CELL_CHARS = 20_000


def write_csv(rows: Iterable[Mapping[str, str]], columns: Sequence[str] = COLUMNS) -> bytes:
    """Return rows as CSV that Excel opens in UTF-8; no cell can be taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([escaped(row.get(column, "")) for column in columns])
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(
    rows: Iterable[Mapping[str, str]],
    columns: Sequence[str] = COLUMNS,
    *,
    sheet: str = "Initiatives",
) -> bytes:
    """Return rows as a workbook whose every cell is text."""
    import xlsxwriter

    data = io.BytesIO()
    # Text as it is: nothing in it becomes a formula, a link or a number.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(data, options) as book:
        page = book.add_worksheet(sheet)
        heading = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        page.freeze_panes(1, 2)
        page.set_column(0, len(columns) - 1, 24)
        for column, name in enumerate(columns):
            page.write_string(0, column, name, heading)
        for number, row in enumerate(rows, start=1):
            for column, name in enumerate(columns):
                page.write_string(number, column, escaped(row.get(name, "")), wrapped)
    return data.getvalue()


def read_table(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV or XLSX file, by the names in its first row.

    Raises:
        InvalidEntry: If it is neither, too large, or has no column "name".
    """
    if len(data) > _MOST_BYTES:
        raise InvalidEntry("file", "at most 20 MB")
    lines = _xlsx_lines(data) if data.startswith(_ZIP) else _csv_lines(data)
    heads = [head.strip().casefold() for head in lines[0]] if lines else []
    if "name" not in heads:
        raise InvalidEntry("file", "its first row has no column “name”")
    if len(lines) > _MOST_ROWS:
        raise InvalidEntry("file", "at most 20,000 rows")
    return [
        {head: unescaped(cell) for head, cell in zip(heads, line, strict=False) if head}
        for line in lines[1:]
        if any(cell.strip() for cell in line)
    ]


def _csv_lines(data: bytes) -> list[list[str]]:
    text = _decoded(data)
    first, _end, rest = text.partition("\n")
    stated = _STATED_DELIMITER.fullmatch(first.strip())
    if stated:
        text, first = rest, rest.partition("\n")[0]
    delimiter = stated[1] if stated else max(",;\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise InvalidEntry("file", "it is not a table in CSV or XLSX") from error


def _decoded(data: bytes) -> str:
    """Return the text of a file as spreadsheets write it: UTF-8, UTF-16 or Windows-1252."""
    try:
        return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _xlsx_lines(data: bytes) -> list[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError, IndexError) as error:
        raise InvalidEntry("file", "it is not a table in CSV or XLSX") from error
    return [[str(cell)[:_LONGEST_CELL_CHARS] for cell in row] for row in rows]
