"""Each file goes to its reader, and each fault gets its code."""

import pytest

from ingest.outcome import RefusalCode, Refused
from ingest.parse.limits import Limits
from ingest.parse.reading import read_bytes
from tests.ingest.parse.compound_file import compound_file
from tests.ingest.parse.files import book, open_document, word_file, word_paragraph, zipped

_READABLE = {
    "docx/1": word_file(word_paragraph("Tekst.")),
    "odf/1": open_document("<text:p>Tekst.</text:p>"),
    "epub/1": book({"Een": "<p>Tekst.</p>"}),
    "html/1": b"<html><p>Tekst.</p></html>",
    "eml/1": b"From: a@b.nl\nTo: c@d.nl\nSubject: x\n\nTekst.\n",
    "rtf/1": b"{\\rtf1 Tekst.}",
    "txt/1": b"Tekst.",
}


@pytest.mark.parametrize("reader", _READABLE)
def test_the_reader_is_chosen_by_the_bytes(reader: str) -> None:
    made = read_bytes(_READABLE[reader], file_name="verkeerd.pdf")

    assert made.reader == reader
    assert made.text.endswith("Tekst.")


def _refusal(data: bytes, **options: object) -> Refused:
    with pytest.raises(Refused) as caught:
        read_bytes(data, **options)  # type: ignore[arg-type]
    return caught.value


@pytest.mark.parametrize(
    ("data", "code", "told"),
    [
        (b"", RefusalCode.EMPTY, {}),
        (
            compound_file({"WordDocument": b"x"}),
            RefusalCode.UNSUPPORTED,
            {"kind": "doc", "advice": "save_as_docx"},
        ),
        (
            compound_file({"PowerPoint Document": b"x"}),
            RefusalCode.UNSUPPORTED,
            {"kind": "ppt", "advice": "save_as_pptx"},
        ),
        (compound_file({"EncryptedPackage": b"x"}), RefusalCode.ENCRYPTED, {}),
        (zipped({"a.txt": "x"}), RefusalCode.UNSUPPORTED, {"kind": "zip", "advice": "unpack"}),
        (zipped({"a.txt": "x" * 999})[:99], RefusalCode.DAMAGED, {"detail": "zip"}),
        (b"\xff\xd8\xff\xe0 foto", RefusalCode.NEEDS_OCR, {"page_count": 1}),
        (bytes(range(256)) * 9, RefusalCode.UNSUPPORTED, {"kind": "unknown"}),
    ],
    ids=["nothing", "doc", "ppt", "locked", "zip", "broken", "picture", "other"],
)
def test_what_cannot_be_read_has_a_code_and_its_data(
    data: bytes, code: RefusalCode, told: dict[str, str]
) -> None:
    refusal = _refusal(data)

    assert (refusal.code, refusal.data) == (code, told)


def test_an_unknown_kind_is_named_after_its_extension_and_nothing_longer() -> None:
    assert _refusal(bytes(range(256)) * 9, file_name="a.Key").data == {"kind": "key"}
    assert _refusal(bytes(range(256)) * 9, file_name="a.Jan Jansen").data == {"kind": "unknown"}


def test_words_under_an_unknown_name_are_refused_with_advice_and_a_program_without() -> None:
    odd = _refusal(b"Een verslag in gewone woorden.", file_name="verslag.blok")
    program = _refusal(b"abc", file_name="x.exe")

    assert (odd.code, odd.data) == (
        RefusalCode.UNSUPPORTED,
        {"kind": "blok", "advice": "name_as_text"},
    )
    assert (program.code, program.data) == (RefusalCode.UNSUPPORTED, {"kind": "exe"})


def test_a_file_or_text_above_its_limit_is_refused() -> None:
    assert _refusal(b"x" * 99, limits=Limits(file_bytes=50)).code is RefusalCode.TOO_BIG
    assert _refusal(b"x" * 99, limits=Limits(text_chars=50)).code is RefusalCode.TOO_LONG


def test_pages_above_the_limit_are_refused() -> None:
    page_break = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>x</w:t></w:r></w:p>"
    data = word_file(word_paragraph("x") + page_break * 2, page_count=3)

    assert _refusal(data, limits=Limits(page_count=2)).code is RefusalCode.TOO_LONG


def test_limits_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ValueError, match="wall_seconds"):
        Limits(wall_seconds=0)
    with pytest.raises(ValueError, match="memory_bytes"):
        Limits(memory_bytes=0)
