"""Reader of spreadsheets (XLSX, XLSM, XLSB, XLS, ODS): one locator a row, `Sheet!12`."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence

import python_calamine

from ingest.outcome import RefusalCode, Refused
from ingest.parse.guard import Archive, parse_xml
from ingest.parse.ooxml import Package, iso_date, plausible_title
from ingest.parse.table import lay_rows
from ingest.parse.text_builder import TextBuilder
from ingest.parse.xml_tree import child, words_of
from knowledge.model.report_text import ReportText

READER = "sheet/1"

_CELL_LIMIT = 5_000_000


def read(data: bytes) -> ReportText:
    """Return the rows of every visible sheet; several sheets get their names as headings.

    Numbers are written without format: 12, 0.5, 2024-03-01. Formulas give the value that
    was last saved. Hidden sheets, pictures, charts and comments are left out.

    Raises:
        Refused: ENCRYPTED, DAMAGED, BOMB, EMPTY, or TOO_BIG if a sheet spans more cells
            than can be held.
    """
    title, created = _properties(data)
    builder = TextBuilder(READER)
    try:
        with python_calamine.load_workbook(io.BytesIO(data)) as book:
            _lay_sheets(book, builder)
    except python_calamine.PasswordError as error:
        raise Refused(RefusalCode.ENCRYPTED) from error
    except python_calamine.CalamineError as error:
        raise Refused(RefusalCode.DAMAGED, detail=type(error).__name__) from error
    return builder.build(title=title, created=created)


def _lay_sheets(book: python_calamine.CalamineWorkbook, builder: TextBuilder) -> None:
    visible = visible_sheets(book)
    if len(visible) < len(book.sheets_metadata):
        builder.warn("sheets_skipped")
    for name in visible:
        rows = sheet_rows(book.get_sheet_by_name(name))
        lay_rows(rows, builder, sheet_name=name, has_heading=len(visible) > 1)


def visible_sheets(book: python_calamine.CalamineWorkbook) -> list[str]:
    """Return the names of the sheets that are shown, in order."""
    return [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == python_calamine.SheetVisibleEnum.Visible
        and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]


def sheet_rows(sheet: python_calamine.CalamineSheet) -> Iterator[tuple[int, Sequence[str]]]:
    """Give number and cells of each row of a sheet.

    Raises:
        Refused: TOO_BIG if the sheet spans more cells than can be held.
    """
    if sheet.total_height * sheet.total_width > _CELL_LIMIT:
        raise Refused(RefusalCode.TOO_BIG, cell_limit=_CELL_LIMIT)
    first = (sheet.start or (0, 0))[0]
    for number, row in enumerate(sheet.to_python(skip_empty_area=True), start=first + 1):
        yield number, [_written(cell) for cell in row]


def _written(cell: object) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return f"{cell:.15g}" if abs(cell) < 1e15 else f"{cell:.0f}"
    if isinstance(cell, dt.datetime):
        is_date = cell.time() == dt.time()
        return cell.date().isoformat() if is_date else cell.isoformat(sep=" ", timespec="minutes")
    return str(cell)


def _properties(data: bytes) -> tuple[str, str]:
    """Return the title and date that the file states; look into the archive on the way."""
    if not data.startswith(b"PK"):
        return "", ""
    archive = Archive(data)
    if "META-INF/manifest.xml" not in archive:
        package = Package(data, usual_main_part="xl/workbook.xml")
        return package.title, package.created
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Refused(RefusalCode.ENCRYPTED)
    meta = child(parse_xml(archive.read("meta.xml")), "meta") if "meta.xml" in archive else None
    return (
        plausible_title(words_of(child(meta, "title"))),
        iso_date(words_of(child(meta, "creation-date"))),
    )
