"""Presentations: one place a slide, its title first and its notes last."""

import io

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from ingest.outcome import RefusalCode, Refused
from ingest.parse.pptx import read
from knowledge.model.locator import LocatorKind
from tests.ingest.parse.files import zipped

_BOX = (Inches(1), Inches(3), Inches(4), Inches(2))


def _saved(presentation: object) -> bytes:
    buffer = io.BytesIO()
    presentation.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def test_slides_are_read_with_titles_lists_tables_and_notes() -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    box = slide.shapes.add_textbox(*_BOX)
    box.text_frame.text = "Los tekstvak."
    slide.shapes.title.text = "Wat werkte"
    body = slide.placeholders[1].text_frame
    body.text = "een vaste plek"
    body.add_paragraph().text = "koffie"
    slide.notes_slide.notes_text_frame.text = "Zeg dat de koffie gratis was."
    second = presentation.slides.add_slide(presentation.slide_layouts[5])
    second.shapes.title.text = "Cijfers"
    table = second.shapes.add_table(2, 2, *_BOX).table
    for number, words in enumerate(["jaar", "leden", "2023", "41"]):
        table.cell(number // 2, number % 2).text = words

    made = read(_saved(presentation))

    assert made.text == (
        "Wat werkte\n\neen vaste plek\nkoffie\n\nLos tekstvak.\n\nZeg dat de koffie gratis was."
        "\n\nCijfers\n\njaar | leden\n2023 | 41"
    )
    assert [(s.locator.kind, s.locator.label) for s in made.segments] == [
        (LocatorKind.SLIDE, "1"),
        (LocatorKind.SLIDE, "2"),
    ]
    assert [heading.span.of(made.text) for heading in made.headings] == ["Wat werkte", "Cijfers"]
    assert made.title == "Wat werkte"


def test_an_empty_slide_keeps_its_number() -> None:
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[6])
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Tweede"

    made = read(_saved(presentation))

    assert [(s.locator.label, s.locator.index) for s in made.segments] == [("2", 1)]


def test_a_chart_is_read_as_its_table() -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["2022", "2023"]
    data.add_series("Leden", (30, 41))  # type: ignore[no-untyped-call]
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *_BOX, data)

    assert read(_saved(presentation)).text == "| Leden\n2022 | 30\n2023 | 41"


def test_grouped_shapes_are_read_in_their_order() -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    boxes = [slide.shapes.add_textbox(*_BOX) for _ in range(2)]
    for box, words in zip(boxes, ["Eerst.", "Dan."], strict=True):
        box.text_frame.text = words
    slide.shapes.add_group_shape(boxes)

    assert read(_saved(presentation)).text == "Eerst.\n\nDan."


def test_slides_of_pictures_alone_are_empty_and_say_how_many() -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    slide.shapes.add_picture(io.BytesIO(_DOT), 0, 0)

    with pytest.raises(Refused) as caught:
        read(_saved(presentation))

    assert (caught.value.code, caught.value.data) == (RefusalCode.EMPTY, {"image_count": 1})


def test_a_presentation_without_slides_is_damaged() -> None:
    with pytest.raises(Refused) as caught:
        read(zipped({"ppt/presentation.xml": "<p/>"}))

    assert caught.value.code is RefusalCode.DAMAGED


_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63f80f00010101001bb6ee560000000049454e44ae426082"
)
