"""Suggestions: what the words name, and nothing where they name nothing or too much."""

import pytest

from ingest.extract.suggestions import suggest
from knowledge.model.initiative import Level
from knowledge.model.lesson import Addressee


@pytest.mark.parametrize(
    ("language", "words", "addressee"),
    [
        ("nl", "Laat de gemeente de zaal gratis geven.", Addressee.MUNICIPALITIES),
        ("en", "Funders should pay for the heating.", Addressee.FUNDERS),
        ("de", "Der Gesetzgeber muss die Haftung klären.", Addressee.NATION),
        ("fr", "Les assureurs devraient couvrir ces ateliers.", Addressee.PARTNERS),
        ("nl", "Begin met een kleine groep.", None),
        ("nl", "Gemeente en provincie wachtten op elkaar.", None),
    ],
)
def test_an_addressee_is_suggested_where_the_words_name_one(
    language: str, words: str, addressee: Addressee | None
) -> None:
    assert suggest(words, headings=(), language=language).addressee is addressee


def test_a_heading_may_name_whom_the_advice_is_for() -> None:
    found = suggest("Geef één aanspreekpunt.", headings=("Aan de gemeente",), language="nl")

    assert found.addressee is Addressee.MUNICIPALITIES


def test_level_place_and_themes_are_those_that_the_words_name() -> None:
    found = suggest(
        "In de wijken van ’s-Hertogenbosch werkt een repaircafé met vrijwilligers.",
        headings=(),
        language="nl",
        places=("'s-Hertogenbosch", "Tilburg"),
    )

    assert found.level is Level.NEIGHBOURHOOD
    assert found.themes == ("circular economy", "volunteers")


def test_a_place_is_suggested_only_where_its_whole_name_stands() -> None:
    words = "In Grou werkte het, in Grouwster dorpen niet."

    assert suggest(words, headings=(), language="nl", places=("Grou",)).places == ("Grou",)
    assert suggest("Grouwster", headings=(), language="nl", places=("Grou",)).places == ()


def test_in_a_language_without_words_nothing_is_suggested() -> None:
    found = suggest("Gmina powinna pomóc.", headings=(), language="pl")

    assert (found.addressee, found.level, found.themes) == (None, None, ())
