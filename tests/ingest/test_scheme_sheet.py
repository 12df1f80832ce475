"""A programme's chapters from a sheet, as people make sheets."""

import io

import pytest
from openpyxl import Workbook

from ingest.scheme_sheet import MOST_BYTES, scheme_rows
from knowledge.errors import InvalidEntry


def test_a_sheet_of_chapters_is_read_by_its_headings() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (("Nummer", "Hoofdstuk", "Toelichting"), (1, "Wonen", "Huur en bouw."), (2, "Zorg")):
        page.append(row)
    held = io.BytesIO()
    book.save(held)

    rows = scheme_rows("programma.xlsx", held.getvalue())

    assert rows[0] == {"code": "1", "nl": "Wonen", "about_nl": "Huur en bouw."}
    assert rows[1]["nl"] == "Zorg"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimited_sheets_are_read_whatever_parts_their_columns(delimiter: str) -> None:
    lines = (("code", "nl", "en"), ("1", "Wonen", "Housing"), ("2", "Zorg", "Care"))
    text = "\n".join(delimiter.join(line) for line in lines)

    rows = scheme_rows("chapters.csv", text.encode("utf-8-sig"))

    assert rows == [
        {"code": "1", "nl": "Wonen", "en": "Housing"},
        {"code": "2", "nl": "Zorg", "en": "Care"},
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("leeg.csv", b""),
        ("zonder.csv", b"a,b\n1,2\n"),
        ("kapot.xlsx", b"PK not a workbook"),
        ("plaatje.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("groot.csv", b"x" * (MOST_BYTES + 1)),
    ],
    ids=["empty", "no names", "damaged", "a picture", "too large"],
)
def test_what_is_no_scheme_is_refused_with_a_reason(name: str, data: bytes) -> None:
    with pytest.raises(InvalidEntry, match="sheet"):
        scheme_rows(name, data)
