"""For and against: what worked and what did not, side by side; what is open, what recurs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.breadth import Breadth
from knowledge.findings import ABOUT_THE_SAME_COSINE, AGAINST
from knowledge.model.lesson import Lesson, LessonKind
from knowledge.model.theme import Theme, ThemeSet
from knowledge.ports import Vectors
from knowledge.themes.told import Told

_FOR = frozenset({LessonKind.WORKED})


@dataclass(frozen=True, slots=True)
class ForAndAgainst:
    """A theme's lessons by what came of them, never counted together.

    Attributes:
        theme: The theme.
        worked: Breadth of what worked.
        failed: Breadth of what did not work or stood in the way.
        worked_ids: Lessons that tell what worked.
        failed_ids: Lessons that tell what did not.
        conditions: Conditions that lessons name for it to hold, each with its lessons.
        limits: Conditions under which it fails, each with its lessons.
    """

    theme: Theme
    worked: Breadth
    failed: Breadth
    worked_ids: tuple[str, ...]
    failed_ids: tuple[str, ...]
    conditions: tuple[tuple[str, tuple[str, ...]], ...]
    limits: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class OpenProblem:
    """Something that nobody has solved yet, with what was tried.

    Attributes:
        told: The lesson that names it.
        theme: That it stands in, or None.
        tried: Lessons near it that tell what worked or not, the nearest first.
        others: Lessons near it that name the same problem.
    """

    told: Told
    theme: Theme | None
    tried: tuple[Told, ...]
    others: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Recurrence:
    """What was learned again and again, and has gone into no policy yet.

    Attributes:
        theme: The theme or part.
        breadth: How often, where, since which year.
        taken_up_count: Of its lessons, those that went into a policy text.
        lessons: Of the theme, those that say best what it is about first.
    """

    theme: Theme
    breadth: Breadth
    taken_up_count: int
    lessons: tuple[Told, ...]


def for_and_against(
    stood: ThemeSet,
    theme: Theme,
    told: Mapping[str, Told],
    count: Callable[[list[Told]], Breadth],
) -> ForAndAgainst:
    """Return what worked in a theme beside what did not."""
    own = [told[one] for one in stood.members(theme.id) if one in told]
    worked = [one for one in own if one.lesson.content.kind in _FOR]
    failed = [one for one in own if one.lesson.content.kind in AGAINST]
    return ForAndAgainst(
        theme=theme,
        worked=count(worked),
        failed=count(failed),
        worked_ids=tuple(one.lesson.id for one in worked),
        failed_ids=tuple(one.lesson.id for one in failed),
        conditions=_named((one.lesson, one.lesson.content.holds_when) for one in own),
        limits=_named((one.lesson, one.lesson.content.fails_when) for one in own),
    )


def open_problems(
    stood: ThemeSet, told: Mapping[str, Told], rows: Mapping[str, Vectors], *, near: int = 3
) -> tuple[OpenProblem, ...]:
    """Return the open problems, those that most others name too first.

    Args:
        stood: Themes.
        told: Lessons, by id.
        rows: Their centred vectors.
        near: At most this many lessons that were tried, and as many others.
    """
    ids = [one for one in told if one in rows]
    if not ids:
        return ()
    stacked = np.stack([rows[one] for one in ids])
    found = []
    for lesson_id, one in told.items():
        if one.lesson.content.kind is not LessonKind.OPEN_PROBLEM:
            continue
        ranked = _ranked(lesson_id, ids, rows, stacked)
        others = [told[n] for n in ranked if _kind(told[n]) is LessonKind.OPEN_PROBLEM]
        tried = [told[n] for n in ranked if _kind(told[n]) in _FOR | {LessonKind.DID_NOT_WORK}]
        theme = stood.theme(stood.placements[lesson_id].theme_id)
        found.append(OpenProblem(one, theme, tuple(tried[:near]), tuple(others[:near])))
    found.sort(key=lambda one: (-len(one.others), one.told.lesson.id))
    return tuple(found)


def recurrences(
    stood: ThemeSet,
    told: Mapping[str, Told],
    count: Callable[[list[Told]], Breadth],
    *,
    taken_up: frozenset[str],
    least_initiatives: int = 3,
) -> tuple[Recurrence, ...]:
    """Return what at least three initiatives learned and no policy text has taken up.

    Args:
        stood: Themes; parts are looked at where there are any, else the theme.
        told: Lessons, by id.
        count: Counts breadth.
        taken_up: Ids of lessons that went into a policy text.
        least_initiatives: Independent ones.
    """
    found = []
    for theme in stood.themes:
        if stood.parts(theme.id):
            continue
        own = [told[one] for one in stood.members(theme.id) if one in told]
        up = sum(one.lesson.id in taken_up for one in own)
        broad = count(own)
        if not up and broad.initiative_count >= least_initiatives:
            central = {name: place for place, name in enumerate(theme.central_ids)}
            own.sort(key=lambda one: central.get(one.lesson.id, len(central)))
            found.append(Recurrence(theme, broad, up, tuple(own)))
    found.sort(key=lambda one: (-one.breadth.initiative_count, one.theme.id))
    return tuple(found)


def _ranked(
    lesson_id: str, ids: Sequence[str], rows: Mapping[str, Vectors], stacked: Vectors
) -> list[str]:
    """Return the ids of lessons near one, the nearest first."""
    if lesson_id not in rows:
        return []
    cosines = stacked @ rows[lesson_id]
    order = np.argsort(-cosines, kind="stable").tolist()
    return [ids[n] for n in order if cosines[n] >= ABOUT_THE_SAME_COSINE and ids[n] != lesson_id]


def _kind(told: Told) -> LessonKind | None:
    return told.lesson.content.kind


def _named(
    said: Iterable[tuple[Lesson, str]],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return conditions that lessons name, each spelling once, most named first."""
    found: dict[str, tuple[str, list[str]]] = {}
    for lesson, condition in said:
        if condition.strip():
            _, ids = found.setdefault(condition.strip().casefold(), (condition.strip(), []))
            ids.append(lesson.id)
    ranked = sorted(found.values(), key=lambda entry: (-len(entry[1]), entry[0]))
    return tuple((spelled, tuple(ids)) for spelled, ids in ranked)
