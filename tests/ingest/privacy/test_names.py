"""Names are pointed at by rules that rather miss one than call a square a person."""

import pytest

from ingest.privacy import find_personal
from knowledge.model.personal import PersonalKind

NAMED = {
    "after a function": ("nl", "Onze coördinator Fatima el Amrani belt.", ["Fatima el Amrani"]),
    "before a function": ("nl", "Sjoerd Wiersma, onze penningmeester, stopte.", ["Sjoerd Wiersma"]),
    "after a title": ("nl", "Volgens mevrouw De Vries-Jansen ging het goed.", ["De Vries-Jansen"]),
    "with initials": ("nl", "De heer J.P. van den Berg tekende.", ["J.P. van den Berg"]),
    "by its given name": ("nl", "Harm-Jan ter Weijde heeft de sleutel.", ["Harm-Jan ter Weijde"]),
    "in German": ("de", "Frau Notburga Feuerstein wohnt dort.", ["Notburga Feuerstein"]),
    "in French": ("fr", "la trésorière Maryvonne Chalancon répond", ["Maryvonne Chalancon"]),
    "in English": ("en", "Our chair, Rosalind Peverell-Tuck, agreed.", ["Rosalind Peverell-Tuck"]),
    "under a letter": ("nl", "Met vriendelijke groet,\n\nXandra Ypma\n", ["Xandra Ypma"]),
    "above a mail": ("en", "From: Zora Quill <z@example.org>", ["Zora Quill"]),
    "of who says so": ("en", "My name is Zora Quill and I cook.", ["Zora Quill"]),
    "and again": ("nl", "Tjeerd Boonstra kwam. Later belde Tjeerd.", ["Tjeerd Boonstra", "Tjeerd"]),
}  # fmt: skip
UNNAMED = {
    "a street": ("nl", "Het feest was op het Anna Paulownaplein in Delft."),
    "a foundation": ("nl", "Stichting Jan Stichting en Vereniging Buurtbelang"),
    "a street in English": ("en", "The shop on Peter Street is closed."),
    "a sentence after a mayor": ("nl", "Dat zei de burgemeester. Daarop ging men naar huis."),
    "a woman from a village": ("nl", "Een mevrouw uit Daarle rijdt mee."),
    "German nouns": ("de", "Der Verein Nachbarschaft Linden und die Stadt Leipzig."),
    "a council": ("nl", "voorzitter Raad van Bestuur"),
    "a month": ("en", "In April May Day was a success."),
    "a title alone": ("fr", "Madame, Monsieur, nous vous remercions."),
}


@pytest.mark.parametrize("case", NAMED)
def test_a_name_is_pointed_at(case: str) -> None:
    language, text, names = NAMED[case]

    found = find_personal(text, language=language)

    assert [d.span.of(text) for d in found if d.kind is PersonalKind.NAME] == names


@pytest.mark.parametrize("case", UNNAMED)
def test_what_is_no_name_is_left_alone(case: str) -> None:
    language, text = UNNAMED[case]

    assert find_personal(text, language=language) == ()


def test_a_name_comes_with_what_the_person_is_wherever_it_stands_again() -> None:
    text = "Onze coördinator Fatima el Amrani belt. De cursus van Fatima el Amrani liep goed."

    found = find_personal(text, language="nl")

    assert [d.function.of(text) for d in found if d.function] == ["coördinator", "coördinator"]
