"""A blackened copy of a PDF: pictures of its pages, black where the words were."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.outcome import Refused
from ingest.parse.pdf import draw_page, read_pdf
from ingest.parse.pdf.blacken import blackened


def paper(*lines: str, turned: int = 0) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setPageRotation(turned)
    for row, line in enumerate(lines):
        canvas.drawString(72, 500 - 40 * row, line)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def dark_share(data: bytes, box: tuple[float, float, float, float]) -> float:
    """Return how much of a box, in points, is black on the first page."""
    picture = Image.open(io.BytesIO(draw_page(data, 0, scale=2))).convert("L")
    left, top, right, bottom = (round(2 * x) for x in box)
    pixels = picture.crop((left, top, right, bottom)).tobytes()
    return sum(pixel < 60 for pixel in pixels) / len(pixels)


def test_a_box_is_black_and_what_stands_beside_it_is_as_it_was() -> None:
    copy = blackened(paper("Een regel", "Nog een regel"), {0: [(72, 330, 160, 345)]}, [])

    assert dark_share(copy, (73, 331, 159, 344)) > 0.98
    assert 0 < dark_share(copy, (72, 370, 160, 385)) < 0.5


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_words_are_found_and_blackened_on_a_turned_page_too(turned: int) -> None:
    data = paper("Nummer 111 222 333 van mevrouw", turned=turned)
    plain = blackened(data, {}, [])

    copy = blackened(data, {}, ["111222333"])

    whole = (0.0, 0.0, 595.0, 841.0)
    assert dark_share(copy, whole) > dark_share(plain, whole) + 0.0005


def test_the_copy_holds_no_text_and_as_many_pages_of_the_same_size() -> None:
    data = paper("Nummer 111222333")

    copy = blackened(data, {}, ["111222333"])

    assert b"/Font" not in copy
    with pytest.raises(Refused):
        read_pdf(copy)
    before, after = (Image.open(io.BytesIO(draw_page(d, 0, scale=1))) for d in (data, copy))
    assert before.size == after.size


@given(st.binary(max_size=200))
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        blackened(data, {}, [])
