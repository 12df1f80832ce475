"""Themes over confirmed lessons: found, shaped, found again with every edit kept."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from knowledge.bootstrap import open_base
from knowledge.errors import Conflict, InvalidEntry, NotAllowed, NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.theme import EditKind, InBoth, RunParameters, RunState, Theme, ThemeSet
from knowledge.records import theme_runs
from knowledge.settings import Settings
from knowledge.themes.difference import difference
from knowledge.themes.edits import NewPart
from tests.knowledge.themes.corpus import ANALYST, fill, found, tell
from tests.samples import COORDINATOR, READER


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[str]]]:
    """Return a folder with lessons and themes, to be copied: filling takes the time."""
    folder: Path = tmp_path_factory.mktemp("filled")
    opened = open_base(Settings(data=folder, embedder="hashing"))
    lessons = fill(opened)
    found(opened)
    opened.close()
    return folder, lessons


@pytest.fixture
def told(filled: tuple[Path, dict[str, list[str]]]) -> dict[str, list[str]]:
    return filled[1]


@pytest.fixture
def base(tmp_path: Path, filled: tuple[Path, dict[str, list[str]]]) -> Iterator[KnowledgeBase]:
    shutil.copytree(filled[0], tmp_path / "base")
    opened = open_base(Settings(data=tmp_path / "base", embedder="hashing"))
    yield opened
    opened.close()


def theme_of(base: KnowledgeBase, lesson_id: str) -> Theme:
    stood = base.themes.standing(viewer=ANALYST)
    theme = stood.theme(stood.placements[lesson_id].theme_id)
    assert theme is not None
    return theme


def members(base: KnowledgeBase, theme_id: str) -> set[str]:
    return set(base.themes.standing(viewer=ANALYST).members(theme_id))


def test_a_first_run_stands_at_once_and_places_every_lesson(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    stood = base.themes.standing(viewer=READER)

    assert set(stood.placements) == {one for ids in told.values() for one in ids}
    assert stood.outside == ()
    assert base.themes.runs.listing(viewer=READER)[0].state is RunState.ACCEPTED


def test_lessons_on_one_subject_stand_in_one_theme_with_its_words(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    for subject, ids in told.items():
        homes = [theme_of(base, one).id for one in ids]
        most = max(set(homes), key=homes.count)
        assert homes.count(most) >= 0.75 * len(ids), subject
    terms = theme_of(base, told["netaansluiting"][0]).terms["nl"]
    assert {"netaansluiting", "batterij", "netbeheerder"} & set(terms)


def test_a_theme_shows_three_quotes_of_different_initiatives(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    detail = base.themes.theme(theme_of(base, told["huur"][0]).id, viewer=READER)

    tellers = [one.lesson.initiative and one.lesson.initiative.name for one in detail.central]
    assert len(tellers) == len(set(tellers)) == 3
    assert detail.summary.breadth.initiative_count == 3
    assert not detail.summary.is_thin


def test_only_an_analyst_shapes_themes(base: KnowledgeBase, told: dict[str, list[str]]) -> None:
    theme_id = theme_of(base, told["huur"][0]).id

    with pytest.raises(NotAllowed):
        base.themes.runs.request(by=COORDINATOR)
    with pytest.raises(NotAllowed):
        base.themes.edits.rename(theme_id, nl="Huur", by=READER)
    with pytest.raises(NotAllowed):
        base.themes.edits.history(viewer=READER)


def test_a_name_is_given_in_both_languages_and_holds_when_themes_are_found_anew(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    theme_id = theme_of(base, told["huur"][0]).id

    base.themes.edits.rename(theme_id, nl="Betaalbare ruimte", en="Affordable space", by=ANALYST)
    fill(base, initiatives=1, start=3)
    base.themes.runs.accept(found(base), by=ANALYST)

    named = theme_of(base, told["huur"][0])
    assert (named.label("nl"), named.label("en")) == ("Betaalbare ruimte", "Affordable space")


def test_a_merge_holds_when_themes_are_found_anew(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    one, other = (theme_of(base, told[name][0]).id for name in ("huur", "subsidie"))
    assert one != other

    base.themes.edits.merge([other], into=one, by=ANALYST)
    before = members(base, one)
    more = fill(base, initiatives=2, start=3)
    base.themes.runs.accept(found(base), by=ANALYST)

    assert before <= members(base, one)
    assert base.themes.standing(viewer=ANALYST).theme(other) is None
    assert {theme_of(base, told[name][0]).id for name in ("huur", "subsidie")} == {one}
    assert members(base, one) & set(more["huur"])


def test_pins_and_locks_hold_to_the_last_lesson(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    far = theme_of(base, told["groente"][0]).id
    locked = theme_of(base, told["vrijwilligers"][0]).id
    pinned = told["huur"][:3]

    base.themes.edits.move(pinned, far, by=ANALYST)
    base.themes.edits.lock(locked, by=ANALYST)
    held = members(base, locked)
    fill(base, initiatives=2, start=3)
    for is_fresh in (False, True):
        base.themes.runs.accept(found(base, is_fresh=is_fresh), by=ANALYST)
        assert {theme_of(base, one).id for one in pinned} == {far}
        assert held <= members(base, locked)
    stood = base.themes.standing(viewer=ANALYST)
    assert all(stood.placements[one].is_pinned for one in pinned)


def test_a_theme_is_split_by_examples_and_stays_split(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    whole = theme_of(base, told["groente"][0]).id
    base.themes.edits.move(told["subsidie"], whole, by=ANALYST)
    base.themes.edits.unpin(told["subsidie"], by=ANALYST)
    examples = tuple(told["subsidie"][:2])

    stood = base.themes.edits.split(
        whole, [NewPart(InBoth(nl="Geld", en="Money"), examples)], by=ANALYST
    )

    (money,) = [theme for theme in stood.themes if theme.name.nl == "Geld"]
    assert set(examples) <= set(stood.members(money.id))
    assert set(told["groente"]) & set(stood.members(whole))
    base.themes.runs.accept(found(base), by=ANALYST)
    assert set(stood.members(money.id)) == members(base, money.id)


def test_a_later_run_waits_and_tells_what_it_would_change(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    new = tell(
        base,
        tuple(f"Deelauto, deelfiets en deelscooter: {n} dagen per week stil." for n in range(16)),
        initiative="Straatauto",
    )

    run_id = found(base)
    diff = base.themes.runs.diff(run_id, viewer=ANALYST)

    assert diff.arrived_count == len(new)
    assert len(diff.new_themes) == 1
    assert not set(new) & set(base.themes.standing(viewer=ANALYST).placements)
    base.themes.runs.accept(run_id, by=ANALYST)
    assert {theme_of(base, one).id for one in new} == {diff.new_themes[0].id}


def test_a_run_can_be_dropped_and_an_accepted_one_taken_back(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    before = base.themes.standing(viewer=ANALYST)
    fill(base, initiatives=1, start=3)

    base.themes.runs.drop(found(base), by=ANALYST)
    assert base.themes.standing(viewer=ANALYST) == before
    run_id = found(base)
    base.themes.runs.accept(run_id, by=ANALYST)
    assert base.themes.standing(viewer=ANALYST) != before
    base.themes.runs.take_back(run_id, by=ANALYST)
    assert base.themes.standing(viewer=ANALYST) == before


def test_a_run_that_does_not_know_the_last_edit_is_not_accepted(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    run_id = found(base)
    base.themes.edits.hide(theme_of(base, told["huur"][0]).id, by=ANALYST)

    with pytest.raises(Conflict, match="edited since"):
        base.themes.runs.accept(run_id, by=ANALYST)


def test_what_was_done_is_kept_with_who_and_when_and_can_be_undone(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    one, other = (theme_of(base, told[name][0]).id for name in ("huur", "subsidie"))
    base.themes.edits.merge([other], into=one, by=ANALYST)
    (merge,) = base.themes.edits.history(viewer=ANALYST, theme_id=other)

    base.themes.edits.take_back(merge.sequence, by=ANALYST)

    assert base.themes.standing(viewer=ANALYST).theme(other) is not None
    kinds = [edit.kind for edit in base.themes.edits.history(viewer=ANALYST)]
    assert kinds == [EditKind.TAKEN_BACK, EditKind.MERGED]
    assert {edit.who for edit in base.themes.edits.history(viewer=ANALYST)} == {"Noor"}


def test_a_hidden_theme_is_shown_to_those_who_shape_themes_alone(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    theme_id = theme_of(base, told["huur"][0]).id
    base.themes.edits.hide(theme_id, by=ANALYST)

    assert base.themes.standing(viewer=ANALYST).theme(theme_id) is not None
    assert base.themes.standing(viewer=READER).theme(theme_id) is None
    with pytest.raises(NotFound):
        base.themes.theme(theme_id, viewer=READER)


def test_the_same_lessons_and_seed_give_the_same_themes(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    before = base.themes.standing(viewer=ANALYST)

    diff = base.themes.runs.diff(found(base, is_fresh=True), viewer=ANALYST)

    assert diff.is_empty
    assert base.themes.standing(viewer=ANALYST) == before


def test_a_split_without_a_name_or_with_a_stranger_is_refused(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    theme_id = theme_of(base, told["groente"][0]).id
    own, other = told["groente"][0], told["huur"][0]

    for part in (NewPart(InBoth(), (own,)), NewPart(InBoth(nl="Tuin"), (other,))):
        with pytest.raises(InvalidEntry):
            base.themes.edits.split(theme_id, [part], by=ANALYST)


def test_a_second_run_is_not_begun_while_one_waits(base: KnowledgeBase) -> None:
    base.themes.runs.request(RunParameters(), by=ANALYST)

    with pytest.raises(Conflict):
        base.themes.runs.request(RunParameters(), by=ANALYST)


def test_a_run_whose_worker_was_killed_is_done_by_the_next(base: KnowledgeBase) -> None:
    run = base.themes.runs.request(RunParameters(), by=ANALYST)
    with base.themes.database.writing() as connection:
        theme_runs.claim(connection, "killed:1")
    assert not base.themes.runs.work("here:1")
    with base.themes.database.writing() as connection:
        connection.execute(text("UPDATE theme_runs SET leased_until = '2020-01-01 00:00:00'"))

    assert base.themes.runs.work("here:1")
    assert base.themes.runs.run(run.id, viewer=READER).state is RunState.READY
    with base.themes.database.writing() as connection:
        assert not theme_runs.advance(connection, run.id, "killed:1", done=1, total=4)


def test_a_run_that_was_stopped_is_left_by_its_worker(base: KnowledgeBase) -> None:
    run = base.themes.runs.request(RunParameters(is_fresh=True), by=ANALYST)
    with base.themes.database.writing() as connection:
        theme_runs.claim(connection, "here:1")

    base.themes.runs.drop(run.id, by=ANALYST)

    with base.themes.database.writing() as connection:
        assert not theme_runs.advance(connection, run.id, "here:1", done=1, total=4)
    assert base.themes.runs.run(run.id, viewer=READER).state is RunState.DROPPED
    base.themes.runs.request(RunParameters(), by=ANALYST)


def test_a_diff_speaks_of_themes_by_the_names_that_they_have_now(base: KnowledgeBase) -> None:
    first, *others = base.themes.standing(viewer=ANALYST).themes
    renamed = replace(first, name=InBoth("Wonen", "Housing"))
    placed = base.themes.standing(viewer=ANALYST).placements
    gone = next(one for one, where in placed.items() if where.theme_id == first.id)
    before = ThemeSet("discovered", themes=(first, *others), placements=placed)
    left = {one: where for one, where in placed.items() if one != gone}

    diff = difference("run", before, replace(before, themes=(renamed, *others), placements=left))

    assert [growth.theme.label("nl") for growth in diff.growths] == [first.label("nl")]
    assert diff.renamed == ((first, renamed),)
    assert not diff.is_empty
