"""Where a sentence ends, in four languages."""

from pathlib import Path

import pytest

from knowledge.analysis.sentences import sentences_in
from knowledge.model.span import Span

GOLD = Path(__file__).parents[3] / "data/gold/sentence_ends"
CASES = [
    (path.stem, tuple(line.split(" ¶ ")))
    for path in sorted(GOLD.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def sentences(text: str, language: str = "nl") -> list[str]:
    return [span.of(text) for span in sentences_in(text, Span(0, len(text)), language=language)]


@pytest.mark.parametrize(("language", "expected"), CASES, ids=[f"{c[0]}: {c[1][0]}" for c in CASES])
def test_a_labelled_line_is_cut_as_a_person_cut_it(
    language: str, expected: tuple[str, ...]
) -> None:
    assert sentences(" ".join(expected), language) == list(expected)


def test_there_are_sixty_cases_in_each_of_four_languages() -> None:
    counts = {name: sum(case[0] == name for case in CASES) for name in ("nl", "en", "de", "fr")}

    assert min(counts.values()) >= 60


def test_spans_point_into_the_whole_text_and_not_into_the_line() -> None:
    text = "Kop\n\nEen zin. Nog een."

    found = list(sentences_in(text, Span(5, len(text)), language="nl"))

    assert [span.of(text) for span in found] == ["Een zin.", "Nog een."]


def test_a_list_number_is_no_sentence_of_its_own() -> None:
    assert sentences("1. Begin klein. Stop op tijd.") == ["1. Begin klein.", "Stop op tijd."]


def test_an_unlisted_language_knows_the_abbreviations_of_all() -> None:
    text = "Zie bijv. Anna, etwa bzw. Bruno. Dan verder."

    assert sentences(text, "pl") == ["Zie bijv. Anna, etwa bzw. Bruno.", "Dan verder."]


def test_marks_of_other_scripts_end_a_sentence_without_a_space() -> None:
    assert sentences("我们开店。志愿者来了。", "zh") == ["我们开店。", "志愿者来了。"]


def test_a_mark_of_a_note_stays_with_its_sentence() -> None:
    assert sentences("Dat hielp.² De rest niet.") == ["Dat hielp.²", "De rest niet."]


@pytest.mark.parametrize("unit", [".", "? ", "? ?a", ".»", "(a. B ", "A.", " »", "(", "'s "])
@pytest.mark.timeout(20)
def test_noise_of_two_hundred_thousand_signs_is_read_in_one_scan(unit: str) -> None:
    text = (unit * 200_000)[:200_000].strip()

    joined = "".join("".join(sentences(text)).split())

    assert joined == "".join(text.split())
