"""Texts become the terms that a person expects to find them by."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.analysis import alternatives, analyse, fold, words_of
from knowledge.analysis.compounds import Splitter, splitter_for
from knowledge.analysis.folding import folded_offsets
from knowledge.analysis.stemming import stem

_GOLD = Path(__file__).resolve().parents[3] / "data" / "gold"


def _terms(text: str, language: str) -> set[str]:
    return {token.term for token in analyse(text, language)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("initiatief", "initiatieven"),
        ("huis", "huizen"),
        ("plan", "plannen"),
        ("les", "lessen"),
        ("café", "cafés"),
        ("idee", "ideeën"),
        ("coöperatie", "coöperaties"),
        ("mogelijkheid", "mogelijkheden"),
    ],
)
def test_dutch_singular_and_plural_meet(one: str, other: str) -> None:
    assert stem(one, "nl") == stem(other, "nl")


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("Straße", "strasse"), ("CŒUR", "coeur"), ("ĳs", "ijs"), ("Évian", "evian")],
)
def test_case_accents_and_ligatures_do_not_part_words(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_a_compound_is_found_by_itself_and_by_its_parts() -> None:
    terms = _terms("de woningbouwverenigingen", "nl")

    wanted = ("woningbouwvereniging", "woning", "bouw", "vereniging", "woningbouw")
    assert {stem(word, "nl") for word in wanted} <= terms


def test_a_part_points_at_its_letters_in_the_text() -> None:
    text = "Die Großstadtkinder"

    parts = {token.term: text[token.start : token.end] for token in analyse(text, "de")}

    assert parts["gross"] == "Groß"
    assert parts["stadt"] == "stadt"


def test_single_letters_at_an_apostrophe_are_no_words() -> None:
    assert [word.text for word in words_of("l'eau, foto’s en plan b")] == [
        "eau",
        "foto",
        "en",
        "plan",
        "b",
    ]


def test_a_hyphened_word_is_found_joined_and_apart() -> None:
    assert {stem(word, "nl") for word in ("co", "housing", "cohousing")} <= _terms(
        "co-housing", "nl"
    )


def test_an_unknown_language_is_folded_only() -> None:
    assert [token.term for token in analyse("Wördér huizen", "und")] == ["worder", "huizen"]


def test_a_name_meets_itself_across_languages() -> None:
    assert _terms("Energiesamen in Amsterdam", "en") & set(
        alternatives("Amsterdam", "nl", "en").terms
    )


def test_a_compound_in_a_question_also_means_its_parts_together() -> None:
    found = alternatives("zorgcoöperaties", "nl", "nl")

    assert stem("zorgcoöperatie", "nl") in found.wholes
    assert set(found.parts) == {stem("zorg", "nl"), stem("coöperatie", "nl")}


@given(st.text(max_size=80), st.sampled_from(["nl", "de", "fr", "en", "fy", "und", "xx"]))
def test_every_token_names_characters_of_the_text(text: str, language: str) -> None:
    for token in analyse(text, language):
        assert 0 <= token.start < token.end <= len(text)
        assert token.term


@given(st.text(max_size=40))
def test_folded_offsets_match_the_folded_text(text: str) -> None:
    offsets = folded_offsets(text)

    assert len(offsets) == len(fold(text)) + 1
    assert offsets == sorted(offsets)


def _splitter(language: str) -> Splitter:
    splitter = splitter_for(language)
    assert splitter is not None
    return splitter


@pytest.mark.parametrize(("language", "least"), [("nl", 0.90), ("de", 0.94)])
def test_parts_inside_compounds_are_found(language: str, least: float) -> None:
    found = wanted = 0
    for line in (_GOLD / f"compounds_{language}.tsv").read_text("utf-8").splitlines():
        compound, parts = line.split("\t")
        got = {stem(part.word, language) for part in _splitter(language).split(fold(compound))}
        wanted += len(parts.split())
        found += sum(stem(fold(part), language) in got for part in parts.split())

    assert found / wanted >= least


@pytest.mark.parametrize(
    ("language", "word"),
    [("nl", w) for w in ("stoppen", "kloppen", "stappen", "processen", "bestelling", "klussen")]
    + [("de", "nutzerinnen"), ("de", "mieterinnen")],
)
def test_a_form_of_a_short_word_is_no_compound(language: str, word: str) -> None:
    assert _splitter(language).split(word) == ()


@pytest.mark.parametrize("language", ["nl", "de"])
def test_simple_words_are_seldom_split(language: str) -> None:
    words = (_GOLD / f"simple_{language}.txt").read_text("utf-8").split()

    split = [word for word in words if _splitter(language).split(fold(word))]

    assert len(split) <= 0.12 * len(words)
