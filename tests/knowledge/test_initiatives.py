"""The directory: who said what and when, conditions with their quotes, contacts kept apart."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from knowledge.errors import Conflict, InvalidEntry, NotAllowed, NotFound
from knowledge.initiatives import Initiatives
from knowledge.library import Library
from knowledge.model.condition import Bearing, ConditionKind, Setting, Source, chosen
from knowledge.model.directory import DirectoryFacet, DirectoryFilter
from knowledge.model.initiative import Level
from knowledge.model.profile import Contact, FactValue, Field, Phase, Standing
from knowledge.model.search import FacetValue
from knowledge.queue import Queue
from knowledge.records import audit
from tests.samples import COORDINATOR, PARAGRAPHS, READER, WRITER, draft_of, open_library, store

COORDINATED = Setting(ConditionKind.PAID_COORDINATION, least=8)
CONTACT = Contact("Anna Invented", "anna@example.org", "", date(2026, 3, 1), "by e-mail")


@pytest.fixture
def shelves(tmp_path: Path) -> tuple[Queue, Library, Initiatives]:
    queue, library = open_library(tmp_path)
    return queue, library, Initiatives(library.database)


@pytest.fixture
def directory(shelves: tuple[Queue, Library, Initiatives]) -> Initiatives:
    return shelves[2]


@pytest.fixture
def schroef(directory: Initiatives) -> str:
    return directory.add("Repaircafé De Schroef", by=COORDINATOR)


def reported(shelves: tuple[Queue, Library, Initiatives], *, name: str = "De Schroef") -> str:
    """Publish a report of an initiative; return the initiative's id."""
    queue, library, _ = shelves
    report_id = store(queue, library, draft_of(initiative=name, kind="repair café"), publish=True)
    initiative = library.report(report_id, viewer=READER).initiative
    assert initiative is not None
    return initiative.id


def test_a_fact_is_kept_with_who_said_it_and_what_stood_there_before(
    directory: Initiatives, schroef: str
) -> None:
    directory.state(schroef, {Field.NEEDS: ("vrijwilligers",)}, by=COORDINATOR)
    directory.state(schroef, {Field.NEEDS: ("een werkplaats",)}, by=COORDINATOR)

    profile = directory.profile(schroef, viewer=READER)
    said = directory.history(schroef, viewer=READER)

    assert profile.entries(Field.NEEDS) == ("een werkplaats",)
    assert [fact.value for fact in said] == [("vrijwilligers",), ("een werkplaats",)]
    assert {fact.by for fact in said} == {"Fatma"}


def test_asked_and_not_known_is_told_apart_from_never_asked(
    directory: Initiatives, schroef: str
) -> None:
    profile = directory.state(schroef, {Field.FUNDING: None, Field.SUMMARY: "x"}, by=COORDINATOR)

    assert profile.standing(Field.FUNDING) is Standing.UNKNOWN
    assert profile.standing(Field.OFFERS) is Standing.NEVER_STATED
    assert profile.standing(Field.SUMMARY) is Standing.KNOWN


def test_saying_the_same_again_adds_nothing(directory: Initiatives, schroef: str) -> None:
    for _ in range(2):
        directory.state(schroef, {Field.PHASE: Phase.RUNNING}, by=COORDINATOR)

    assert len(directory.history(schroef, viewer=READER)) == 1


def test_level_and_places_that_are_stated_narrow_the_directory_and_search(
    directory: Initiatives, schroef: str
) -> None:
    stated: dict[Field, FactValue] = {
        Field.LEVEL: str(Level.MUNICIPALITY),
        Field.PLACES: ("Deventer", "Bathmen"),
    }
    profile = directory.state(schroef, stated, by=COORDINATOR)

    assert profile.initiative.level is Level.MUNICIPALITY
    assert profile.initiative.places == ("Deventer", "Bathmen")
    where = DirectoryFilter(chosen={DirectoryFacet.PLACE: ("Bathmen",)})
    assert len(directory.directory(where, viewer=READER).entries) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Field.FIRST_YEAR, 17),
        (Field.PHASE, "asleep"),
        (Field.COUNTRY, "Nederland"),
        (Field.SUMMARY, "x" * 3000),
        (Field.NEEDS, "no list"),
        (Field.LANGUAGE, "Dutch"),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_field_and_nothing_is_written(
    directory: Initiatives, schroef: str, field: Field, value: str | int
) -> None:
    with pytest.raises(InvalidEntry) as refused:
        directory.state(schroef, {Field.APPROACH: "good", field: value}, by=COORDINATOR)

    assert refused.value.field == field
    assert directory.history(schroef, viewer=COORDINATOR) == ()


