"""Answers travel between processes without a loss, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.outcome import RefusalCode, Refused
from ingest.parse.wire import Answer, pack, unpack
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.report_text import Heading, PageLayout, ReportText, Segment, WordBox
from knowledge.model.span import Span

_LENGTHS = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def _texts(draw: st.DrawFn) -> ReportText:
    words = draw(st.lists(st.text("aé€😀", min_size=1, max_size=5), min_size=1, max_size=6))
    text = " ".join(words)
    boxes = []
    start = 0
    for word in words:
        lengths = [draw(_LENGTHS) for _ in range(4)]
        boxes.append(WordBox(Span(start, start + len(word)), *lengths))
        start += len(word) + 1
    return ReportText(
        text=text,
        reader="test/1",
        segments=(
            Segment(Span(0, len(text)), Locator(LocatorKind.PAGE, draw(st.text(min_size=1)), 3)),
        ),
        headings=(Heading(Span(0, len(words[0])), draw(st.integers(1, 6))),),
        title=draw(st.text(st.characters(exclude_categories=["Cs"]))),
        language="nl",
        created="2024-01-01",
        is_ocr=draw(st.booleans()),
        warnings=("images_skipped",),
        layouts=(PageLayout(0, 595.0, 842.5, tuple(boxes)), PageLayout(1, 1.0, 2.0, ())),
    )


@given(_texts())
def test_a_text_comes_back_as_it_went(text: ReportText) -> None:
    label = text.segments[0].locator.label
    if not any("\ud800" <= char <= "\udfff" for char in label):
        assert unpack(pack(Answer(text=text))).text == text


def test_a_refusal_comes_back_with_its_data_and_trace() -> None:
    refusal = Refused(RefusalCode.TOO_LONG, page_count=812, kind="pdf")

    back = unpack(pack(Answer(refusal=refusal, trace="File x")))

    assert back.refusal is not None
    assert (back.refusal.code, back.refusal.data) == (refusal.code, refusal.data)
    assert back.trace == "File x"


@given(st.binary(max_size=60))
def test_anything_else_is_no_answer(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it
        unpack(data)


def test_an_answer_whose_boxes_are_cut_off_is_none() -> None:
    box = WordBox(Span(0, 1), 0.0, 0.0, 1.0, 1.0)
    text = ReportText(
        text="a",
        reader="test/1",
        segments=(Segment(Span(0, 1), Locator(LocatorKind.PAGE, "1", 0)),),
        layouts=(PageLayout(0, 1.0, 1.0, (box,)),),
    )

    with pytest.raises(ValueError, match="cut off"):
        unpack(pack(Answer(text=text))[:-8])
