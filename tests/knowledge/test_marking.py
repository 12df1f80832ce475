"""Marks lie on the words that match, and on nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.marking import best_sentence, matched_words
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.passage import Passage
from knowledge.model.span import Span
from knowledge.query import parse

_BEFORE = 100  # characters of the report before the passage


def passage_of(*sentences: str, language: str = "nl") -> Passage:
    text, spans = "", []
    for sentence in sentences:
        text += " " if text else ""
        start = _BEFORE + len(text)
        spans.append(Span(start, start + len(sentence)))
        text += sentence
    return Passage(
        id="rep-x.0",
        report_id="rep-x",
        number=0,
        span=Span(_BEFORE, _BEFORE + len(text)),
        text=text,
        language=language,
        heading_path=(),
        locators=(Locator(LocatorKind.PAGE, "1", 0),),
        sentences=tuple(spans),
    )


def marked(passage: Passage, asked: str, language: str = "nl") -> list[str]:
    return [m.of(passage.text) for m in matched_words(passage, parse(asked), language)]


@pytest.mark.parametrize(
    ("asked", "text", "language", "marks"),
    [
        ("vrijwilliger", "Twee Vrijwilligers stopten.", "nl", ["Vrijwilligers"]),
        ("coordinator", "Een coördinator helpt.", "nl", ["coördinator"]),
        ("volunteers", "One volunteer left.", "en", ["volunteer"]),
        ("Vereine", "Der Verein zahlt.", "de", ["Verein"]),
        ("bénévoles", "Un bénévole est parti.", "fr", ["bénévole"]),
        ("fiets", "Niemand kwam lopend.", "nl", []),
    ],
    ids=["plural and capital", "accent", "English", "German", "French", "no match"],
)
def test_a_word_is_marked_in_the_form_in_which_it_stands(
    asked: str, text: str, language: str, marks: list[str]
) -> None:
    assert marked(passage_of(text, language=language), asked, language) == marks


def test_a_phrase_is_one_mark_over_line_breaks_and_other_quotes() -> None:
    passage = passage_of("Wij noemden dat ‘Balie\nbij de ingang’ en bleven.")

    assert marked(passage, "“balie bij de ingang”") == ["Balie\nbij de ingang"]


def test_the_words_of_a_phrase_are_marked_by_themselves_too() -> None:
    passage = passage_of("De balie helpt. De open balie helpt meer.")

    assert marked(passage, '"open balie"') == ["balie", "open balie"]


def test_what_must_not_occur_is_never_marked() -> None:
    passage = passage_of("De balie kost vrijwilligers.")

    assert marked(passage, "balie -vrijwilligers") == ["balie"]


def test_the_sentence_with_most_matching_characters_answers_best() -> None:
    passage = passage_of("De balie is open.", "Vrijwilligers bij de balie stopten.", "Balie dicht.")
    marks = matched_words(passage, parse("balie vrijwilligers"), "nl")

    best = best_sentence(passage, marks)

    assert best is not None
    assert best.of(passage.text) == "Vrijwilligers bij de balie stopten."


def test_of_equal_sentences_the_first_answers_best() -> None:
    passage = passage_of("De balie is open.", "De balie is dicht.")

    best = best_sentence(passage, matched_words(passage, parse("balie"), "nl"))

    assert best is not None
    assert best.of(passage.text) == "De balie is open."


def test_without_a_matching_word_no_sentence_answers_best() -> None:
    assert best_sentence(passage_of("De balie is open."), ()) is None


_WRITTEN = st.text(alphabet=st.sampled_from("ab éİßœﬁ-'\"“”\n.😀"), min_size=1, max_size=60)


@given(_WRITTEN, _WRITTEN, st.sampled_from(["nl", "en", "de", "fr", "und"]))
def test_marks_are_in_order_apart_and_inside_the_passage(
    text: str, asked: str, language: str
) -> None:
    marks = matched_words(passage_of(text, language=language), parse(asked), language)

    edges = [edge for mark in marks for edge in (mark.start, mark.end)]
    assert edges == sorted(edges)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)


def test_words_that_tell_nothing_are_not_marked_beside_words_that_do() -> None:
    passage = passage_of("De vrijwilligers van het buurthuis doen de bar van de gemeente.")

    assert marked(passage, "wat doen de vrijwilligers van de gemeente") == [
        "vrijwilligers",
        "gemeente",
    ]


def test_a_question_of_common_words_alone_is_marked_all_the_same() -> None:
    assert marked(passage_of("Dat is van ons."), "van ons") == ["van", "ons"]
