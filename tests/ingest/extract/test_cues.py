"""Cue phrases: found in a sentence's own words, quickly, and never beyond them."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.cues import FEATURE_COUNT, cues_in, features
from ingest.extract.phrases import compile_phrase
from knowledge.analysis import fold

LANGUAGES = ("nl", "en", "de", "fr")


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("nl", "Onze hulp bij formulieren werkte averechts.", "did_not_work"),
        ("nl", "Het grootste struikelblok was de vergunning.", "obstacle"),
        ("en", "Success depends on one paid co-ordinator.", "condition"),
        ("en", "We would advise any group to start small.", "recommendation"),
        ("de", "Das zweite Auto war ein Fehler.", "did_not_work"),
        ("de", "Die Finanzierung ist weiterhin nicht gesichert.", "open_problem"),
        ("fr", "Le projet s’est heurté à la méfiance des agents.", "obstacle"),
        ("fr", "À refaire, on demanderait un interlocuteur unique.", "recommendation"),
        ("en", "Our aim is to reduce waste.", "aim"),
        ("nl", "Aan deze uitgave kunnen geen rechten worden ontleend.", "legal"),
        ("de", "Unser Dank gilt allen Helfern.", "thanks"),
        ("fr", "Ordre du jour : bilan moral.", "agenda"),
        ("en", "This report covers the period to March.", "method"),
        ("nl", "Wat vonden de gasten?", "question"),
    ],
)
def test_a_sentence_shows_its_kind_by_its_words(language: str, sentence: str, kind: str) -> None:
    assert kind in {cue.kind for cue in cues_in(sentence, language)}


@given(st.text(max_size=300), st.sampled_from([*LANGUAGES, "und", "pl"]))
def test_the_words_of_a_cue_stand_in_the_sentence(sentence: str, language: str) -> None:
    flat = " ".join(sentence.split())

    for cue in cues_in(sentence, language):
        assert cue.words in flat


@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
def test_features_are_few_small_numbers(sentence: str, language: str) -> None:
    told = features(cues_in(sentence, language))

    assert len(told) == FEATURE_COUNT
    assert all(0 <= value <= 2 for value in told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_grows_with_the_sentence_and_not_faster(language: str) -> None:
    hostile = ("sans niet zonder nur weil by only " * 400)[:1_200]
    started = time.perf_counter()

    for _ in range(5):
        cues_in(hostile, language)

    assert time.perf_counter() - started < 5


def test_a_phrase_reads_as_it_is_written() -> None:
    pattern = compile_phrase("^(hing|hängt) * ab(hängig~|)")

    assert pattern.search(fold("Hängt immer vom Wetter ab"))
    assert not pattern.search(fold("Es hängt vom Wetter ab"))


def test_a_phrase_has_no_quantifier_without_a_bound() -> None:
    expression = compile_phrase("(a|b ) * c~ d$").pattern

    assert not re.search(r"(?<!\\)[*+]", expression)


@pytest.mark.parametrize("phrase", ["", "(a", "a)", "[ab]+*"])
def test_what_is_no_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="not a cue phrase"):
        compile_phrase(phrase)