def test_only_a_coordinator_keeps_the_directory(directory: Initiatives, schroef: str) -> None:
    for person in (READER, WRITER):
        with pytest.raises(NotAllowed):
            directory.state(schroef, {Field.SUMMARY: "x"}, by=person)


def test_an_initiative_without_a_visible_report_or_fact_is_hidden_from_readers(
    directory: Initiatives, schroef: str
) -> None:
    assert directory.directory(viewer=READER).entries == ()
    with pytest.raises(NotFound):
        directory.profile(schroef, viewer=READER)

    directory.state(schroef, {Field.SUMMARY: "Mensen repareren samen."}, by=COORDINATOR)
    assert len(directory.directory(viewer=READER).entries) == 1


def test_the_directory_counts_what_its_own_filter_does_not_narrow(
    shelves: tuple[Queue, Library, Initiatives],
) -> None:
    reported(shelves)
    garden = shelves[2].add("Tuin Zuid", by=COORDINATOR)
    shelves[2].state(garden, {Field.KIND: "community garden"}, by=COORDINATOR)

    where = DirectoryFilter(chosen={DirectoryFacet.KIND: ("repair café",)})
    answer = shelves[2].directory(where, viewer=READER)

    assert [entry.profile.initiative.name for entry in answer.entries] == ["De Schroef"]
    assert answer.entries[0].report_count == 1
    assert answer.facets[DirectoryFacet.KIND] == (
        FacetValue("community garden", "community garden", 1),
        FacetValue("repair café", "repair café", 1),
    )


def test_a_condition_shows_the_very_words_of_its_passage(
    shelves: tuple[Queue, Library, Initiatives],
) -> None:
    initiative = reported(shelves)
    report = shelves[1].reports(viewer=READER)[0]
    passage = shelves[1].passages(report.id, viewer=READER)[1]
    source = Source(passage_id=passage.id, quote="Zonder betaalde coördinator")

    shelves[2].add_condition(
        initiative, COORDINATED, bearing=Bearing.NEEDED, source=source, by=COORDINATOR
    )

    (condition,) = shelves[2].profile(initiative, viewer=READER).conditions
    assert condition.source == source
    assert condition.setting == COORDINATED


def test_words_that_do_not_stand_in_the_passage_are_refused(
    shelves: tuple[Queue, Library, Initiatives],
) -> None:
    initiative = reported(shelves)
    report = shelves[1].reports(viewer=READER)[0]
    passage = shelves[1].passages(report.id, viewer=READER)[1]

    with pytest.raises(InvalidEntry, match="do not stand"):
        shelves[2].add_condition(
            initiative,
            COORDINATED,
            bearing=Bearing.NEEDED,
            source=Source(passage_id=passage.id, quote="Met betaalde coördinator"),
            by=COORDINATOR,
        )


def test_a_passage_of_another_initiative_proves_nothing(
    shelves: tuple[Queue, Library, Initiatives], schroef: str
) -> None:
    reported(shelves)
    report = shelves[1].reports(viewer=READER)[0]
    passage = shelves[1].passages(report.id, viewer=READER)[0]

    with pytest.raises(InvalidEntry, match="another initiative"):
        shelves[2].add_condition(
            schroef,
            COORDINATED,
            bearing=Bearing.NEEDED,
            source=Source(passage_id=passage.id, quote=PARAGRAPHS[0]),
            by=COORDINATOR,
        )


def test_deleting_a_report_takes_its_quote_out_of_the_condition(
    shelves: tuple[Queue, Library, Initiatives],
) -> None:
    initiative = reported(shelves)
    shelves[2].state(initiative, {Field.SUMMARY: "Samen repareren."}, by=COORDINATOR)
    report = shelves[1].reports(viewer=READER)[0]
    passage = shelves[1].passages(report.id, viewer=READER)[0]
    source = Source(passage_id=passage.id, quote=PARAGRAPHS[0])
    shelves[2].add_condition(
        initiative, COORDINATED, bearing=Bearing.HELPED, source=source, by=COORDINATOR
    )

    shelves[1].delete(report.id, by=COORDINATOR)

    (condition,) = shelves[2].profile(initiative, viewer=READER).conditions
    assert condition.source.is_a_person
    assert condition.source.quote == ""


