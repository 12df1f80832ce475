"""A letter says in its own language where in the report a quote stands."""

import pytest

from app.letters.letter_text import where_quoted
from app.letters.wording import WORDING
from knowledge.model.locator import Locator, LocatorKind


@pytest.mark.parametrize(
    ("language", "kind", "labels", "line"),
    [
        ("nl", LocatorKind.PAGE, ["3", "4"], "In uw verslag, p. 3–4:"),
        ("nl", LocatorKind.SLIDE, ["13"], "In uw verslag, dia 13:"),
        ("en", LocatorKind.ROW, ["7"], "In your report, row 7:"),
        ("fr", LocatorKind.ROW, ["Bilan!4", "Bilan!6"], "Dans votre rapport, Bilan, ligne 4–6 :"),
        ("de", LocatorKind.ROW, ["Kosten"], "In Ihrem Bericht, Kosten:"),
        ("de", LocatorKind.SECTION, ["Fazit"], "In Ihrem Bericht, Abschnitt „Fazit“:"),
        ("en", LocatorKind.WHOLE, [""], "In your report:"),
    ],
)
def test_the_line_before_a_quote_names_its_place_as_a_reader_would(
    language: str, kind: LocatorKind, labels: list[str], line: str
) -> None:
    places = tuple(Locator(kind, label, number) for number, label in enumerate(labels, start=1))

    assert where_quoted(places, language) == line


@pytest.mark.parametrize("language", sorted(WORDING))
def test_every_language_of_letters_names_every_kind_of_place(language: str) -> None:
    named = set(WORDING[language].places) | {LocatorKind.WHOLE}

    assert named == set(LocatorKind)
