"""Lessons are placed with the themes that they are about, and with none by chance."""

import numpy as np

from knowledge.grouping.graph import Graph, neighbour_graph
from knowledge.grouping.guided import Guided, chance_deviation, guided, least_score
from knowledge.grouping.lengths import unit
from knowledge.grouping.neighbours import nearest_neighbours
from knowledge.ports import Vectors

_DIMENSIONS = 96


def _drawn(count: int, seed: int) -> Vectors:
    rng = np.random.default_rng(seed)
    return unit(rng.standard_normal((count, _DIMENSIONS)).astype(np.float32))


def _about(themes: Vectors, each: int) -> Vectors:
    return unit(np.repeat(themes, each, axis=0) + 0.9 * _drawn(len(themes) * each, 7))


def _placed(rows: Vectors, themes: Vectors, stray: float | None = 0.4) -> Guided:
    graph: Graph = neighbour_graph(nearest_neighbours(rows))
    deviation = chance_deviation(rows, _drawn(80, 5), graph)
    return guided(rows @ themes.T, graph, deviation=deviation, stray=stray)


def test_a_theme_that_no_lesson_is_about_draws_next_to_none() -> None:
    themes = _drawn(6, 1)
    rows = _about(themes[:5], 30)

    found = _placed(rows, themes).themes

    assert np.sum(found == 5) == 0
    assert np.mean(found == np.repeat(np.arange(5), 30)) > 0.9


def test_three_hundred_themes_about_something_else_leave_lessons_outside() -> None:
    rows = _about(_drawn(6, 1), 30)

    found = _placed(rows, _drawn(300, 9)).themes

    assert np.mean(found < 0) > 0.5


def test_more_themes_ask_for_more_nearness() -> None:
    least = [least_score(count, 0.4) for count in (2, 6, 17, 300)]

    assert least == sorted(least)
    assert least[0] < 1 < least[-1]


def test_a_lesson_that_is_hardly_placed_is_not_sure() -> None:
    themes = _drawn(6, 1)
    found = _placed(unit(_about(themes, 20) + 0.6 * _drawn(120, 3)), themes)

    margins = found.scores.max(axis=1) - least_score(6, 0.4)
    hardly = (margins >= 0) & (margins < 0.2)
    assert np.all(found.confidences[hardly] < 0.6)
    assert np.all((found.confidences >= 0) & (found.confidences <= 1))


def test_every_lesson_has_a_part_where_none_may_stand_outside() -> None:
    assert np.all(_placed(_drawn(40, 2), _drawn(4, 3), stray=None).themes >= 0)


def test_one_lesson_and_none_can_be_placed_too() -> None:
    themes = _drawn(2, 1)

    assert _placed(themes[:1], themes).themes.tolist() == [0]
    assert _placed(_drawn(0, 1), themes).themes.tolist() == []