def test_a_condition_can_be_taken_back(directory: Initiatives, schroef: str) -> None:
    setting = chosen(ConditionKind.PARTNERS, ("library", "municipality"))
    condition = directory.add_condition(schroef, setting, bearing=Bearing.WAS_SO, by=COORDINATOR)
    directory.remove_condition(condition, by=COORDINATOR)

    assert directory.profile(schroef, viewer=COORDINATOR).conditions == ()
    with pytest.raises(NotFound):
        directory.remove_condition(condition, by=COORDINATOR)


def test_lineage_is_told_from_both_sides_and_never_runs_in_a_circle(
    directory: Initiatives, schroef: str
) -> None:
    leith = directory.add("Mending Table", by=COORDINATOR)
    directory.link(leith, schroef, changed="No entry desk.", happened="Queues.", by=COORDINATOR)

    child = directory.profile(leith, viewer=COORDINATOR)
    parent = directory.profile(schroef, viewer=COORDINATOR)
    assert child.examples == parent.followers
    assert child.examples[0].changed == "No entry desk."
    with pytest.raises(InvalidEntry):
        directory.link(schroef, leith, by=COORDINATOR)
    assert directory.independent([schroef, leith]) == (frozenset({schroef, leith}),)

    directory.unlink(leith, schroef, by=COORDINATOR)
    assert len(directory.independent([schroef, leith])) == 2


def test_a_contact_is_shown_only_to_who_may_see_it_and_only_while_consented(
    directory: Initiatives, schroef: str
) -> None:
    directory.state_contact(schroef, CONTACT, by=COORDINATOR)

    shown = directory.contact(schroef, viewer=WRITER)
    assert shown is not None
    assert (shown.name, shown.by) == ("Anna Invented", "Fatma")
    assert directory.contact(schroef, viewer=READER) is None

    directory.withdraw_contact(schroef, by=COORDINATOR)
    assert directory.contact(schroef, viewer=WRITER) is None


def test_a_contact_stands_in_no_table_but_its_own(directory: Initiatives, schroef: str) -> None:
    directory.state(schroef, {Field.SUMMARY: "Samen repareren."}, by=COORDINATOR)
    directory.state_contact(schroef, CONTACT, by=COORDINATOR)

    with directory.database.reading() as connection:
        tables = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'table'")
        ).scalars()
        holding = [
            name
            for name in tables
            if any(
                "Invented" in str(value) or "anna@" in str(value)
                for row in connection.execute(text(f'SELECT * FROM "{name}"'))  # noqa: S608 - names of our tables
                for value in row
            )
        ]
        acts = audit.history(connection, schroef)

    assert holding == ["initiative_contacts"]
    assert [event.act for event in acts] == ["entered", "stated", "stated_contact"]


@pytest.mark.parametrize(
    "broken",
    [
        {"consent_how": " "},
        {"email": "", "telephone": ""},
        {"email": "nobody"},
        {"name": ""},
    ],
)
def test_no_contact_without_consent_and_a_way_to_reach_them(broken: dict[str, str]) -> None:
    fields = {"name": "Anna", "email": "a@example.org", "telephone": "", "consent_how": "e-mail"}

    with pytest.raises(ValueError, match=r"contact|e-mail"):
        Contact(consented_on=date(2026, 1, 1), by="", at=None, **{**fields, **broken})


def test_an_initiative_with_stated_facts_outlives_its_last_report(
    shelves: tuple[Queue, Library, Initiatives],
) -> None:
    initiative = reported(shelves)
    shelves[2].state(initiative, {Field.SUMMARY: "Samen repareren."}, by=COORDINATOR)

    shelves[1].delete(shelves[1].reports(viewer=READER)[0].id, by=COORDINATOR)

    assert shelves[2].profile(initiative, viewer=READER).text(Field.SUMMARY)


def test_an_initiative_that_reports_speak_of_is_not_removed(
    shelves: tuple[Queue, Library, Initiatives],
) -> None:
    initiative = reported(shelves)

    with pytest.raises(Conflict):
        shelves[2].remove(initiative, by=COORDINATOR)


def test_two_initiatives_never_share_a_name(directory: Initiatives, schroef: str) -> None:
    other = directory.add("Tuin Zuid", by=COORDINATOR)

    with pytest.raises(Conflict):
        directory.add("REPAIRCAFÉ de schroef", by=COORDINATOR)
    with pytest.raises(Conflict):
        directory.rename(other, "Repaircafé  De Schroef", by=COORDINATOR)
    directory.rename(schroef, "Repaircafé de Schroef", by=COORDINATOR)
    assert directory.profile(schroef, viewer=COORDINATOR).initiative.name.endswith("de Schroef")
    directory.remove(other, by=COORDINATOR)
    assert len(directory.directory(viewer=COORDINATOR).entries) == 1
