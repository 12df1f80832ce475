"""Does it fit my place: same, different or unknown for each condition, never one score."""

from dataclasses import fields
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import NotAllowed, NotFound
from knowledge.fit import Fit, Outcome, compare
from knowledge.model.condition import (
    CHOICES,
    RANGES,
    Bearing,
    Condition,
    ConditionKind,
    Setting,
    Source,
    chosen,
)
from knowledge.model.initiative import Initiative, Level
from knowledge.model.place_profile import PlaceProfile
from knowledge.model.profile import Profile
from knowledge.places import Places
from tests.samples import COORDINATOR, READER, WRITER, open_records

BUS = Initiative("ini-1", "Buurtbus", level=Level.MUNICIPALITY, country="NL")


def condition(setting: Setting, bearing: Bearing = Bearing.NEEDED) -> Condition:
    return Condition("con-1", setting, bearing, "", Source(), "Fatma", datetime(2026, 1, 1))  # noqa: DTZ001 - the records keep UTC without zone


def outcome(asked: Setting, there: Setting | None) -> Outcome:
    place = PlaceProfile("Hier", settings={there.kind: there} if there else {})
    return compare(Profile(BUS, conditions=(condition(asked),)), place).comparisons[0].outcome


def number(kind: ConditionKind, least: float, most: float | None = None) -> Setting:
    return Setting(kind, least, most)


@st.composite
def settings(draw: st.DrawFn) -> Setting:
    kind = draw(st.sampled_from(ConditionKind))
    if kind in CHOICES:
        codes = draw(st.sets(st.sampled_from(list(CHOICES[kind])), min_size=1))
        return chosen(kind, tuple(codes))
    if kind not in RANGES:
        return Setting(kind, is_there=draw(st.booleans()))
    ends = sorted(draw(st.lists(st.integers(0, 10**6), min_size=2, max_size=2)))
    return Setting(kind, *draw(st.sampled_from([(ends[0], ends[1]), (ends[0], None)])))


@pytest.mark.parametrize(
    ("asked", "there", "expected"),
    [
        (number(ConditionKind.POPULATION, 9000, 9000), 16_000, Outcome.SAME),
        (number(ConditionKind.POPULATION, 9000, 9000), 20_000, Outcome.DIFFERENT),
        (number(ConditionKind.POPULATION, 2000, 5000), 6000, Outcome.DIFFERENT),
        (number(ConditionKind.PAID_COORDINATION, 8, 8), 16, Outcome.SAME),
        (number(ConditionKind.PAID_COORDINATION, 8, 8), 4, Outcome.DIFFERENT),
        (number(ConditionKind.BUDGET, 10_000, 15_000), 50_000, Outcome.SAME),
    ],
)
def test_numbers_are_compared_by_what_they_count(
    asked: Setting, there: float, expected: Outcome
) -> None:
    assert outcome(asked, number(asked.kind, there, there)) is expected


def test_every_partner_is_asked_but_any_of_the_target_groups() -> None:
    partners = chosen(ConditionKind.PARTNERS, ("library", "municipality"))
    groups = chosen(ConditionKind.TARGET_GROUP, ("older_people", "newcomers"))

    assert outcome(partners, chosen(ConditionKind.PARTNERS, ("library",))) is Outcome.DIFFERENT
    assert outcome(groups, chosen(ConditionKind.TARGET_GROUP, ("newcomers",))) is Outcome.SAME


def test_what_nobody_knows_of_the_place_is_unknown_and_not_different() -> None:
    assert outcome(Setting(ConditionKind.PREMISES, is_there=True), None) is Outcome.UNKNOWN


def test_what_is_needed_stands_before_what_was_merely_so() -> None:
    profile = Profile(
        BUS,
        conditions=(
            condition(Setting(ConditionKind.PREMISES, is_there=True), Bearing.WAS_SO),
            condition(Setting(ConditionKind.LAND, is_there=True), Bearing.NEEDED),
        ),
    )

    fit = compare(profile, PlaceProfile("Hier", country="NL"))

    assert [found.condition.kind for found in fit.comparisons] == ["land", "premises"]
    assert (fit.level, fit.country) == (Outcome.UNKNOWN, Outcome.SAME)


def test_there_is_no_score() -> None:
    assert {field.name for field in fields(Fit)} == {
        "place", "profile", "level", "country", "comparisons",
    }  # fmt: skip


@given(settings())
def test_a_place_that_is_just_so_is_the_same(setting: Setting) -> None:
    assert outcome(setting, setting) is Outcome.SAME


@given(settings(), settings())
def test_one_more_known_thing_never_turns_an_answer_to_unknown(
    asked: Setting, there: Setting
) -> None:
    assert (outcome(asked, there) is Outcome.UNKNOWN) == (asked.kind is not there.kind)


def test_a_place_is_kept_as_it_was_described(tmp_path: Path) -> None:
    places = Places(open_records(tmp_path))
    described = PlaceProfile(
        "Ons dorp",
        region="Achterhoek",
        country="NL",
        level=Level.NEIGHBOURHOOD,
        settings={
            ConditionKind.POPULATION: number(ConditionKind.POPULATION, 3200, 3200),
            ConditionKind.PARTNERS: chosen(ConditionKind.PARTNERS, ("farmers", "school")),
        },
    )

    saved = places.save(described, by=WRITER)

    assert places.everything(viewer=READER) == (saved,)
    assert (saved.settings, saved.level, saved.by) == (
        described.settings, Level.NEIGHBOURHOOD, "Anneke",
    )  # fmt: skip


def test_a_place_is_changed_by_who_described_it_or_a_coordinator(tmp_path: Path) -> None:
    places = Places(open_records(tmp_path))
    saved = places.save(PlaceProfile("Ons dorp"), by=WRITER)

    with pytest.raises(NotAllowed):
        places.remove(saved.id, by=READER)
    places.remove(saved.id, by=COORDINATOR)
    with pytest.raises(NotFound):
        places.place(saved.id, viewer=WRITER)
