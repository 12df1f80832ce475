"""Spreadsheets: every row a place of its own, with the names of its columns."""

import datetime as dt
import io

import openpyxl
import pytest

from ingest.outcome import RefusalCode, Refused
from ingest.parse.sheet import read
from tests.ingest.parse.compound_file import compound_file
from tests.ingest.parse.files import open_document

_ROWS = [
    ["Initiatief", "Leden", "Begonnen", "Opmerking"],
    ["Repair Café Oost", 41, dt.date(2019, 5, 1), "draait door"],
    [None, None, None, None],
    ["Deelauto Ede", 12.5, None, "gestopt"],
]


def _saved(sheets: dict[str, list[list[object]]], *, hidden: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name == hidden:
            sheet.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_rows_carry_the_names_of_their_columns_and_their_own_number() -> None:
    made = read(_saved({"Overzicht": _ROWS}))  # type: ignore[dict-item]

    assert made.text == (
        "Initiatief | Leden | Begonnen | Opmerking\n"
        "Initiatief: Repair Café Oost | Leden: 41 | Begonnen: 2019-05-01 | Opmerking: draait door\n"
        "Initiatief: Deelauto Ede | Leden: 12.5 | Opmerking: gestopt"
    )
    assert [s.locator.label for s in made.segments] == [
        "Overzicht!1",
        "Overzicht!2",
        "Overzicht!4",
    ]
    assert made.headings == ()


def test_several_sheets_are_told_apart_by_their_names() -> None:
    made = read(_saved({"A": [["een", 1]], "B": [["twee", 2]], "C": [["weg"]]}, hidden="C"))

    assert made.text == "A\n\neen | 1\n\nB\n\ntwee | 2"
    assert [h.span.of(made.text) for h in made.headings] == ["A", "B"]
    assert made.warnings == ("sheets_skipped",)
    assert [s.locator.label for s in made.segments] == ["A!1", "B!1"]


def test_a_table_of_two_short_columns_needs_no_names() -> None:
    made = read(_saved({"A": [["Jaar", "Leden"], [2022, 30], [2023, 41]]}))

    assert made.text == "Jaar | Leden\n2022 | 30\n2023 | 41"


def test_a_title_above_the_columns_is_no_name_of_a_column() -> None:
    made = read(_saved({"A": [["Begroting 2024"], ["Post", "Soort", "Bedrag"], ["Huur", "a", 9]]}))

    assert made.text == "Begroting 2024\nPost | Soort | Bedrag\nPost: Huur | Soort: a | Bedrag: 9"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (0.1, "0.1"),
        (1e15, "1000000000000000"),
        (True, "TRUE"),
        (dt.datetime(2024, 3, 1, 9, 30), "2024-03-01 09:30"),  # noqa: DTZ001
        ("regel\nregel", "regel regel"),
    ],
)
def test_values_are_written_plainly(cell: object, written: str) -> None:
    assert read(_saved({"A": [[cell]]})).text == written


def test_an_opendocument_sheet_is_read_alike() -> None:
    row = (
        "<table:table-row><table:table-cell office:value-type='string'><text:p>een</text:p>"
        "</table:table-cell><table:table-cell office:value-type='float' office:value='2'/>"
        "</table:table-row>"
    )
    table = f"<table:table table:name='Blad1'>{row}</table:table>"

    assert read(open_document(table, kind="spreadsheet")).text == "een | 2"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_saved({"A": []}), RefusalCode.EMPTY),
        (_saved({"A": [["x"]]})[:1500], RefusalCode.DAMAGED),
        (compound_file({"Workbook": b"geen boek"}), RefusalCode.DAMAGED),
        (
            open_document("", kind="spreadsheet", manifest="<encryption-data/>"),
            RefusalCode.ENCRYPTED,
        ),
    ],
)
def test_a_sheet_that_cannot_be_read_says_why(data: bytes, code: RefusalCode) -> None:
    with pytest.raises(Refused) as caught:
        read(data)

    assert caught.value.code is code
