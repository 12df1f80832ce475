"""Passages: exact spans, near the target, never across a heading."""

from collections.abc import Sequence

import pytest

from ingest.split import split
from knowledge.language import LanguageDetector
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.passage import PassageDraft
from knowledge.model.report_text import Heading, ReportText, Segment
from knowledge.model.span import Span

SENTENCE = "De buurt kwam elke week samen en kookte voor wie dat wilde."
WHOLE = Locator(LocatorKind.WHOLE, "", 0)


@pytest.fixture(scope="module")
def detector() -> LanguageDetector:
    return LanguageDetector()


def dutch(_: str) -> str:
    return "nl"


def report(*blocks: str) -> ReportText:
    """Return a report of these blocks; one that begins with # is a heading."""
    text, headings = "", []
    for block in blocks:
        words = block.lstrip("#")
        level = len(block) - len(words)
        text += "\n\n" if text else ""
        if level:
            headings.append(Heading(Span(len(text), len(text) + len(words)), level))
        text += words
    return ReportText(text, "test/1", (Segment(Span(0, len(text)), WHOLE),), tuple(headings))


def paged(kind: LocatorKind, *parts: tuple[str, str], join: str = "\n\n") -> ReportText:
    """Return a report of (label, text) parts, each under its own locator."""
    text, segments = "", []
    for index, (label, words) in enumerate(parts):
        text += join if text else ""
        span = Span(len(text), len(text) + len(words))
        segments.append(Segment(span, Locator(kind, label, index)))
        text += words
    return ReportText(text, "test/1", tuple(segments))


def texts(source: ReportText, drafts: Sequence[PassageDraft]) -> list[str]:
    return [draft.span.of(source.text) for draft in drafts]


def word_counts(source: ReportText, drafts: Sequence[PassageDraft]) -> list[int]:
    return [len(text.split()) for text in texts(source, drafts)]


def test_long_prose_becomes_passages_of_80_to_160_words_that_end_on_a_sentence() -> None:
    source = report(" ".join([SENTENCE] * 100))

    drafts = split(source, detect=dutch)

    assert all(80 <= count <= 160 for count in word_counts(source, drafts))
    assert all(text.endswith("wilde.") for text in texts(source, drafts))


def test_a_passage_never_reaches_across_a_heading() -> None:
    source = report("#Begin", SENTENCE, "##Verder", SENTENCE)

    drafts = split(source, detect=dutch)

    assert texts(source, drafts) == [SENTENCE, SENTENCE]
    assert [draft.heading_path for draft in drafts] == [("Begin",), ("Begin", "Verder")]


def test_a_heading_of_the_same_level_replaces_the_one_before() -> None:
    source = report("#Een", "##Twee", SENTENCE, "##Drie", SENTENCE, "#Vier", SENTENCE)

    drafts = split(source, detect=dutch)

    assert [d.heading_path for d in drafts] == [("Een", "Twee"), ("Een", "Drie"), ("Vier",)]


def test_a_heading_with_nothing_below_it_can_still_be_found() -> None:
    source = report("#Verslag", SENTENCE, "##Bijlage volgt", "#Dank")

    drafts = split(source, detect=dutch)

    assert texts(source, drafts) == [SENTENCE, "Bijlage volgt", "Dank"]
    assert [d.heading_path for d in drafts] == [("Verslag",), ("Verslag",), ()]


def test_a_cut_prefers_the_end_of_a_paragraph() -> None:
    paragraph = " ".join([SENTENCE] * 9)
    source = report(paragraph, paragraph, paragraph)

    drafts = split(source, detect=dutch)

    assert texts(source, drafts) == [paragraph] * 3


def test_a_list_stays_with_the_line_that_announces_it() -> None:
    opening = " ".join([SENTENCE] * 9)
    source = report(opening, "Wij leerden:", "\n".join([f"- {SENTENCE}"] * 6))

    drafts = split(source, detect=dutch)

    assert texts(source, drafts)[1].startswith("Wij leerden:\n\n- De buurt")


