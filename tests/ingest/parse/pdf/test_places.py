"""Every printed word keeps its place in the text and on its page."""

import io
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from ingest.parse.pdf import draw_marked_page, draw_page, marks_on_page, read_pdf
from knowledge.model.report_text import ReportText
from knowledge.model.span import Span
from tests.ingest.parse.pdf.paper import HEIGHT, WIDTH, page_with, pdf_of, write

WORDS = st.text(alphabet="abcdefghijklmnoprstuvwzéëïABC.,;:()-–'", min_size=1, max_size=12)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=12)


def quote(report: ReportText, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words))


@settings(max_examples=80, deadline=None)
@given(pages=st.lists(LINES, min_size=1, max_size=3))
def test_segments_and_words_match_the_text(pages: list[list[list[str]]]) -> None:
    data = pdf_of(*(page_with(*(" ".join(line) for line in lines)) for lines in pages))

    report = read_pdf(data)

    printed = "".join("".join(line) for lines in pages for line in lines)
    assert unicodedata.is_normalized("NFC", report.text)
    assert not set("".join(report.text.split())) - set(printed + "•|")
    for layout in report.layouts:
        segments = [s for s in report.segments if s.locator.index == layout.index]
        for word in layout.words:
            assert word.span.of(report.text).strip() == word.span.of(report.text) != ""
            assert any(s.span.start <= word.span.start < s.span.end for s in segments)
            assert 0 <= word.left <= word.right <= layout.width + 50
    covered = {
        at for page in report.layouts for w in page.words for at in range(w.span.start, w.span.end)
    }
    bars = {at for at, sign in enumerate(report.text) if sign == "|"}
    assert {at for at, sign in enumerate(report.text) if not sign.isspace()} <= covered | bars


def test_the_same_bytes_always_give_the_same_text() -> None:
    data = pdf_of(page_with("Een regel.", "Nog een regel."), page_with("De laatste bladzijde."))

    assert read_pdf(data) == read_pdf(data)


def test_a_word_lies_where_it_is_printed() -> None:
    report = read_pdf(pdf_of(page_with("Honderd stemmen", left=100, top=200, size=12)))
    word = report.layouts[0].words[0]

    assert word.span.of(report.text) == "Honderd"
    assert abs(word.left - 100) < 0.5
    assert word.top < 200 < word.bottom
    assert 11 < word.bottom - word.top < 13


def test_a_quote_over_two_lines_gets_one_mark_on_each() -> None:
    report = read_pdf(pdf_of(page_with("Wij hebben samen veel", "geleerd van de buurt.")))

    marks = marks_on_page(report.layouts[0], [quote(report, "samen veel geleerd")])

    assert len(marks) == 2
    assert marks[0].bottom <= marks[1].top + 1
    assert marks[1].left < marks[0].left


def test_words_beside_a_quote_are_not_marked() -> None:
    report = read_pdf(pdf_of(page_with("Wij hebben samen veel geleerd.")))
    layout = report.layouts[0]

    (mark,) = marks_on_page(layout, [quote(report, "samen veel")])

    assert (mark.left, mark.right) == (layout.words[2].left, layout.words[3].right)
    assert marks_on_page(layout, []) == ()


def test_a_page_is_drawn_at_its_scale() -> None:
    drawn = Image.open(io.BytesIO(draw_page(pdf_of(page_with("Tekst.")), 0, scale=0.5)))

    assert drawn.format == "PNG"
    assert drawn.size == (round(WIDTH / 2), round(HEIGHT / 2))


def test_a_mark_colours_the_ground_of_its_words_alone() -> None:
    data = pdf_of(page_with("Wij hebben geleerd.", size=20))
    report = read_pdf(data)
    layout = report.layouts[0]
    span = quote(report, "hebben")

    drawn = Image.open(io.BytesIO(draw_marked_page(data, layout, [span], scale=1)))

    (mark,) = marks_on_page(layout, [span])
    inside = (int(mark.left) + 1, int(mark.top) + 1)
    outside = (int(mark.right) + 40, int(mark.top) + 1)
    assert drawn.getpixel(inside) != (255, 255, 255)
    assert drawn.getpixel(outside) == (255, 255, 255)


def test_marks_follow_a_turned_page() -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(300, 100)
        canvas.rotate(90)
        write(canvas, ["Liggend gedrukt woord"], top=HEIGHT, left=0, size=20)

    data = pdf_of(turned)
    report = read_pdf(data)
    span = quote(report, "gedrukt")
    bare = Image.open(io.BytesIO(draw_page(data, 0, scale=1))).convert("L")
    (mark,) = marks_on_page(report.layouts[0], [span])

    inked = bare.crop((round(mark.left), round(mark.top), round(mark.right), round(mark.bottom)))

    assert sum(inked.histogram()[:100]) > 0
