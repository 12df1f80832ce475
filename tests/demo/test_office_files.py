"""The other files are as the programs of their makers write them."""

import email
import email.policy
import zipfile
from pathlib import Path
from typing import Any

import docx
import lxml.html
import openpyxl
import pptx
import pytest

from data.demo.builders.text import DemoText
from data.demo.generate import BUILDERS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def files_of(kind: str, demo: Path, texts: dict[str, DemoText]) -> list[tuple[DemoText, Path]]:
    return [
        (text, demo / "files" / text.file_name) for text in texts.values() if text.format == kind
    ]


def heading_style_ids(path: Path) -> set[str]:
    return {
        paragraph.style.style_id
        for paragraph in docx.Document(str(path)).paragraphs
        if paragraph.style is not None and paragraph.style.style_id[-1:].isdigit()
    }


def test_word_files_carry_the_style_ids_of_their_language(
    demo: Path, texts: dict[str, DemoText]
) -> None:
    first = {"nl": "Kop1", "en": "Heading1", "de": "berschrift1", "fr": "Titre1"}
    for text, path in files_of("docx", demo, texts):
        assert first[text.language] in heading_style_ids(path), text.id


def test_some_dutch_word_files_name_the_styles_in_dutch_and_some_in_english(
    demo: Path, texts: dict[str, DemoText]
) -> None:
    names = set()
    for text, path in files_of("docx", demo, texts):
        if text.language == "nl":
            with zipfile.ZipFile(path) as package:
                names.add(b'w:val="Kop 1"' in package.read("word/styles.xml"))

    assert names == {True, False}


def test_footnotes_of_a_word_file_are_real_footnotes(
    demo: Path, texts: dict[str, DemoText]
) -> None:
    noted = [(text, path) for text, path in files_of("docx", demo, texts) if text.body.notes]

    assert noted
    for text, path in noted:
        with zipfile.ZipFile(path) as package:
            notes = package.read("word/footnotes.xml").decode("utf-8")
            document = package.read("word/document.xml").decode("utf-8")

        assert document.count("<w:footnoteReference ") == len(text.body.notes)
        assert text.body.notes[0][0].text.split()[0] in notes


def test_a_word_file_has_a_header_and_counts_its_pages(
    demo: Path, texts: dict[str, DemoText]
) -> None:
    for text, path in files_of("docx", demo, texts):
        section = docx.Document(str(path)).sections[0]

        assert section.header.paragraphs[0].text == text.header
        assert "NUMPAGES" in section.footer.paragraphs[0]._p.xml


def test_slides_have_bullets_a_table_and_words_for_the_speaker(
    demo: Path, texts: dict[str, DemoText]
) -> None:
    slides = [
        slide
        for _, path in files_of("pptx", demo, texts)
        for slide in pptx.Presentation(str(path)).slides
    ]

    assert all(slide.shapes.title.text for slide in slides)
    assert any(shape.has_table for slide in slides for shape in slide.shapes)
    assert any(slide.has_notes_slide for slide in slides)


def test_a_web_page_has_its_report_in_an_article_amid_other_things(
    demo: Path, texts: dict[str, DemoText]
) -> None:
    for text, path in files_of("html", demo, texts):
        page: Any = lxml.html.fromstring(path.read_bytes())

        assert page.get("lang").startswith(text.language)
        assert page.find(".//article/h1").text == text.title
        for noise in ("nav", "aside", "footer", "script"):
            assert page.find(f".//{noise}") is not None


def test_a_workbook_has_frozen_header_rows_and_figures_as_numbers(
    demo: Path, texts: dict[str, DemoText]
) -> None:
    for _, path in files_of("xlsx", demo, texts):
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[1]

        assert sheet.freeze_panes == "A2"
        assert any(isinstance(value, int | float) for row in sheet.values for value in row)


def test_an_email_says_the_same_in_words_and_in_html_with_an_older_one_below(
    demo: Path, texts: dict[str, DemoText]
) -> None:
    for text, path in files_of("eml", demo, texts):
        message: Any = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        plain = message.get_body(("plain",)).get_content()
        rich = message.get_body(("html",)).get_content()

        assert message["Subject"] == text.mail["subject"]
        assert "\n> " in plain
        assert "<blockquote" in rich


def test_markdown_files_are_the_text_without_its_front_matter(
    demo: Path, texts: dict[str, DemoText]
) -> None:
    for text, path in files_of("md", demo, texts):
        assert path.read_text(encoding="utf-8") == text.markdown
        assert text.markdown.startswith("# ")


@pytest.mark.parametrize("kind", ["docx", "odt", "pptx", "html", "xlsx", "eml", "md"])
def test_the_same_text_gives_the_same_bytes(kind: str, small_text: DemoText) -> None:
    assert BUILDERS[kind](small_text) == BUILDERS[kind](small_text)
