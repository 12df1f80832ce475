"""The rules of a good set of themes say where it is not one."""

from dataclasses import replace

import numpy as np

from knowledge.model.theme import Placement, Theme, ThemeSet
from knowledge.themes.rules import each_holds_together, no_near_twins, not_one_theme_for_all


def _set(sizes: dict[str, int], *, confidence: float = 0.8) -> ThemeSet:
    placements = {
        f"{theme}{number}": Placement(f"{theme}{number}", theme, confidence=confidence)
        for theme, size in sizes.items()
        for number in range(size)
    }
    return ThemeSet(
        "discovered", themes=tuple(Theme(id=one) for one in sizes), placements=placements
    )


def test_one_theme_for_all_is_no_theme() -> None:
    (breach,) = not_one_theme_for_all(_set({"a": 30, "b": 5}))

    assert breach.theme_ids == ("a",)
    assert not_one_theme_for_all(_set({"a": 10, "b": 10, "c": 10})) == ()


def test_near_twins_are_found_among_all_pairs_not_neighbours_only() -> None:
    stood = _set({"a": 3, "b": 3, "c": 3})
    directions = {"a": (1.0, 0.0), "b": (0.0, 1.0), "c": (0.99, 0.1)}
    rows = {one: np.array(directions[one[0]], np.float32) for one in stood.placements}

    (breach,) = no_near_twins(stood, rows)

    assert breach.theme_ids == ("a", "c")


def test_a_theme_of_lessons_that_are_nearer_to_others_does_not_hold_together() -> None:
    assert each_holds_together(_set({"a": 9}, confidence=0.1))
    assert each_holds_together(_set({"a": 9})) == ()


def test_a_set_without_lessons_breaks_no_rule() -> None:
    empty = replace(_set({}), themes=(Theme(id="a"),))

    assert not (not_one_theme_for_all(empty))
    assert not (no_near_twins(empty, {}))
