"""Files that are broken, locked or meant to do harm get a code, in a child, in good time."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from ingest.outcome import RefusalCode, Refused
from ingest.parse.limits import Limits
from ingest.parse.sandbox import read_in_child
from tests.ingest.parse.compound_file import compound_file
from tests.ingest.parse.files import open_document, word_file, word_paragraph, zipped

_TEXT = word_file(word_paragraph("Tekst. " * 200))
_LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
)  # a billion of the first
_BILLION_LAUGHS = (
    f'<!DOCTYPE d [<!ENTITY l0 "ha">{_LAUGHS}]>'
    '<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>'
)
_FOREIGN = (
    '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
)


def _sheet_far_away() -> bytes:
    book = Workbook()
    book.active["A1"] = "hier"
    book.active["XFD1048576"] = "daar"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


HOSTILE = {
    "zip bomb by ratio": (
        zipped({"word/document.xml": b"\0" * 60_000_000}),
        {RefusalCode.BOMB},
    ),
    "zip of very many files": (
        zipped({f"{n}": "" for n in range(10_500)}, packing=zipfile.ZIP_STORED),
        {RefusalCode.BOMB},
    ),
    "billion laughs": (zipped({"word/document.xml": _BILLION_LAUGHS}), {RefusalCode.BOMB}),
    "foreign entity": (zipped({"word/document.xml": _FOREIGN}), {RefusalCode.BOMB}),
    "two cells far apart": (_sheet_far_away(), {RefusalCode.TOO_BIG}),
    "cut off": (_TEXT[: len(_TEXT) // 2], {RefusalCode.DAMAGED}),
    "locked office file": (
        compound_file({"EncryptedPackage": b"x" * 5_000, "EncryptionInfo": b"y"}),
        {RefusalCode.ENCRYPTED},
    ),
    "locked opendocument": (
        open_document("x", manifest="<file-entry><encryption-data/></file-entry>"),
        {RefusalCode.ENCRYPTED},
    ),
    "nothing": (b"", {RefusalCode.EMPTY}),
    "nulls alone": (b"\0" * 100_000, {RefusalCode.EMPTY}),
    "deep html": (b"<html>" + b"<div>" * 200_000 + b"x", {RefusalCode.DAMAGED}),
    "deep xml": (
        zipped({"word/document.xml": b"<a>" * 100_000 + b"</a>" * 100_000}),
        {RefusalCode.DAMAGED},
    ),
    "noise": (bytes(range(256)) * 400, {RefusalCode.UNSUPPORTED}),
    "pdf of noise": (b"%PDF-1.7\n" + bytes(range(256)) * 400, {RefusalCode.DAMAGED}),
    "old word": (compound_file({"WordDocument": b"x"}), {RefusalCode.UNSUPPORTED}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_and_the_next_one_read(name: str, tmp_path: Path) -> None:
    data, codes = HOSTILE[name]
    path, good = tmp_path / "0123", tmp_path / "4567"
    path.write_bytes(data)
    good.write_bytes(_TEXT)
    begun = time.monotonic()

    with pytest.raises(Refused) as caught:
        read_in_child(path, file_name="rapport.docx")

    assert caught.value.code in codes
    assert time.monotonic() - begun < 20
    assert read_in_child(good, file_name="x.pdf").text.startswith("Tekst.")


def test_fifty_megabytes_on_one_line_have_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "0123"
    path.write_bytes(b"woord " * 8_500_000)

    with pytest.raises(Refused) as caught:
        read_in_child(path, file_name="lang.txt")

    assert caught.value.code is RefusalCode.TOO_LONG


def test_a_file_that_needs_more_memory_than_allowed_is_too_big(tmp_path: Path) -> None:
    path = tmp_path / "0123"
    path.write_bytes(b"a" * 150_000_000)

    with pytest.raises(Refused) as caught:
        read_in_child(path, file_name="groot.txt", limits=Limits(memory_bytes=120_000_000))

    assert caught.value.code is RefusalCode.TOO_BIG


def test_nulls_among_the_words_are_dropped(tmp_path: Path) -> None:
    path = tmp_path / "0123"
    path.write_bytes(b"De buurt werkt.\n" * 20 + b"En\0 de straat ook.\n")

    assert "\0" not in read_in_child(path, file_name="x.txt").text


def test_a_wrong_extension_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "0123"
    path.write_bytes(_TEXT)

    assert read_in_child(path, file_name="foto.jpg").reader == "docx/1"
