"""What a spreadsheet holds beside its rows: hidden sheets, comments, headers, text boxes."""

import io
import re

import python_calamine

from ingest.parse.guard import Archive
from ingest.parse.margins.gathering import NOT_LOOKED_INTO, Gathering
from ingest.parse.margins.old_workbook import gather_old_workbook
from ingest.parse.margins.open_document import gather_archive
from ingest.parse.margins.package import gather_descriptions, gather_package
from ingest.parse.ooxml import Package
from ingest.parse.sheet import sheet_rows, visible_sheets
from ingest.parse.sniff import Kind
from ingest.parse.xml_tree import descendants, words_of
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.margin_part import MarginPart

HIDDEN_COLUMNS = "hidden_rows_or_columns"
"""Warning: rows or columns are hidden in the file, and are part of the text."""

_LARGE_BYTES = 30_000_000
_HEAD = re.compile(rb"<(?:odd|even|first)(?:Header|Footer)>([^<]{1,2000})</")
_CODES = re.compile(r'&(?:amp;)?(?:"[^"]{0,80}"|K[0-9A-F]{6}|\d{1,3}|[A-Z])')
_HIDDEN = re.compile(rb"<(?:col|row)\b[^>]{0,400}\bhidden=\"(?:1|true)\"")
_ODS_HIDDEN = re.compile(rb"<table:table-(?:column|row)\b[^>]{0,400}table:visibility=\"collapse\"")


def gather(data: bytes, kind: Kind, gathering: Gathering) -> None:
    """Keep what a reader of the visible sheets does not see."""
    _hidden_sheets(data, gathering)
    if kind is Kind.ODS:
        _open_sheet(data, gathering)
    elif kind is Kind.XLSX:
        _office_sheet(data, gathering)
    else:
        gather_old_workbook(data, gathering)


def _hidden_sheets(data: bytes, gathering: Gathering) -> None:
    with python_calamine.load_workbook(io.BytesIO(data)) as book:
        shown = set(visible_sheets(book))
        for sheet in book.sheets_metadata:
            if sheet.name in shown or sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            gathering.add(MarginPart.HIDDEN, sheet.name, at=_place(sheet.name))
            for _, cells in sheet_rows(book.get_sheet_by_name(sheet.name)):
                row = " | ".join(filter(None, cells))
                gathering.add(MarginPart.HIDDEN, row, at=_place(sheet.name))


def _place(sheet: str) -> Locator:
    return Locator(LocatorKind.ROW, sheet, 0)


def _office_sheet(data: bytes, gathering: Gathering) -> None:
    package = Package(data, usual_main_part="xl/workbook.xml")
    gather_package(package, gathering)
    for part in package.parts:
        if part.startswith("xl/drawings/") and part.endswith(".xml"):
            root = package.optional_xml(part)
            gather_descriptions(root, gathering)
            for body in descendants(root, "txBody"):
                gathering.add(MarginPart.BESIDE, words_of(body))
        elif part.startswith("xl/worksheets/sheet"):
            raw = package.bytes_of(part)
            for match in _HEAD.finditer(raw):
                words = _CODES.sub(" ", match[1].decode("utf-8", "replace"))
                gathering.add(MarginPart.EDGE, words)
            if _HIDDEN.search(raw):
                gathering.warn(HIDDEN_COLUMNS)
            if part.endswith(".bin"):
                gathering.warn(NOT_LOOKED_INTO)


def _open_sheet(data: bytes, gathering: Gathering) -> None:
    archive = Archive(data)
    if archive.size_of("content.xml") > _LARGE_BYTES:
        gathering.warn(NOT_LOOKED_INTO)
        return
    if _ODS_HIDDEN.search(archive.read("content.xml")):
        gathering.warn(HIDDEN_COLUMNS)
    gather_archive(archive, gathering)
