"""A file's kind is told by its bytes; its name only parts the kinds of plain text."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ingest.parse.sniff import Kind, media_type_of, sniff
from tests.ingest.parse.compound_file import compound_file, outlook_message
from tests.ingest.parse.files import book, open_document, word_file, word_paragraph, zipped

_MAIL = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Tuin\r\n\r\nHet groeit.\r\n"


def _workbook() -> bytes:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


def _picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (4, 4)).save(buffer, "PNG")
    return buffer.getvalue()


_FILES = {
    Kind.PDF: b"\n\njunk before\n%PDF-1.7\n...",
    Kind.DOCX: word_file(word_paragraph("x")),
    Kind.XLSX: _workbook(),
    Kind.ODT: open_document(""),
    Kind.ODP: open_document("", kind="presentation"),
    Kind.ODS: open_document("", kind="spreadsheet"),
    Kind.EPUB: book({"Een": "<p>x</p>"}),
    Kind.ZIP: zipped({"verslag.txt": "x"}),
    Kind.MSG: outlook_message({0x37: "x"}),
    Kind.DOC: compound_file({"WordDocument": b"x"}),
    Kind.PPT: compound_file({"PowerPoint Document": b"x"}),
    Kind.XLS: compound_file({"Workbook": b"x"}),
    Kind.LOCKED_OFFICE: compound_file({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}),
    Kind.RTF: b"{\\rtf1 x}",
    Kind.HTML: b"<!DOCTYPE html><html><body><p>x</p></body></html>",
    Kind.EML: _MAIL,
    Kind.IMAGE: _picture(),
    Kind.CSV: b"naam;plaats;leden\nA;Ede;3\nB;Tiel;4\nC;Goes;5\n",
    Kind.MD: b"# Kop\n\nTekst.\n\n## Nog een\n\n- punt\n",
    Kind.TXT: b"Een gewone zin, met een komma.\nEn nog een regel.\n",
    Kind.NOTHING: b" \r\n\0\0 ",
    Kind.OTHER: bytes(range(256)) * 20,
}


@pytest.mark.parametrize("kind", _FILES)
@pytest.mark.parametrize("name", ["", "rapport.pdf", "brief.docx", "zonder", "notulen 12.03.2024"])
def test_a_wrong_name_is_no_obstacle(kind: Kind, name: str) -> None:
    assert sniff(_FILES[kind], file_name=name) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.csv", Kind.CSV), ("a.tsv", Kind.CSV), ("a.md", Kind.MD), ("a.txt", Kind.TXT)],
)
def test_the_name_decides_between_kinds_of_plain_text(name: str, kind: Kind) -> None:
    assert sniff(b"Een, twee, drie.\n", file_name=name) is kind


@pytest.mark.parametrize(
    "name", ["x.exe", "x.BAT", "x.py", "x.jar", "x.onbekend", "x.json", "x.mp3"]
)
def test_words_under_the_name_of_a_program_or_of_nothing_known_are_no_text(name: str) -> None:
    assert sniff(b"abc", file_name=name) is Kind.OTHER


@pytest.mark.parametrize("name", ["x.exe", "x.onbekend", "index.php"])
def test_bytes_that_say_what_they_are_need_no_name(name: str) -> None:
    assert sniff(_FILES[Kind.PDF], file_name=name) is Kind.PDF
    assert sniff(_FILES[Kind.DOCX], file_name=name) is Kind.DOCX


def test_a_page_of_a_web_server_is_a_page_whatever_program_made_it() -> None:
    assert sniff(_FILES[Kind.HTML], file_name="index.php") is Kind.HTML
    assert sniff(_FILES[Kind.HTML], file_name="start.hta") is Kind.OTHER


@pytest.mark.parametrize(
    "start",
    [b"MZ\x90", b"\x7fELF", b"\x1f\x8b", b"#!/bin/sh\nrm\n", b"<?php echo 1;", b"7z\xbc\xaf"],
)
@pytest.mark.parametrize("name", ["", "verslag", "verslag.txt"])
def test_a_program_under_the_name_of_a_text_is_no_text(start: bytes, name: str) -> None:
    assert sniff(start, file_name=name) is Kind.OTHER


@pytest.mark.parametrize("name", ["", "verslag", "README", "verslag.v2", "brief van dhr. De Wit"])
def test_a_text_needs_no_ending(name: str) -> None:
    assert sniff(b"MZ is kort voor de MiddenZone.", file_name="") is Kind.TXT
    assert sniff(_FILES[Kind.TXT], file_name=name) is Kind.TXT


def test_a_letter_that_quotes_a_mail_is_no_mail() -> None:
    letter = b"Beste allen,\n\nSubject: iets\nDate: morgen\nFrom: mij\n"

    assert sniff(letter, file_name="brief.txt") is Kind.TXT


def test_a_damaged_archive_is_told_from_a_whole_one() -> None:
    whole = zipped({"verslag.txt": "x" * 500})

    assert sniff(whole[: len(whole) // 2]) is Kind.BROKEN_ZIP


def test_text_in_utf_16_is_text() -> None:
    assert sniff("Een bericht in brede letters.".encode("utf-16")) is Kind.TXT


def test_media_types_follow_the_bytes() -> None:
    assert media_type_of(_FILES[Kind.PDF], file_name="x.docx") == "application/pdf"
    assert media_type_of(_picture()) == "image/png"
    assert media_type_of(_FILES[Kind.OTHER]) == "application/octet-stream"


@given(st.binary(max_size=400), st.sampled_from(["", "x.csv", "x.eml", "x.md", "x.html"]))
def test_any_bytes_have_some_kind(data: bytes, name: str) -> None:
    assert sniff(data, file_name=name) in Kind
