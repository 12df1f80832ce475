"""Nobody who opens a file of the demonstration base can take it for a real report."""

import email
import email.policy
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import lxml.etree
import lxml.html
import openpyxl
import pptx
import pypdfium2
import pytest

from data.demo.builders.text import DemoText, read_text

OPENING_CHARS = 1500


def letters(words: str) -> str:
    """The bare letters and digits, so that hyphens and line ends do not count."""
    return "".join(sign for sign in words if sign.isalnum())


def of_pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return str(pdf[0].get_textpage().get_text_bounded())


def of_docx(path: Path) -> str:
    return " ".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def of_odt(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        body: Any = lxml.etree.fromstring(package.read("content.xml"))
    return "".join(body.itertext())


def of_pptx(path: Path) -> str:
    slide = pptx.Presentation(str(path)).slides[0]
    return " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def of_html(path: Path) -> str:
    page: Any = lxml.html.fromstring(path.read_bytes())
    return str(page.find(".//article").text_content())


def of_xlsx(path: Path) -> str:
    rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return " ".join(str(value) for row in rows for value in row if value)


def of_eml(path: Path) -> str:
    message: Any = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    return str(message.get_body(("plain",)).get_content())


def of_md(path: Path) -> str:
    return path.read_text(encoding="utf-8")


OPENINGS: dict[str, Callable[[Path], str]] = {
    "pdf": of_pdf,
    "pdf-two-column": of_pdf,
    "docx": of_docx,
    "odt": of_odt,
    "pptx": of_pptx,
    "html": of_html,
    "xlsx": of_xlsx,
    "eml": of_eml,
    "md": of_md,
}


@pytest.mark.parametrize("kind", sorted(OPENINGS))
def test_the_opening_says_that_the_report_is_for_demonstration(
    kind: str, demo: Path, texts: dict[str, DemoText]
) -> None:
    asked = [text for text in texts.values() if text.format == kind]

    assert asked
    for text in asked:
        opening = OPENINGS[kind](demo / "files" / text.file_name)
        if kind not in {"pdf", "pdf-two-column"}:
            opening = opening[:OPENING_CHARS]
        assert letters(text.notice) in letters(opening), text.id


def test_a_text_without_the_notice_is_refused(tmp_path: Path, demo: Path) -> None:
    whole = (demo / "texts" / "nl-repaircafe-deventer.md").read_text(encoding="utf-8")
    notice = next(line for line in whole.splitlines() if "ter demonstratie" in line)
    path = tmp_path / "nl-repaircafe-deventer.md"
    path.write_text(whole.replace(notice, ""), encoding="utf-8")

    with pytest.raises(ValueError, match="demonstration"):
        read_text(path)
