"""Build a workbook: a sheet of explanation, then a sheet for each heading, with its table."""

import io
import math
import re
import zipfile
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from data.demo.builders.blocks import Block, Heading, Listing, Runs, Table, words_of, words_of_block
from data.demo.builders.stable_zip import repack
from data.demo.builders.text import DemoText

_ACCENT = "1F4E79"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_TOTAL = re.compile(
    r"^(totaal|total|summe|gesamt|insgesamt|ensemble|eindsaldo|saldo)", re.IGNORECASE
)
_WHOLE = re.compile(r"^[−-]?\d{1,3}([. \u202f\u00a0,]\d{3})+$|^[−-]?\d{1,9}$")
_DECIMAL = re.compile(r"^[−-]?\d+[.,]\d{1,2}$")
_INTRODUCTION = {"nl": "Toelichting", "en": "About", "de": "Hinweise", "fr": "Lisez-moi"}


def build(text: DemoText) -> bytes:
    """The bytes of the report as a workbook."""
    book = Workbook()
    sheets = _sheets(text)
    for index, (name, blocks) in enumerate(sheets):
        title = _FORBIDDEN.sub("-", name)[:31]
        sheet = book.active if index == 0 else book.create_sheet()
        sheet.title = title
        if index == 0:
            _introduce(sheet, text, blocks)
        else:
            _fill(sheet, blocks, text.language)
        _set_up(sheet, text)
    properties = book.properties
    properties.title, properties.creator = text.title, text.initiative
    properties.lastModifiedBy = text.initiative
    properties.created = text.stamp
    stream = io.BytesIO()
    book.save(stream)
    return repack(stream.getvalue(), changed=_with_fixed_date(stream, text.stamp))


def _with_fixed_date(stream: io.BytesIO, stamp: datetime) -> dict[str, bytes]:
    """The core properties, their date of change (which openpyxl sets to now) made fixed."""
    name = "docProps/core.xml"
    with zipfile.ZipFile(stream) as package:
        core = package.read(name).decode("utf-8")
    fixed = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{stamp:%Y-%m-%dT%H:%M:%SZ}", core)
    return {name: fixed.encode("utf-8")}


def _sheets(text: DemoText) -> list[tuple[str, list[Block]]]:
    """The blocks by sheet: what stands before the first heading, then one sheet a heading."""
    sheets: list[tuple[str, list[Block]]] = [(_INTRODUCTION[text.language], [])]
    for block in text.body.blocks:
        if isinstance(block, Heading) and block.level == 2:
            sheets.append((words_of(block.runs), []))
        else:
            sheets[-1][1].append(block)
    return sheets


def _introduce(sheet: Any, text: DemoText, blocks: list[Block]) -> None:
    sheet.column_dimensions["A"].width = 100
    sheet.append([text.title])
    sheet["A1"].font = Font(size=16, bold=True, color=_ACCENT)
    sheet.append([f"{text.initiative} – {text.where_and_when}"])
    for words in text.lead:
        sheet.append([words])
    sheet.append([text.notice])
    sheet.cell(sheet.max_row, 1).font = Font(italic=True)
    _fill(sheet, blocks, text.language)
    for (cell,) in sheet.iter_rows(min_row=1, max_col=1):
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _fill(sheet: Any, blocks: list[Block], language: str) -> None:
    for block in blocks:
        match block:
            case Table():
                _add_table(sheet, block, language)
            case Listing(items=items):
                for item in items:
                    sheet.append([words_of(item.runs)])
            case _:
                sheet.append([words_of_block(block)])


def _add_table(sheet: Any, table: Table, language: str) -> None:
    if sheet.max_row > 1:
        sheet.append([])
    first = sheet.max_row + 1 if sheet.max_row > 1 or sheet["A1"].value else 1
    line = Side(style="thin", color="BFBFBF")
    for offset, row in enumerate((table.header, *table.rows)):
        total = any(_TOTAL.match(words_of(cell).strip()) for cell in row[:2])
        for column, runs in enumerate(row, start=1):
            cell = sheet.cell(first + offset, column)
            if offset == 0:
                cell.value = words_of(runs)
                cell.font = Font(bold=True, color="FFFFFF")
                cell.fill = PatternFill("solid", fgColor=_ACCENT)
            else:
                _write(cell, runs, language)
                cell.font = Font(bold=total)
                cell.border = Border(top=Side(style="medium")) if total else Border(bottom=line)
            long = len(words_of(runs)) > 40
            cell.alignment = Alignment(vertical="top", wrap_text=long or offset == 0)
    _size_columns(sheet, table)
    _size_rows(sheet, first, table)
    if first == 1:
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.header))}{sheet.max_row}"


def _size_columns(sheet: Any, table: Table) -> None:
    for column, cells in enumerate(zip(table.header, *table.rows, strict=True), start=1):
        longest = max(len(words_of(cell)) for cell in cells)
        letter = get_column_letter(column)
        width = max(9.0, min(60.0, longest * 1.1 + 2))
        sheet.column_dimensions[letter].width = max(width, sheet.column_dimensions[letter].width)


def _size_rows(sheet: Any, first: int, table: Table) -> None:
    """Make each row as high as its longest wrapped cell needs."""
    for offset, row in enumerate((table.header, *table.rows)):
        lines = 1
        for column, cell in enumerate(row, start=1):
            width = sheet.column_dimensions[get_column_letter(column)].width
            lines = max(lines, math.ceil(len(words_of(cell)) * 1.12 / width))
        sheet.row_dimensions[first + offset].height = 15.5 * lines


def _write(cell: Any, runs: Runs, language: str) -> None:
    """Write a cell's words, or its number as a number with the thousands of its language."""
    words = words_of(runs).strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        cell.value = date.fromisoformat(words)
        cell.number_format = "dd-mm-yyyy"
    elif re.fullmatch(r"(19|20)\d\d", words):
        cell.value = int(words)
    elif _WHOLE.match(words):
        cell.value = int(re.sub(r"[^\d-]", "", words.replace("−", "-")))
        cell.number_format = "#,##0"
    elif _DECIMAL.match(words) and (("," in words) == (language != "en")):
        cell.value = float(words.replace("−", "-").replace(",", "."))
        cell.number_format = "#,##0.00"
    else:
        cell.value = words or None


def _set_up(sheet: Any, text: DemoText) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.oddHeader.left.text = text.header
    sheet.oddFooter.right.text = "&P / &N"
