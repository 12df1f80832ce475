"""What people type is taken apart without ever failing."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.query import find_phrase, holds_phrase, parse


def test_words_phrases_and_what_must_not_occur_are_told_apart() -> None:
    question = parse('zorg „in de buurt“ -energie -"zonder subsidie"')

    assert question.words == ("zorg", "in", "de", "buurt")
    assert question.phrases == ("in de buurt",) or question.text == "zorg in de buurt"
    assert question.excluded_words == ("energie",)
    assert question.excluded_phrases == ("zonder subsidie",)


def test_a_hyphen_inside_a_word_excludes_nothing() -> None:
    question = parse("co-housing zee-egel")

    assert question.words == ("co-housing", "zee-egel")
    assert question.excluded_words == ()


def test_a_phrase_stands_verbatim_but_for_case_white_space_and_quotes() -> None:
    assert holds_phrase("Zij zei: ‘samen\n  sterk’.", "SAMEN sterk")
    assert not holds_phrase("samen heel sterk", "samen sterk")
    assert not holds_phrase("samensterk", "samen")


def test_a_phrase_is_found_at_its_own_characters() -> None:
    text = "De İstanbul-straat en de Kerkstraat"

    found = find_phrase(text, "kerkstraat")

    assert found is not None
    assert text[found.start() : found.end()] == "Kerkstraat"


@given(st.text(max_size=60))
def test_any_string_is_a_question(typed: str) -> None:
    question = parse(typed)

    assert all(word for word in question.words)
    assert all(phrase.strip() for phrase in question.phrases)
