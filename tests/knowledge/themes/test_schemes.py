"""Themes that are given: lessons go with their chapter, and what none asks about is listed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.bootstrap import open_base
from knowledge.errors import Conflict, InvalidEntry, NotAllowed, NotFound, UnusableSheet
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.scheme import Scheme
from knowledge.model.theme import InBoth, RunParameters, RunState
from knowledge.settings import Settings
from knowledge.themes.schemes import shipped
from tests.knowledge.themes.corpus import ANALYST, fill, found
from tests.samples import READER

_CHAPTERS = (
    {"code": "A", "nl": "Vrijwilligers", "about_nl": "Vrijwilligers, coördinator en rooster."},
    {"code": "B", "nl": "Huur", "about_nl": "Huur en huurcontract van het buurthuis."},
    {"code": "C", "nl": "Groente", "about_nl": "Groente, moestuin, oogst en voedselbank."},
    {"code": "C.1", "nl": "Voedselbank", "parent": "C", "about_nl": "De voedselbank haalt."},
    {"code": "C.2", "nl": "Waterput", "parent": "C", "about_nl": "Oogst met een waterput."},
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder: Path = tmp_path_factory.mktemp("schemes")
    opened = open_base(Settings(data=folder, embedder="hashing"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def told(base: KnowledgeBase) -> dict[str, list[str]]:
    return fill(base, initiatives=4)


@pytest.fixture(scope="module")
def programme(base: KnowledgeBase, told: dict[str, list[str]]) -> Scheme:
    made = base.themes.schemes.add(InBoth(nl="Programma"), _CHAPTERS, by=ANALYST)
    found(base, scheme=made.id)
    return made


def test_lessons_go_with_their_chapter(
    base: KnowledgeBase, told: dict[str, list[str]], programme: Scheme
) -> None:
    stood = base.themes.standing(viewer=READER, scheme=programme.id)

    for code, subject in (("A", "vrijwilligers"), ("B", "huur"), ("C", "groente")):
        homes = [stood.placements[one].theme_id for one in told[subject]]
        assert homes.count(programme.theme_id(code)) >= 0.75 * len(homes)


def test_what_no_chapter_asks_about_is_a_list_of_its_own(
    base: KnowledgeBase, told: dict[str, list[str]], programme: Scheme
) -> None:
    outside = {
        one.told.lesson.id for one in base.themes.outside(viewer=READER, scheme=programme.id)
    }

    strange = set(told["netaansluiting"]) | set(told["subsidie"])
    asked = set(told["vrijwilligers"]) | set(told["huur"]) | set(told["groente"])
    assert len(outside & strange) > 0.5 * len(strange)
    assert len(outside & asked) < 0.25 * len(asked)


def test_each_chapter_has_lessons_or_is_told_to_have_none(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    chapters = (*_CHAPTERS, {"code": "D", "nl": "Sterrenkunde"}, {"code": "E", "nl": "Walvisvaart"})
    made = base.themes.schemes.add(InBoth(nl="Ruim programma"), chapters, by=ANALYST)
    found(base, scheme=made.id)

    for viewer in (ANALYST, READER):
        untold = {one.code for one in base.themes.untold(viewer=viewer, scheme=made.id)}
        shown = {one.theme.code for one in base.themes.overview(viewer=viewer, scheme=made.id)}
        assert untold
        assert not untold & shown
        assert untold | shown == {"A", "B", "C", "D", "E"}


def test_parts_of_a_chapter_hold_its_lessons(
    base: KnowledgeBase, told: dict[str, list[str]], programme: Scheme
) -> None:
    stood = base.themes.standing(viewer=READER, scheme=programme.id)

    for one in told["groente"]:
        placed = stood.placements[one]
        if placed.theme_id == programme.theme_id("C"):
            assert placed.part_id in {programme.theme_id("C.1"), programme.theme_id("C.2")}


def test_a_lesson_that_a_person_put_into_a_chapter_stays_there(
    base: KnowledgeBase, told: dict[str, list[str]], programme: Scheme
) -> None:
    lesson, home = told["subsidie"][0], programme.theme_id("B")
    base.themes.edits.move([lesson], home, by=ANALYST, scheme=programme.id)

    base.themes.runs.accept(found(base, scheme=programme.id), by=ANALYST)

    stood = base.themes.standing(viewer=ANALYST, scheme=programme.id)
    assert stood.placements[lesson].theme_id == home
    assert stood.placements[lesson].is_pinned


def test_chapters_without_a_lesson_are_shown_too(base: KnowledgeBase, programme: Scheme) -> None:
    stood = base.themes.standing(viewer=ANALYST, scheme=programme.id)

    assert {theme.code for theme in stood.top} == {"A", "B", "C"}
    assert all(theme.label("nl") == theme.name.nl for theme in stood.top)


def test_discovered_themes_and_a_scheme_stand_beside_each_other(
    base: KnowledgeBase, programme: Scheme
) -> None:
    found(base)

    assert base.themes.overview(viewer=READER)
    assert base.themes.overview(viewer=READER, scheme=programme.id)
    states = {run.state for run in base.themes.runs.listing(viewer=READER)}
    assert states == {RunState.ACCEPTED}


def test_a_scheme_that_lessons_were_placed_with_stays(
    base: KnowledgeBase, programme: Scheme
) -> None:
    with pytest.raises(Conflict):
        base.themes.schemes.remove(programme.id, by=ANALYST)

    other = base.themes.schemes.add(InBoth(en="Other"), _CHAPTERS, by=ANALYST)
    base.themes.schemes.remove(other.id, by=ANALYST)
    with pytest.raises(NotFound):
        base.themes.schemes.scheme(other.id, viewer=READER)


def test_a_scheme_that_is_none_says_why(base: KnowledgeBase) -> None:
    for rows in ((), _CHAPTERS[:1], (_CHAPTERS[0], _CHAPTERS[0]), (*_CHAPTERS[:2], _CHAPTERS[3])):
        with pytest.raises(InvalidEntry):
            base.themes.schemes.add(InBoth(nl="Niets"), rows, by=ANALYST)
    with pytest.raises(NotAllowed):
        base.themes.schemes.add(InBoth(nl="Niets"), _CHAPTERS, by=READER)
    with pytest.raises(NotFound):
        base.themes.runs.request(RunParameters(scheme="nergens"), by=ANALYST)


@pytest.mark.parametrize(
    ("rows", "flaw", "at"),
    [
        ([], "too_few", "0"),
        ([{"nl": f"Hoofdstuk {number}"} for number in range(301)], "too_many", "301"),
        ([{"code": "a", "nl": "Wonen"}, {"code": "a", "nl": "Zorg"}], "code_twice", "a"),
        ([{"nl": "Wonen"}, {"nl": "WONEN"}], "name_twice", "wonen"),
        ([{"code": "x" * 25, "nl": "Wonen"}, {"nl": "Zorg"}], "long_code", "x" * 25),
        ([{"nl": "Wonen"}, {"nl": "Zorg " * 40}], "long_name", "2"),
        ([{"nl": "Wonen"}, {"nl": "Zorg", "parent": "9"}], "stray_part", "9"),
    ],
    ids=["empty", "too many", "code twice", "name twice", "long code", "long name", "stray part"],
)
def test_a_sheet_of_chapters_with_a_flaw_says_which(
    rows: list[dict[str, str]], flaw: str, at: str, base: KnowledgeBase
) -> None:
    with pytest.raises(UnusableSheet) as refused:
        base.themes.schemes.add(InBoth(nl="Niets"), rows, by=ANALYST)

    assert (refused.value.flaw, refused.value.at) == (flaw, at)


def test_the_schemes_that_ship_have_names_and_lines_in_both_languages() -> None:
    schemes = {scheme.id: scheme for scheme in shipped()}

    assert set(schemes) == {"beleidsagenda", "sdg", "iv3", "volt"}
    assert len(schemes["sdg"].entries) == len(schemes["beleidsagenda"].entries) == 17
    assert len(schemes["volt"].entries) == 6
    for scheme in schemes.values():
        for entry in scheme.entries:
            assert entry.name.nl
            assert entry.name.en
            assert entry.about.nl
            assert entry.about.en
            assert len(scheme.theme_id(entry.code)) <= 40
