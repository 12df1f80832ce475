"""Has anyone done this: the right initiative comes first, in any language, and only if near."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.profile import Contact, Field
from knowledge.settings import read_settings
from tests.samples import COORDINATOR, READER

SHOP = "Bewoners kochten samen de laatste winkel van het dorp en houden die open."
GARDEN = "Gardeners grow vegetables together on borrowed land in the middle of the city."


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    settings = {"DOORWERK_DATA": str(tmp_path), "DOORWERK_EMBEDDER": "hashing"}
    opened = open_base(read_settings(settings))
    yield opened
    opened.close()


def described(base: KnowledgeBase, name: str, summary: str, language: str = "nl") -> str:
    initiative = base.initiatives.add(name, by=COORDINATOR)
    facts = {Field.SUMMARY: summary, Field.LANGUAGE: language}
    base.initiatives.state(initiative, facts, by=COORDINATOR)
    return initiative


def names(base: KnowledgeBase, plan: str) -> list[str]:
    answer = base.precedents.done_before(plan, viewer=READER)
    return [found.profile.initiative.name for found in answer.precedents]


def test_an_initiative_is_found_by_its_description(base: KnowledgeBase) -> None:
    described(base, "Bij Ons", SHOP)
    described(base, "City garden", GARDEN, "en")

    assert names(base, "de laatste winkel van het dorp open houden")[:1] == ["Bij Ons"]


def test_an_initiative_is_found_by_what_its_report_tells(base: KnowledgeBase) -> None:
    described(base, "City garden", GARDEN, "en")
    text = "# Verslag\n\nDe buurtbus rijdt elk uur met vrijwillige chauffeurs naar het station.\n"
    details = {"initiative": "De Slinger", "country": "NL"}
    base.queue.receive("bus.md", text.encode(), by=COORDINATOR, details=details)
    Worker(base).run(until_empty=True)
    report = base.library.reports(viewer=COORDINATOR)[0]
    plan = "een buurtbus met vrijwillige chauffeurs die elk uur rijdt"

    assert "De Slinger" not in names(base, plan)
    base.library.publish(report.id, by=COORDINATOR)

    answer = base.precedents.done_before(plan, viewer=READER)
    assert answer.precedents[0].profile.initiative.name == "De Slinger"
    assert answer.precedents[0].hits[0].report.id == report.id


def test_a_changed_description_is_found_by_its_new_words(base: KnowledgeBase) -> None:
    initiative = described(base, "Bij Ons", SHOP)
    names(base, SHOP)

    base.initiatives.state(initiative, {Field.SUMMARY: GARDEN}, by=COORDINATOR)

    assert names(base, GARDEN) == ["Bij Ons"]


def test_nothing_near_is_said_to_be_nothing(base: KnowledgeBase) -> None:
    described(base, "Bij Ons", SHOP)

    answer = base.precedents.done_before("quantum xylophone rockets", viewer=READER)

    assert answer.is_nothing_good
    assert answer.searched_count == 1


def test_signs_of_the_search_box_leave_nothing_out_of_a_plan(base: KnowledgeBase) -> None:
    described(base, "Bij Ons", SHOP)

    assert names(base, f'"{SHOP}" -winkel') == ["Bij Ons"]
    assert names(base, "   ") == []


def test_a_contact_is_never_found(base: KnowledgeBase) -> None:
    initiative = described(base, "Bij Ons", SHOP)
    contact = Contact("Zebedeus Quaxalot", "z@example.org", "", date(2026, 1, 1), "brief")
    base.initiatives.state_contact(initiative, contact, by=COORDINATOR)

    answer = base.precedents.done_before("Zebedeus Quaxalot", viewer=COORDINATOR)

    assert answer.is_nothing_good


def test_of_two_that_are_as_near_the_one_that_shares_no_language_comes_first(
    base: KnowledgeBase,
) -> None:
    described(base, "Aan zee", SHOP)
    described(base, "Zum Laden", SHOP, "de")

    assert names(base, "de laatste winkel van het dorp open houden")[:2] == ["Zum Laden", "Aan zee"]
