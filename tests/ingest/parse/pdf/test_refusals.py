"""What cannot be read is refused with a code; nothing else escapes."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ingest.outcome import RefusalCode, Refused
from ingest.parse.pdf import read_pdf
from tests.ingest.parse.pdf.paper import HEIGHT, WIDTH, page_with, pdf_of, picture, write

GIVEN, OTHER = "geheim", "fout"
LINES = page_with("De vereniging telt tachtig leden.")


def code_of(data: bytes, **options: int) -> RefusalCode:
    with pytest.raises(Refused) as refusal:
        read_pdf(data, **options)  # type: ignore[arg-type]
    return refusal.value.code


def scan(canvas: Canvas) -> None:
    canvas.drawImage(picture(), 0, 0, WIDTH, HEIGHT)


def blank(canvas: Canvas) -> None:
    canvas.setTitle("")


def test_a_file_with_a_password_is_refused_until_it_is_given() -> None:
    data = pdf_of(LINES, encrypt=StandardEncryption(GIVEN, ownerPassword="baas"))

    assert code_of(data) is RefusalCode.ENCRYPTED
    assert read_pdf(data, password=GIVEN).text == "De vereniging telt tachtig leden."


def test_a_wrong_password_is_told_from_a_missing_one() -> None:
    data = pdf_of(LINES, encrypt=StandardEncryption(GIVEN))

    with pytest.raises(Refused) as refusal:
        read_pdf(data, password=OTHER)
    assert refusal.value.data["reason"] == "wrong_password"


def test_an_owners_password_alone_hinders_no_reader() -> None:
    data = pdf_of(LINES, encrypt=StandardEncryption("", ownerPassword="baas"))

    assert read_pdf(data).text == "De vereniging telt tachtig leden."


def test_pictures_of_pages_need_recognition() -> None:
    assert code_of(pdf_of(scan, scan)) is RefusalCode.NEEDS_OCR


def test_pages_without_anything_are_empty() -> None:
    assert code_of(pdf_of(blank)) is RefusalCode.EMPTY


def test_some_scanned_pages_leave_the_rest_readable_with_a_warning() -> None:
    report = read_pdf(pdf_of(LINES, scan))

    assert report.text == "De vereniging telt tachtig leden."
    assert report.warnings == ("pages_without_text",)


def test_letters_without_a_meaning_need_recognition() -> None:
    def private(canvas: Canvas) -> None:
        registerFont(TTFont("Vera", "Vera.ttf"))
        write(canvas, ["\ue001\ue002\ue003 \ue004\ue005\ue006", "\ue007\ue008"], font="Vera")

    assert code_of(pdf_of(private)) is RefusalCode.NEEDS_OCR


def test_bytes_that_are_no_pdf_are_damaged() -> None:
    assert code_of(b"%PDF-1.4 and nothing more") is RefusalCode.DAMAGED


def test_too_many_pages_are_refused_before_they_are_read() -> None:
    assert code_of(pdf_of(LINES, LINES, LINES), page_limit=2) is RefusalCode.TOO_LONG


def test_too_many_characters_are_refused() -> None:
    assert code_of(pdf_of(LINES), char_limit=10) is RefusalCode.TOO_LONG


def test_an_invisible_layer_over_a_picture_is_read_and_flagged() -> None:
    def recognised(canvas: Canvas) -> None:
        scan(canvas)
        text = canvas.beginText(72, HEIGHT - 100)
        text.setFont("Helvetica", 10)
        text.setTextRenderMode(3)
        text.textLine("Deze woorden zijn onder het beeld gelegd door een herkenner.")
        canvas.drawText(text)

    report = read_pdf(pdf_of(recognised))

    assert report.is_ocr
    assert report.text == "Deze woorden zijn onder het beeld gelegd door een herkenner."


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(min_value=0, max_value=1500), junk=st.binary(max_size=30))
def test_a_cut_or_spoiled_file_is_read_or_refused_and_nothing_else(cut: int, junk: bytes) -> None:
    whole = pdf_of(LINES, scan)
    spoiled = whole[:cut] + junk + whole[cut + len(junk) :] if cut % 2 else whole[:cut]

    code, report = None, None
    try:
        report = read_pdf(spoiled)
    except Refused as refusal:
        code = refusal.code

    assert code in {
        None,
        RefusalCode.DAMAGED,
        RefusalCode.EMPTY,
        RefusalCode.NEEDS_OCR,
        RefusalCode.ENCRYPTED,
    }
    if report is not None:
        assert io.StringIO(report.text).read()
