"""The rules of a good set of themes, each a function named as the rule.

Each returns where the rule is broken; nothing means that it holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from knowledge.breadth import Origins, each_on_its_own, independent_count
from knowledge.model.lesson import Lesson, LessonKind
from knowledge.model.theme import LEAST_INITIATIVES, LEAST_LESSONS, ThemeSet
from knowledge.ports import Vectors

MOST_SHARE: Final = 0.5
"""A theme that holds more than half of all lessons tells them apart no more."""

TWIN_COSINE: Final = 0.9
"""Middles nearer than this are one theme under two names (design, measured on four sets)."""

LEAST_CONFIDENCE: Final = 0.3
"""A theme whose lessons are mostly near others holds together badly."""

_FOR = frozenset({LessonKind.WORKED})
_AGAINST = frozenset({LessonKind.DID_NOT_WORK})


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a set of themes breaks.

    Attributes:
        rule: Name of the rule, such as "no_near_twins".
        theme_ids: The themes that break it.
        figure: What was measured: a share, a cosine, a count.
        lesson_ids: The lessons that break it, where it is about lessons.
    """

    rule: str
    theme_ids: tuple[str, ...]
    figure: float
    lesson_ids: tuple[str, ...] = ()


def not_one_theme_for_all(stood: ThemeSet) -> tuple[Breach, ...]:
    """No theme holds more than half of the lessons, where there are enough to divide."""
    sizes = _sizes(stood)
    total = sum(sizes.values())
    if total < 4 * LEAST_LESSONS:
        return ()
    return tuple(
        Breach("not_one_theme_for_all", (theme_id,), count / total)
        for theme_id, count in sizes.items()
        if theme_id and count > MOST_SHARE * total
    )


def no_near_twins(stood: ThemeSet, rows: Mapping[str, Vectors]) -> tuple[Breach, ...]:
    """No two themes have nearly the same middle; all pairs are held against each other."""
    ids, middles = [], []
    for theme in stood.top:
        own = [rows[one] for one in stood.members(theme.id) if one in rows]
        if own:
            mean = np.mean(own, axis=0)
            ids.append(theme.id)
            middles.append(mean / max(float(np.linalg.norm(mean)), 1e-9))
    if len(ids) < 2:
        return ()
    cosines = np.stack(middles) @ np.stack(middles).T
    return tuple(
        Breach("no_near_twins", (ids[one], ids[other]), float(cosines[one, other]))
        for one, other in zip(*np.triu_indices(len(ids), 1), strict=True)
        if cosines[one, other] >= TWIN_COSINE
    )


def none_is_thin(
    stood: ThemeSet, lessons: Mapping[str, Lesson], origins: Origins = each_on_its_own
) -> tuple[Breach, ...]:
    """Each theme has at least five lessons of at least two initiatives, else it is thin.

    Counted as everywhere: of initiatives with one origin one counts, unknown ones do not.
    """
    found = []
    for theme in stood.top:
        own = [lessons[one] for one in stood.members(theme.id) if one in lessons]
        tellers = {one.initiative.id for one in own if one.initiative}
        count = independent_count(tellers, origins)
        if own and (len(own) < LEAST_LESSONS or count < LEAST_INITIATIVES):
            found.append(Breach("none_is_thin", (theme.id,), float(len(own))))
    return tuple(found)


def each_holds_together(stood: ThemeSet) -> tuple[Breach, ...]:
    """The lessons of a theme are nearer to each other than to lessons of other themes."""
    found = []
    for theme in stood.top:
        shares = [stood.placements[one].confidence for one in stood.members(theme.id)]
        if shares and float(np.mean(shares)) < LEAST_CONFIDENCE:
            found.append(Breach("each_holds_together", (theme.id,), float(np.mean(shares))))
    return tuple(found)


def for_and_against_stay_apart(
    stood: ThemeSet, statements: Iterable[Sequence[Lesson]]
) -> tuple[Breach, ...]:
    """No finding counts what worked and what did not as one and the same statement.

    Args:
        stood: The themes.
        statements: Lessons that count as saying the same.
    """
    found = []
    for said in statements:
        kinds = {one.content.kind for one in said}
        if kinds & _FOR and kinds & _AGAINST:
            ids = tuple(one.id for one in said)
            themes = {stood.placements[one].theme_id for one in ids if one in stood.placements}
            named = tuple(sorted(themes - {""}))
            found.append(Breach("for_and_against_stay_apart", named, float(len(said)), ids))
    return tuple(found)


RULES: Final = (
    "not_one_theme_for_all",
    "no_near_twins",
    "none_is_thin",
    "each_holds_together",
    "for_and_against_stay_apart",
)
"""The names of all rules, in their order."""


def breaches(
    stood: ThemeSet,
    lessons: Mapping[str, Lesson],
    rows: Mapping[str, Vectors],
    statements: Iterable[Sequence[Lesson]] = (),
    *,
    origins: Origins = each_on_its_own,
) -> tuple[Breach, ...]:
    """Return where a set of themes breaks a rule, in the order of the rules.

    Args:
        stood: The themes.
        lessons: By id.
        rows: Their centred vectors.
        statements: See `for_and_against_stay_apart`.
        origins: Groups initiatives of one origin.
    """
    return (
        *not_one_theme_for_all(stood),
        *no_near_twins(stood, rows),
        *none_is_thin(stood, lessons, origins),
        *each_holds_together(stood),
        *for_and_against_stay_apart(stood, statements),
    )


def _sizes(stood: ThemeSet) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for one in stood.placements.values():
        sizes[one.theme_id] = sizes.get(one.theme_id, 0) + 1
    return sizes
