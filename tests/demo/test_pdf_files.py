"""The PDFs of the base hold what real reports hold, so that reading them proves something."""

import ctypes
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest

from data.demo.builders.text import DemoText

BROKEN_WORD = "\x02"
"""What pdfium puts between two lines that share a word."""


def files_of(kind: str, demo: Path, texts: dict[str, DemoText]) -> list[tuple[DemoText, Path]]:
    return [
        (text, demo / "files" / text.file_name) for text in texts.values() if text.format == kind
    ]


@pytest.fixture
def printed(demo: Path, texts: dict[str, DemoText]) -> list[tuple[DemoText, Path]]:
    return files_of("pdf", demo, texts) + files_of("pdf-two-column", demo, texts)


def page_texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def language_of(pdf: pypdfium2.PdfDocument) -> str:
    size = pypdfium2.raw.FPDFCatalog_GetLanguage(pdf, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    pypdfium2.raw.FPDFCatalog_GetLanguage(pdf, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def test_a_pdf_tells_its_title_and_its_language(printed: list[tuple[DemoText, Path]]) -> None:
    for text, path in printed:
        with pypdfium2.PdfDocument(path) as pdf:
            assert pdf.get_metadata_dict()["Title"] == text.title
            assert language_of(pdf).startswith(text.language)


def test_every_typeface_is_embedded(printed: list[tuple[DemoText, Path]]) -> None:
    for text, path in printed:
        with pypdfium2.PdfDocument(path) as pdf:
            for item in pdf[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                font = pypdfium2.raw.FPDFTextObj_GetFont(item)

                assert pypdfium2.raw.FPDFFont_GetIsEmbedded(font) == 1, text.id


def test_pages_bear_a_running_header_and_a_numbered_footer(
    printed: list[tuple[DemoText, Path]],
) -> None:
    numbered = {"nl": "Pagina 2 van", "en": "Page 2 of", "de": "Seite 2 von", "fr": "Page 2 sur"}
    for text, path in printed:
        pages = page_texts(path)

        assert any(numbered[text.language] in page for page in pages), text.id
        assert any(text.header in page or text.initiative in page for page in pages[1:]), text.id


def test_words_are_broken_at_the_ends_of_lines(printed: list[tuple[DemoText, Path]]) -> None:
    broken = [sum(page.count(BROKEN_WORD) for page in page_texts(path)) for text, path in printed]

    assert sum(count >= 5 for count in broken) >= 0.7 * len(printed)


def test_most_have_an_outline_and_some_have_none(printed: list[tuple[DemoText, Path]]) -> None:
    outlined = []
    for _, path in printed:
        with pypdfium2.PdfDocument(path) as pdf:
            outlined.append(any(True for _ in pdf.get_toc()))

    assert len(printed) / 2 < sum(outlined) < len(printed)


def test_one_long_report_counts_its_front_matter_in_roman_numbers(
    printed: list[tuple[DemoText, Path]],
) -> None:
    labels = []
    for _, path in printed:
        with pypdfium2.PdfDocument(path) as pdf:
            labels.append([pdf.get_page_label(index) for index in range(len(pdf))])
    roman = [pages for pages in labels if pages[0] == "i"]

    assert len(roman) == 1
    assert "1" in roman[0]


def test_footnotes_stand_on_the_page_that_calls_them(
    printed: list[tuple[DemoText, Path]],
) -> None:
    noted = [(text, path) for text, path in printed if text.body.notes]

    assert len(noted) >= 5
    for text, path in noted:
        pages = ["".join(filter(str.isalnum, page)) for page in page_texts(path)]
        for runs in text.body.notes:
            words = "".join(filter(str.isalnum, "".join(run.text for run in runs)))[:60]

            assert sum(words in page for page in pages) == 1, text.id


def test_a_scan_holds_pictures_and_no_text(demo: Path, texts: dict[str, DemoText]) -> None:
    for _, path in files_of("pdf-scan", demo, texts):
        with pypdfium2.PdfDocument(path) as pdf:
            for page in pdf:
                kinds = {item.type for item in page.get_objects()}

                assert kinds == {pypdfium2.raw.FPDF_PAGEOBJ_IMAGE}
