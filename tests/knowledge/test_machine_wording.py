"""What a machine words is held against the lessons: no figure, name or no of its own."""

import pytest

from knowledge.machine_wording import Unproven, doubts

WAS = "De collectieve vrijwilligersverzekering neemt de angst voor aansprakelijkheid weg."
SOURCES = (
    WAS,
    "onze 31 vrijwilligers vielen sinds 2019 onder de verzekering van de gemeente Deventer",
)


def kinds(text: str, *, language: str = "nl", was: str = WAS) -> list[str]:
    return [
        doubt.kind for doubt in doubts(text, was=was, sources=(was, *SOURCES), language=language)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Met een collectieve verzekering zijn de 31 vrijwilligers niet bang meer.",
        "Sinds 2019 vallen vrijwilligers in Deventer onder een verzekering van de gemeente.",
        "Door de collectieve verzekering durven vrijwilligers weer.",
    ],
)
def test_words_that_the_lessons_hold_may_be_shown(text: str) -> None:
    found = kinds(text, was=WAS if "niet" not in text else "Zij zijn niet bang.")

    assert found == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De verzekering hielp 32 vrijwilligers.", Unproven.FIGURE),
        ("De verzekering hielp twintig vrijwilligers.", Unproven.FIGURE),
        ("De gemeente Zwolle neemt de angst weg.", Unproven.NAME),
        ("Zwolle neemt de angst weg.", Unproven.NAME),
        ("De verzekering neemt de angst niet weg.", Unproven.NEGATION),
        ("De verzekering helpt, zie www.example.org.", Unproven.ADDRESS),
        ("verzekering " * 60, Unproven.LENGTH),
        ("", Unproven.LENGTH),
    ],
)
def test_what_no_lesson_proves_is_named(text: str, kind: Unproven) -> None:
    assert kind in kinds(text)


def test_a_no_that_got_lost_is_named() -> None:
    was = "Un animateur salarié ne retient pas les membres."

    assert kinds("Un animateur salarié retient les membres.", language="fr", was=was) == [
        Unproven.NEGATION
    ]


def test_german_nouns_of_the_lesson_are_no_strange_names() -> None:
    was = "Ein Störungsdienst von Freiwilligen reicht für ein Wärmenetz nicht aus."

    assert kinds("Für ein Wärmenetz genügen Freiwillige nicht.", language="de", was=was) == []
