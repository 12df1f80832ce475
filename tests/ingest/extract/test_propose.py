"""From a report's passages to proposals that rest on its words."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract import ModelShelf, Proposer
from ingest.extract.gold import read_gold
from ingest.extract.model import read_model
from ingest.extract.shelf import SHIPPED
from ingest.extract.training import train
from ingest.split import split
from knowledge.embedding.choose import choose_embedder
from knowledge.model.lesson import LessonKind, LessonProposal
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.report_text import Heading, ReportText, Segment
from knowledge.model.span import Span

SHELF = ModelShelf(Path("unused"), choose_embedder("onnx"))
PROPOSER = Proposer(SHELF, read_model(SHIPPED))


def report(*sections: tuple[str, str], pages: int = 1) -> ReportText:
    """Return a report of headings, each with a paragraph below it."""
    text, headings = "", []
    for heading, paragraph in sections:
        headings.append(Heading(Span(len(text), len(text) + len(heading)), 1))
        text += f"{heading}\n\n{paragraph}\n\n"
    text = text.rstrip()
    step = max(1, len(text) // pages)
    edges = [*(n * step for n in range(pages)), len(text)]
    segments = tuple(
        Segment(Span(start, end), Locator(LocatorKind.PAGE, str(n + 1), n))
        for n, (start, end) in enumerate(zip(edges, edges[1:], strict=False))
    )
    return ReportText(text, "test/1", segments, tuple(headings))


def propose(text: ReportText, language: str = "nl") -> tuple[LessonProposal, ...]:
    passages = split(text, detect=lambda _words: language)
    return PROPOSER.propose(text, passages, redacted=lambda span: span.of(text.text))


def test_a_sentence_that_tells_a_lesson_is_proposed_with_its_words_kind_and_reason() -> None:
    sentence = "Het grootste struikelblok was de vergunning, die vier maanden op zich liet wachten."
    text = report(
        ("Over ons", "Wij zijn een vereniging met veertig leden in de binnenstad."),
        ("Knelpunten", f"{sentence} Het plein telt zestig bomen."),
    )

    first = propose(text)[0]

    (span,) = first.content.spans
    assert first.content.statement == span.of(text.text) == sentence
    assert first.content.kind is LessonKind.OBSTACLE
    assert first.reason.heading == "Knelpunten"
    assert "struikelblok" in first.reason.cues
    assert first.reason.score is not None
    assert 0.5 <= first.reason.score <= 1
    assert first.reason.model == f"blend/{PROPOSER.model.hash}"
    assert first.is_shown


def test_thanks_budgets_and_aims_are_not_proposed() -> None:
    text = report(
        ("Dankwoord", "Wij danken alle vrijwilligers voor hun inzet in het afgelopen jaar."),
        ("Begroting", "De begroting sluit op 41.300 euro, waarvan 12.000 euro subsidie is."),
        ("Doel", "Het doel van het project is om de buurt groener te maken."),
    )

    assert propose(text) == ()


def test_pieces_of_advice_beside_each_other_are_lessons_of_their_own() -> None:
    advice = ("Zorg voor een duidelijke taakverdeling.", "Betrek de gemeente vanaf het begin.")
    text = report(("Aanbevelingen", " ".join(advice)))

    spans = sorted(span for p in propose(text) for span in p.content.spans)

    assert [span.of(text.text) for span in spans] == list(advice)


def test_a_sentence_that_points_back_merges_with_the_one_before_it_to_three_at_most() -> None:
    advice = (
        "Zorg voor een duidelijke taakverdeling.",
        "Dat voorkomt ruzie als het misgaat.",
        "Daarom moet je haar vooraf opschrijven.",
        "Dat werkte bij ons veel beter dan afspraken.",
    )
    text = report(("Aanbevelingen", " ".join(advice)))

    spans = sorted(span for p in propose(text) for span in p.content.spans)

    assert [span.of(text.text) for span in spans] == [" ".join(advice[:3]), advice[3]]


def test_items_of_a_list_are_lessons_of_their_own() -> None:
    items = "Begin met een kleine groep die elkaar kent.\nZorg voor een vast punt in de wijk."
    text = report(("Aanbevelingen", items))

    spans = sorted(span for p in propose(text) for span in p.content.spans)
    assert [span.of(text.text) for span in spans] == items.split("\n")


def test_what_a_report_says_twice_is_proposed_once_with_both_places() -> None:
    advice = "Zorg vooraf voor een vast aanspreekpunt bij de gemeente."
    text = report(("Aanbevelingen", advice), ("Samenvatting van aanbevelingen", advice))

    (only,) = propose(text)

    assert [span.of(text.text) for span in only.content.spans] == [advice, advice]


def test_items_that_begin_alike_are_not_taken_for_one() -> None:
    items = "Zorg voor genoeg bankjes op het plein.\nPlan vooraf genoeg bankjes op het plein."
    text = report(("Aanbevelingen", items))

    assert len(propose(text)) == 2


@pytest.mark.parametrize(("page_count", "shown"), [(1, 10), (12, 12)])
def test_ten_are_shown_or_one_a_page_and_the_rest_is_under_more(
    page_count: int, shown: int
) -> None:
    verbs = ("Zorg voor", "Begin met", "Betrek", "Vraag om", "Plan vooraf", "Kies liever")
    things = ("genoeg bankjes op het plein", "sleutels voor elke bewoner", "een vaste notaris")
    advice = [f"{verb} {thing}." for verb in verbs for thing in things]
    text = report(("Aanbevelingen", "\n".join(advice)), pages=page_count)

    found = propose(text)

    assert len(found) > shown
    assert sum(p.is_shown for p in found) == shown
    scores = [p.reason.score or 0 for p in found]
    assert scores == sorted(scores, reverse=True)


def test_rows_of_tables_and_figures_are_not_proposed() -> None:
    text = report(
        ("Lessen die we leerden", "Les | Werkte niet goed bij ons | 12\n12 34 56 78 90 a")
    )

    assert propose(text) == ()


def test_without_a_classifier_headings_and_cues_propose_and_the_reason_says_so() -> None:
    model = train(read_gold(), None, embedder="")
    text = report(("Knelpunten", "Het grootste struikelblok was de vergunning van de gemeente."))

    (found,) = Proposer(SHELF, model).propose(
        text,
        split(text, detect=lambda _words: "nl"),
        redacted=lambda span: span.of(text.text),
    )

    assert found.reason.model == f"cues/{model.hash}"
    assert found.content.kind is LessonKind.OBSTACLE


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.sampled_from(["Lessen", "Tips voor anderen", "Wie wij zijn"]),
                       st.text(alphabet="abc. \nZonder|!", min_size=1, max_size=200)),
             min_size=1, max_size=4)
)  # fmt: skip
def test_every_proposal_is_a_stretch_of_the_text_within_one_passage(
    sections: list[tuple[str, str]],
) -> None:
    text = report(
        *((h, "Zonder jou werkte het niet. " + p.replace("\n\n", "\n")) for h, p in sections)
    )
    passages = split(text, detect=lambda _words: "nl")

    for proposal in propose(text):
        for span in proposal.content.spans:
            words = span.of(text.text)
            assert words == words.strip()
            assert any(p.span.start <= span.start < span.end <= p.span.end for p in passages)
        flat = [" ".join(span.of(text.text).split()) for span in proposal.content.spans]
        assert any(proposal.content.statement in words for words in flat)


def test_what_a_mail_quotes_of_another_is_not_proposed_as_a_lesson_of_its_sender() -> None:
    asked = "> Het grootste struikelblok was de vergunning, die vier maanden op zich liet wachten."
    own = "Een gebrek aan vrijwilligers bleek het grootste struikelblok."

    statements = [p.content.statement for p in propose(report(("Knelpunten", f"{asked}\n\n{own}")))]

    assert statements == [own]
