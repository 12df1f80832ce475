"""What holds for every report, generated or real."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.split import split
from ingest.split.limits import CHAR_LIMIT, WORD_LIMIT
from knowledge.language import LanguageDetector
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.passage import PassageDraft
from knowledge.model.report_text import Heading, ReportText, Segment
from knowledge.model.span import Span

TEXTS = sorted((Path(__file__).parents[2] / "data/demo/texts").glob("*.md"))
TRICKY = """
    Dr. bijv. z.B. de 3. Mai « Non ! » e.g. U.S. (zo. A ) ... ? “Ja.” p. 12 1. | : ’s é 我们。 x
    """
WORDS = st.sampled_from(TRICKY.split())
PROSE = st.lists(WORDS | st.text(max_size=12), min_size=1, max_size=60).map(" ".join)
LINES = st.lists(PROSE, min_size=1, max_size=5).map("\n".join).filter(bool)
KINDS = st.sampled_from([LocatorKind.PAGE, LocatorKind.SLIDE, LocatorKind.ROW, LocatorKind.CHAPTER])


@st.composite
def report_texts(draw: st.DrawFn) -> ReportText:
    """Draw blocks, some of them headings, cut into segments at random block borders."""
    blocks = draw(st.lists(st.tuples(st.integers(0, 6), LINES), min_size=1, max_size=12))
    kind = draw(KINDS)
    text, headings, segments, segment_start = "", [], [], 0
    for index, (level, block) in enumerate(blocks):
        text += "\n\n" if text else ""
        if level and index % 3 != 2:
            headings.append(Heading(Span(len(text), len(text) + len(block)), level))
        text += block
        if draw(st.booleans()) or index == len(blocks) - 1:
            locator = Locator(kind, f"Blad{index % 3}!{index}", index)
            segments.append(Segment(Span(segment_start, len(text)), locator))
            segment_start = len(text)
    return ReportText(text, "test/1", tuple(segments), tuple(headings))


def check(source: ReportText, drafts: tuple[PassageDraft, ...]) -> None:
    assert_spans_are_exact(source, drafts)
    assert_text_is_covered_once(source, drafts)
    assert_headings_are_kept_out_and_found(source, drafts)
    assert_sentences_fill_passages(source, drafts)


def assert_spans_are_exact(source: ReportText, drafts: tuple[PassageDraft, ...]) -> None:
    for draft in drafts:
        words = source.text[draft.span.start : draft.span.end]
        assert words == words.strip()
        assert len(words) <= CHAR_LIMIT
        assert len(words.split()) <= WORD_LIMIT
        assert draft.locators == source.locators_of(draft.span)


def assert_text_is_covered_once(source: ReportText, drafts: tuple[PassageDraft, ...]) -> None:
    ends = [0, *(edge for d in drafts for edge in (d.span.start, d.span.end)), len(source.text)]
    inside_headings = {
        position for h in source.headings for position in range(h.span.start, h.span.end)
    }

    assert all(before.span.end <= after.span.start for before, after in pairwise(drafts))
    assert not [
        position
        for start, end in zip(ends[::2], ends[1::2], strict=True)
        for position in range(start, end)
        if position not in inside_headings and not source.text[position].isspace()
    ]


def assert_headings_are_kept_out_and_found(
    source: ReportText, drafts: tuple[PassageDraft, ...]
) -> None:
    shown = {name for draft in drafts for name in draft.heading_path}
    for heading in source.headings:
        touching = [draft for draft in drafts if draft.span.overlaps(heading.span)]
        name = " ".join(heading.span.of(source.text).split())
        assert all(
            heading.span.start <= d.span.start and d.span.end <= heading.span.end for d in touching
        )
        assert touching or not name or name in shown


def assert_sentences_fill_passages(source: ReportText, drafts: tuple[PassageDraft, ...]) -> None:
    for draft in drafts:
        joined = "".join(sentence.of(source.text) for sentence in draft.sentences)
        assert "".join(joined.split()) == "".join(draft.span.of(source.text).split())
        assert all(before.end <= after.start for before, after in pairwise(draft.sentences))


@settings(max_examples=150, deadline=None)
@given(report_texts(), st.sampled_from(["nl", "en", "de", "fr", "pl", "und"]))
def test_every_word_outside_headings_is_in_exactly_one_passage(
    source: ReportText, language: str
) -> None:
    check(source, split(source, detect=lambda _: language))


@settings(max_examples=40, deadline=None)
@given(report_texts(), st.integers(1, 40))
def test_the_same_holds_for_any_target(source: ReportText, target_words: int) -> None:
    check(source, split(source, detect=lambda _: "nl", target_words=target_words))


def read_demo_text(path: Path) -> ReportText:
    """Return a demonstration text with its headings, its front matter left out."""
    body = path.read_text(encoding="utf-8").split("---\n", 2)[2].strip()
    text, headings = "", []
    for block in body.split("\n\n"):
        level = len(block) - len(block.lstrip("#"))
        words = block[level:].strip()
        text += "\n\n" if text else ""
        if level:
            headings.append(Heading(Span(len(text), len(text) + len(words)), level))
        text += words
    whole = Segment(Span(0, len(text)), Locator(LocatorKind.WHOLE, "", 0))
    return ReportText(text, "test/1", (whole,), tuple(headings))


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_it_holds_for_each_report_of_the_demo_base(path: Path, detector: LanguageDetector) -> None:
    source = read_demo_text(path)

    drafts = split(source, detect=detector)

    check(source, drafts)
    assert {draft.language for draft in drafts} == {path.stem[:2]}


@pytest.fixture(scope="module")
def detector() -> LanguageDetector:
    return LanguageDetector()
