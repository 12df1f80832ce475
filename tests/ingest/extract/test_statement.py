"""The statement that is suggested is made of the report's words."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.statement import statement_from
from knowledge.model.lesson import MOST_STATEMENT_WORDS


def test_a_short_sentence_is_its_own_statement() -> None:
    assert statement_from("Begin met\ntochtstrips.") == "Begin met tochtstrips."


def test_the_marker_of_a_list_is_left_out() -> None:
    assert statement_from("– 3. Vraag liever twee euro.") == "Vraag liever twee euro."


def test_a_long_sentence_ends_at_a_semicolon_if_enough_stands_before_it() -> None:
    start = "Een rooster dat zes weken vooruit vaststaat houdt de pont draaiend"
    sentence = f"{start}; " + "hangt het er later dan zit er niemand " * 5

    assert statement_from(sentence) == start


def test_a_long_sentence_without_such_a_border_stays_whole() -> None:
    sentence = "woord " * 40 + "einde."

    assert statement_from(sentence) == sentence


@given(st.text(alphabet="ab ;:–-.,\n0(", min_size=1, max_size=400).filter(str.strip))
def test_a_statement_is_a_stretch_of_the_sentence(sentence: str) -> None:
    statement = statement_from(sentence)

    assert statement
    assert statement in " ".join(sentence.split())
    assert len(statement.split()) <= max(MOST_STATEMENT_WORDS, len(sentence.split()))
