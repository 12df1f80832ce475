"""Every quote of the demo base is verbatim, on the page that it states."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from ingest.parse.reading import read_bytes
from knowledge.model.locator import LocatorKind
from knowledge.model.quote import Quote, cut_quote, find_verbatim
from knowledge.model.report_text import ReportText

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
MANIFEST: list[dict[str, Any]] = json.loads((DEMO / "manifest.json").read_text("utf-8"))
LESSONS: list[dict[str, Any]] = json.loads((DEMO / "lessons.json").read_text("utf-8"))
TOLD = {lesson["report"] for lesson in LESSONS}
READ = [e for e in MANIFEST if e["id"] in TOLD and e["format"] != "pdf-scan"]


def test_no_report_with_lessons_is_left_out_but_scans() -> None:
    scans = {entry["id"] for entry in MANIFEST if entry["format"] == "pdf-scan"}

    assert {entry["id"] for entry in READ} == TOLD - scans
    assert len([lesson for lesson in LESSONS if lesson["report"] not in scans]) >= 150


@pytest.mark.parametrize("entry", READ, ids=[entry["id"] for entry in READ])
def test_every_quote_of_a_report_is_verbatim_on_the_page_that_it_states(
    entry: dict[str, Any],
) -> None:
    data = (DEMO / entry["file"]).read_bytes()
    text = read_bytes(data, file_name=entry["file"])
    quotes = list(quotes_of(entry["id"], text))

    assert len(quotes) == sum(lesson["report"] == entry["id"] for lesson in LESSONS)
    for quote in quotes:
        assert text.text[quote.span.start : quote.span.end] == quote.exact
        assert quote.is_held_by(text)
        assert quote.locators == text.locators_of(quote.span)
        if quote.locators[0].kind is LocatorKind.PAGE:
            assert letters(quote.exact) in pages_of(data, quote)


def quotes_of(report_id: str, text: ReportText) -> Iterator[Quote]:
    """Yield the quote of each lesson, cut as confirming a lesson cuts it."""
    for lesson in LESSONS:
        if lesson["report"] == report_id:
            (span, *_others) = find_verbatim(lesson["quote"], text.text)
            yield cut_quote(report_id, text, span)


def pages_of(data: bytes, quote: Quote) -> str:
    """Return the letters of the stated pages, as another reader than ours finds them."""
    with pypdfium2.PdfDocument(data) as document:
        return letters(
            "".join(document[p.index].get_textpage().get_text_range() for p in quote.locators)
        )


def letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
