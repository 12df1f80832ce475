"""What a drawn sentence says, in the brief's language whatever language the reader has."""

from dataclasses import replace

import pytest

from app.brief_words import word_in
from knowledge.breadth import Breadth
from knowledge.drafting import Point
from knowledge.model.brief import SentenceKind
from knowledge.model.lesson import Addressee


def breadth(count: int, places: int, against: int, naming: int = 0) -> Point:
    return Point(
        SentenceKind.BREADTH,
        (),
        breadth=Breadth(
            initiative_count=count, main_places=tuple(f"Plaats {n}" for n in range(places))
        ),
        against=Breadth(lesson_count=against, initiative_count=against),
        against_condition="zonder betaalde coördinator" if naming else "",
        against_condition_count=naming,
    )


@pytest.mark.parametrize(
    ("point", "says"),
    [
        (breadth(1, 0, 0), "Dit leerde 1 initiatief."),
        (breadth(2, 2, 0), "Dit leerden 2 initiatieven, in Plaats 0 en Plaats 1."),
        (
            breadth(7, 4, 2, 2),
            (
                "Dit leerden 7 initiatieven, in 4 plaatsen. 2 spreken het tegen, beide onder deze "
                "voorwaarde: zonder betaalde coördinator."
            ),
        ),
        (
            breadth(3, 1, 1, 1),
            (
                "Dit leerden 3 initiatieven, in Plaats 0. 1 spreekt het tegen, onder deze "
                "voorwaarde: zonder betaalde coördinator."
            ),
        ),
        (
            breadth(3, 1, 3, 3),
            (
                "Dit leerden 3 initiatieven, in Plaats 0. 3 spreken het tegen, alle onder deze "
                "voorwaarde: zonder betaalde coördinator."
            ),
        ),
        (
            breadth(3, 1, 3, 1),
            (
                "Dit leerden 3 initiatieven, in Plaats 0. 3 spreken het tegen. Daarvan noemt 1 "
                "deze voorwaarde: zonder betaalde coördinator."
            ),
        ),
    ],
    ids=["alone", "two-places", "both", "one-against", "all", "some"],
)
def test_breadth_is_told_in_words(point: Point, says: str) -> None:
    assert word_in("nl")(point) == says


def test_lessons_of_initiatives_that_nobody_named_are_told_apart() -> None:
    point = Point(
        SentenceKind.BREADTH,
        (),
        breadth=Breadth(lesson_count=1, unknown_count=1),
        against=Breadth(lesson_count=2, unknown_count=2),
    )

    assert word_in("en")(point) == (
        "1 lesson says so whose initiative nobody has named. "
        "2 lessons say otherwise whose initiatives nobody has named."
    )


def test_a_brief_keeps_its_language_whatever_the_machine_speaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    point = Point(SentenceKind.ADDRESSEE, (), addressees=(Addressee.FUNDERS, Addressee.PROVINCES))

    assert word_in("en")(point) == "Who could act on it: funders and provinces."
    assert word_in("nl")(point) == "Wie er iets mee kan doen: financiers en provincies."


def test_conditions_say_when_it_holds_and_when_not() -> None:
    holds = Point(SentenceKind.CONDITION, (), condition="er geld is")
    fails = Point(SentenceKind.CONDITION, (), condition="er ruzie is", is_failing=True)

    assert word_in("nl")(holds) == "Dit geldt als: er geld is."
    assert word_in("nl")(fails) == "Dit geldt niet als: er ruzie is."


def test_a_condition_apart_from_its_statement_says_what_it_limits() -> None:
    apart = Point(SentenceKind.CONDITION, (), condition="er geld is", about="Een {kracht} helpt")

    assert word_in("nl")(apart) == "“Een {kracht} helpt” geldt als: er geld is."


def test_what_one_initiative_learned_is_told_by_its_name() -> None:
    one = Breadth(lesson_count=1, initiative_count=1, named_count=1, main_places=("Gent",))
    point = Point(SentenceKind.BREADTH, (), breadth=one, teller="Moer", against=one)

    assert word_in("nl")(point) == "Dit leerde Moer, in Gent. 1 spreekt het tegen."
    assert word_in("nl")(replace(point, against_teller="Schroef")) == (
        "Dit leerde Moer, in Gent. Schroef spreekt dit tegen."
    )
