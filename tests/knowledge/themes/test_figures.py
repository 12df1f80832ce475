"""Figures about themes: empty cells told apart, shares with their doubt, for beside against."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.bootstrap import open_base
from knowledge.errors import InvalidEntry, NotAllowed
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import LessonKind
from knowledge.model.theme import DISCOVERED
from knowledge.settings import Settings
from knowledge.themes.contradictions import Contradiction
from knowledge.themes.rules import none_is_thin
from knowledge.themes.slices import CellState
from knowledge.themes.told import Dimension, Slice
from tests.knowledge.test_search import bring_in
from tests.knowledge.themes.corpus import ANALYST, fill, found, tell
from tests.samples import READER


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder: Path = tmp_path_factory.mktemp("figures")
    opened = open_base(Settings(data=folder, embedder="hashing"))
    fill(opened, initiatives=6)
    said = (
        "Een betaalde coördinator houdt vrijwilligers en hun rooster bij elkaar.",
        "Een coördinator en een rooster hielden onze vrijwilligers niet vast.",
    )
    tell(opened, said[:1], initiative="Wel", kinds=(LessonKind.WORKED,), place="Gent", country="BE")
    tell(opened, said[1:], initiative="Niet", kinds=(LessonKind.DID_NOT_WORK,), year=2010)
    harvest = ("De oogst van groente in de moestuin gaat naar de voedselbank.",)
    tell(opened, harvest, initiative="Oogst", kinds=(LessonKind.WORKED,), country="LU")
    bring_in(opened, ("Een verslag zonder lessen.",), "Leeg", initiative="Stil", places="Luik")
    found(opened)
    yield opened
    opened.close()


def test_an_empty_cell_says_whether_there_is_a_report(base: KnowledgeBase) -> None:
    places = base.theme_figures.matrix(Dimension.PLACE, viewer=READER)
    levels = base.theme_figures.matrix(Dimension.LEVEL, viewer=READER)

    luik, world = places.columns.index("Luik"), levels.columns.index("world")
    assert {cells[luik].state for _, cells in places.rows} == {CellState.NO_ANSWER}
    assert {cells[world].state for _, cells in levels.rows} == {CellState.NO_REPORT}


def test_every_cell_counts_independent_initiatives_and_names_its_lessons(
    base: KnowledgeBase,
) -> None:
    found = base.theme_figures.matrix(Dimension.KIND, viewer=READER)

    for theme, cells in found.rows:
        counted = [one for cell in cells for one in cell.lesson_ids]
        assert sorted(counted) == sorted(base.themes.standing(viewer=READER).members(theme.id))
        assert all(cell.initiative_count <= len(cell.lesson_ids) for cell in cells)


def test_themes_stand_in_one_order_in_the_list_the_matrix_the_years_and_the_map(
    base: KnowledgeBase,
) -> None:
    here = Slice({Dimension.COUNTRY: frozenset({"LU"})})

    listed = [one.theme.id for one in base.themes.overview(viewer=READER, where=here)]

    in_matrix = base.theme_figures.matrix(Dimension.KIND, viewer=READER, where=here).rows
    over_years = base.theme_figures.trends(viewer=READER, where=here)
    on_map = base.theme_figures.map(viewer=READER, where=here).themes
    assert listed != [base.themes.overview(viewer=READER)[0].theme.id]
    assert [theme.id for theme, _ in in_matrix][: len(listed)] == listed
    assert [one.theme.id for one in over_years][: len(listed)] == listed
    assert [one.theme.id for one in on_map] == listed


def test_a_trend_is_a_share_and_has_no_line_below_five_initiatives(base: KnowledgeBase) -> None:
    for trend in base.theme_figures.trends(viewer=READER):
        for year in trend.years:
            assert year.share.low <= year.share.share <= year.share.high
            assert year.share.is_enough == (year.share.total_count >= 5)
        assert not trend.has_line  # no year of this base has five initiatives


def test_two_slices_are_compared_with_the_interval_of_their_difference(
    base: KnowledgeBase,
) -> None:
    here, there = (Slice({Dimension.COUNTRY: frozenset({code})}) for code in ("NL", "BE"))

    compared = base.theme_figures.compare(here, there, viewer=READER)

    assert compared
    for one in compared:
        assert one.low <= one.difference <= one.high
        assert not one.is_clear or one.other.is_enough
    assert sum(len(one.other_ids) for one in compared) == 1


def test_what_worked_is_never_counted_with_what_did_not(base: KnowledgeBase) -> None:
    for summary in base.themes.overview(viewer=READER):
        both = base.theme_figures.for_and_against(summary.theme.id, viewer=READER)
        assert not set(both.worked_ids) & set(both.failed_ids)
        assert both.worked.lesson_count == len(both.worked_ids)


def _tellers(pair: Contradiction) -> set[str]:
    both = (pair.worked.lesson.initiative, pair.failed.lesson.initiative)
    return {one.name for one in both if one is not None}


def test_a_contradiction_is_a_candidate_until_a_person_says(base: KnowledgeBase) -> None:
    pairs = base.theme_figures.contradictions(viewer=ANALYST)
    pair = next(one for one in pairs if _tellers(one) == {"Wel", "Niet"})
    assert pair.verdict is None
    assert base.theme_figures.contradictions(viewer=READER) == ()

    ids = pair.failed.lesson.id, pair.worked.lesson.id
    with pytest.raises(NotAllowed):
        base.theme_figures.judge(*ids, is_contradiction=True, by=READER)
    with pytest.raises(InvalidEntry):
        base.theme_figures.judge(ids[0], ids[0], is_contradiction=True, by=ANALYST)
    base.theme_figures.judge(
        *ids, is_contradiction=True, differs_in="  betaald  of niet ", by=ANALYST
    )

    (said,) = base.theme_figures.contradictions(viewer=READER)
    assert said.verdict is not None
    assert (said.verdict.differs_in, said.verdict.by) == ("betaald of niet", "Noor")


def test_two_lessons_of_one_initiative_are_no_pair(base: KnowledgeBase) -> None:
    for pair in base.theme_figures.contradictions(viewer=ANALYST):
        assert pair.worked.initiative_id != pair.failed.initiative_id


def test_open_problems_come_with_what_was_tried(base: KnowledgeBase) -> None:
    problems = base.theme_figures.open_problems(viewer=READER)

    assert problems
    for problem in problems:
        assert problem.told.lesson.content.kind is LessonKind.OPEN_PROBLEM
        tried = {one.lesson.content.kind for one in problem.tried}
        assert tried <= {LessonKind.WORKED, LessonKind.DID_NOT_WORK}
        assert problem.told not in problem.others


def test_what_came_back_in_three_places_and_went_nowhere_is_listed(base: KnowledgeBase) -> None:
    found = base.theme_figures.recurrences(viewer=READER)

    assert found
    assert all(one.breadth.initiative_count >= 3 and not one.taken_up_count for one in found)


def test_an_overview_can_be_narrowed(base: KnowledgeBase) -> None:
    narrow = Slice({Dimension.YEAR: frozenset({"2010"})})

    (only,) = base.themes.overview(viewer=READER, where=narrow)

    assert (only.breadth.lesson_count, only.is_thin) == (1, True)


def test_the_rules_of_a_good_set_name_what_breaks_them(base: KnowledgeBase) -> None:
    for breach in base.themes.breaches(viewer=ANALYST):
        assert breach.rule in {
            "not_one_theme_for_all",
            "no_near_twins",
            "none_is_thin",
            "each_holds_together",
        }
        assert breach.theme_ids


def test_a_theme_that_only_copies_of_one_example_tell_is_thin_by_the_rules_too(
    base: KnowledgeBase,
) -> None:
    stood, told = base.themes.seen(ANALYST, DISCOVERED)
    lessons = {one: said.lesson for one, said in told.items()}

    copied = none_is_thin(stood, lessons, lambda initiatives: (frozenset(initiatives),))

    assert {breach.theme_ids[0] for breach in copied} == {theme.id for theme in stood.top}
    assert len(none_is_thin(stood, lessons)) < len(copied)
