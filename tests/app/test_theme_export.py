"""Exports: what a spreadsheet shows is what was counted, and nothing in it is a formula."""

import csv
import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.coding_sheet import agreement_sheet
from app.theme_export import Sheet, as_csv, as_xlsx
from app.words import speaking, spoken_now

_COLUMNS = (("Les", "Wat er staat."), ("Aantal", "Hoeveel."))


def test_a_workbook_explains_each_of_its_columns() -> None:
    sheet = Sheet("Lessen", _COLUMNS, (("Een les", 3),))

    book = load_workbook(io.BytesIO(as_xlsx((sheet,))))

    assert list(book["Lessen"].iter_rows(values_only=True)) == [
        ("Les", "Aantal"),
        ("Een les", 3),
    ]
    explained = list(book.worksheets[-1].iter_rows(values_only=True))
    assert ("Lessen", "Les", "Wat er staat.") in explained


def test_a_file_that_is_made_later_speaks_the_language_of_the_page() -> None:
    with speaking("nl"):
        later = spoken_now(lambda: agreement_sheet(()).columns[0][0])
    with speaking("en"):
        at_once = agreement_sheet(()).columns[0][0]

        assert (later(), at_once) == ("Wie", "Who")


@given(st.text(alphabet="=+-@\t\r ax1!|'", min_size=1, max_size=12))
def test_words_of_a_report_are_never_a_formula(words: str) -> None:
    sheet = Sheet("Lessen", _COLUMNS, ((words, 1),))

    (cell,) = [row[0] for row in csv.reader(io.StringIO(as_csv(sheet).decode("utf-8-sig")))][1:]
    page = zipfile.ZipFile(io.BytesIO(as_xlsx((sheet,)))).read("xl/worksheets/sheet1.xml")

    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert b"<f>" not in page


def test_signs_that_a_workbook_cannot_hold_are_left_out() -> None:
    sheet = Sheet("Lessen", _COLUMNS, (("a\x00b\x0bc", 1),))

    book = load_workbook(io.BytesIO(as_xlsx((sheet,))))

    assert book["Lessen"]["A2"].value == "abc"
