"""Search narrowed by theme: the passages that a confirmed lesson of the theme quotes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.search import Facet, SearchAnswer, SearchFilter, SearchQuery
from knowledge.settings import Settings
from tests.knowledge.themes.corpus import ANALYST, fill, found
from tests.samples import COORDINATOR, READER

QUESTION = "vrijwilligers coördinator huur buurthuis"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[str]]]:
    folder: Path = tmp_path_factory.mktemp("themed")
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


def theme_of(base: KnowledgeBase, lesson_id: str) -> str:
    return base.themes.standing(viewer=ANALYST).placements[lesson_id].theme_id


def ask(base: KnowledgeBase, *theme_ids: str) -> SearchAnswer:
    where = SearchFilter(themes=theme_ids)
    return base.search(SearchQuery(QUESTION, where=where, limit=200), viewer=READER)


def counts(answer: SearchAnswer) -> dict[str, int]:
    return {value.value: value.count for value in answer.facets[Facet.THEME]}


def test_a_theme_finds_exactly_the_passages_that_its_lessons_quote(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    rent = theme_of(base, told["huur"][0])

    answer = ask(base, rent)

    quoted = {
        base.lessons.lesson(lesson_id, viewer=READER).quotes[0].exact
        for lesson_id in base.themes.standing(viewer=READER).members(rent)
    }
    assert {hit.passage.text for hit in answer.hits} <= quoted
    assert answer.hits


def test_the_count_beside_a_theme_is_what_choosing_it_finds(base: KnowledgeBase) -> None:
    everywhere = ask(base)

    narrowed = {theme: ask(base, theme) for theme in counts(everywhere)}

    assert counts(everywhere)
    for theme, answer in narrowed.items():
        assert counts(answer)[theme] == answer.total_count >= counts(everywhere)[theme]


def test_lessons_above_the_passages_are_of_the_theme_too(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    rent = theme_of(base, told["huur"][0])
    where = SearchFilter(themes=(rent,))

    hits = base.lesson_finder.find(QUESTION, viewer=READER, where=where)

    assert hits
    assert {theme_of(base, hit.lesson.id) for hit in hits} == {rent}


def test_a_hidden_theme_is_no_filter_and_finds_nothing(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    rent = theme_of(base, told["huur"][0])
    before = counts(ask(base))

    base.themes.edits.hide(rent, by=ANALYST)

    assert rent in before
    assert rent not in counts(ask(base))
    assert ask(base, rent).hits == ()


def test_a_withdrawn_lesson_takes_its_passage_out_of_the_theme(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    gone = told["huur"][0]
    rent = theme_of(base, gone)
    words = base.lessons.lesson(gone, viewer=READER).quotes[0].exact
    before = {hit.passage.text for hit in ask(base, rent).hits}

    base.lessons.withdraw(gone, reason="said otherwise", by=COORDINATOR)

    assert words in before
    assert words not in {hit.passage.text for hit in ask(base, rent).hits}


def test_the_id_of_a_merged_theme_leads_to_the_theme_that_took_it_in(
    base: KnowledgeBase, told: dict[str, list[str]]
) -> None:
    one, other = theme_of(base, told["huur"][0]), theme_of(base, told["vrijwilligers"][0])

    base.themes.edits.merge([other], into=one, by=ANALYST)

    assert ask(base, other).hits == ask(base, one).hits
    assert ask(base, one).hits


def test_a_theme_that_is_not_known_finds_nothing(base: KnowledgeBase) -> None:
    assert ask(base, "thm-unknown").hits == ()


def test_a_withdrawn_report_is_in_no_theme(base: KnowledgeBase, told: dict[str, list[str]]) -> None:
    rent = theme_of(base, told["huur"][0])
    report = ask(base, rent).hits[0].report

    base.library.withdraw(report.id, by=COORDINATOR)

    assert report.id not in {hit.report.id for hit in ask(base, rent).hits}
