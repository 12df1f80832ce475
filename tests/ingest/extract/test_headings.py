"""Headings of lessons, recognised however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.headings import sign_of


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Geleerde lessen", "lesson"),
        ("2.3 GELEERDE LESSEN", "lesson"),
        ("Was wir gelernt haben", "lesson"),
        ("IV. Was sich bewährt hat", "worked"),
        ("Leçons tirées", "lesson"),
        ("3) Lecons tirees du projet", "lesson"),
        ("What didn’t work", "did_not_work"),
        ("What didn't work, and why", "did_not_work"),
        ("Knelpunt", "obstacle"),
        ("5.1.2 Stolperstein", "obstacle"),
        ("Ce qui n’a pas marché", "did_not_work"),
        ("Nos recommandations", "recommendation"),
        ("Offene Fragen", "open_problem"),
        ("Randvoorwaarden voor succes", "condition"),
        ("Dankwoord", "none"),
        ("Budget 2021", "none"),
    ],
)
def test_a_heading_tells_its_kind_whatever_its_number_case_accents_or_plural(
    heading: str, kind: str
) -> None:
    sign = sign_of(["Jaarverslag", heading])

    assert sign is not None
    assert (sign.kind, sign.words) == (kind, heading)


@pytest.mark.parametrize(
    "heading", ["Lessen op dinsdag", "Our team", "Der Garten", "Le quartier", "", "12.", "…"]
)
def test_a_heading_that_speaks_of_something_else_tells_nothing(heading: str) -> None:
    assert sign_of([heading]) is None


def test_the_innermost_heading_that_tells_something_counts_at_any_depth() -> None:
    path = ["Geleerde lessen", "Wat niet werkte", "In de zomer"]

    sign = sign_of(path)

    assert sign is not None
    assert sign.words == "Wat niet werkte"


def test_thanks_below_a_heading_of_lessons_are_no_lessons() -> None:
    sign = sign_of(["Lessons learned", "Acknowledgements"])

    assert sign is not None
    assert sign.kind == "none"


@given(st.lists(st.text(max_size=400), max_size=6))
def test_any_heading_gets_an_answer(path: list[str]) -> None:
    sign = sign_of(path)

    assert sign is None or sign.words in {" ".join(heading.split()) for heading in path}