def test_a_table_row_is_never_cut() -> None:
    rows = [f"Post {number} | Dr. de Vries. Zie nr. 4. | {number}.000" for number in range(80)]
    source = report("\n".join(rows))

    lines = [
        line for text in texts(source, split(source, detect=dutch)) for line in text.split("\n")
    ]

    assert lines == rows


def test_rows_of_a_sheet_are_grouped_and_keep_their_locators() -> None:
    rows = [(f"Leden!{n}", f"Lid {n} | Dorpsstraat {n} | betaald") for n in range(2, 80)]
    source = paged(LocatorKind.ROW, *rows, join="\n")

    drafts = split(source, detect=dutch)

    labels = [locator.label for draft in drafts for locator in draft.locators]
    assert labels == [label for label, _ in rows]
    assert 2 < len(drafts) < 10


def test_two_sheets_never_share_a_passage() -> None:
    source = paged(LocatorKind.ROW, ("Leden!2", "Anna | 3"), ("Kosten!2", "Huur | 900"))

    assert texts(source, split(source, detect=dutch)) == ["Anna | 3", "Huur | 900"]


def test_two_slides_never_share_a_passage() -> None:
    source = paged(LocatorKind.SLIDE, ("1", SENTENCE), ("2", SENTENCE))

    assert [d.locators[0].label for d in split(source, detect=dutch)] == ["1", "2"]


def test_a_slide_without_a_title_does_not_take_the_title_before() -> None:
    text = f"Titel\n\n{SENTENCE}\n\n{SENTENCE}"
    border = text.rindex(SENTENCE)
    segments = (
        Segment(Span(0, border - 2), Locator(LocatorKind.SLIDE, "1", 0)),
        Segment(Span(border, len(text)), Locator(LocatorKind.SLIDE, "2", 1)),
    )
    source = ReportText(text, "test/1", segments, (Heading(Span(0, 5), 1),))

    assert [d.heading_path for d in split(source, detect=dutch)] == [("Titel",), ()]


def test_a_passage_over_two_pages_names_both() -> None:
    source = paged(LocatorKind.PAGE, ("iv", SENTENCE), ("v", SENTENCE))

    (draft,) = split(source, detect=dutch)

    assert [locator.label for locator in draft.locators] == ["iv", "v"]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        " ".join(["woord"] * 10_000),
        "é ő " * 5_000,
        "12.500 | " * 4_000,
        "我们在村里开了一家商店" * 2_000,
    ],
    ids=["one word", "no full stop", "accents", "one row of figures", "no spaces"],
)
def test_text_without_sentences_still_fits_the_embedding_model(text: str) -> None:
    source = report(text.strip())

    drafts = split(source, detect=dutch)

    assert max(d.span.end - d.span.start for d in drafts) <= 1_800
    assert max(word_counts(source, drafts)) <= 250
    assert "".join("".join(texts(source, drafts)).split()) == "".join(text.split())


def test_a_report_without_words_has_no_passages() -> None:
    assert split(ReportText("\n \n", "test/1", ()), detect=dutch) == ()


def test_a_short_passage_takes_the_language_of_its_report(detector: LanguageDetector) -> None:
    source = report("#Verslag", " ".join([SENTENCE] * 20), "##Bijlage", "Budget 2019 repair café")

    assert split(source, detect=detector)[-1].language == "nl"


def test_a_foreign_section_keeps_its_own_language(detector: LanguageDetector) -> None:
    english = "The council lent us the hall, and we paid for the heating ourselves."
    source = report("#Verslag", " ".join([SENTENCE] * 20), "##Summary", english)

    assert split(source, detect=detector)[-1].language == "en"


def test_abbreviations_follow_the_language_of_their_paragraph(detector: LanguageDetector) -> None:
    german = "Das Fest war am 3. Mai, und es kamen viele Leute aus der ganzen Nachbarschaft dazu."
    source = report("#Verslag", " ".join([SENTENCE] * 20), "##Anhang", german)

    assert len(split(source, detect=detector)[-1].sentences) == 1


def test_a_target_below_one_word_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one word"):
        split(report(SENTENCE), detect=dutch, target_words=0)
