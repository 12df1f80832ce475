"""Finds the themes of a run: groups, ids, words, central lessons."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from knowledge.grouping.centred import centre_by_kind
from knowledge.grouping.graph import neighbour_graph
from knowledge.grouping.layout import layout
from knowledge.grouping.neighbours import nearest_neighbours
from knowledge.model.theme import InBoth, Placement, RunParameters, Theme, ThemeSet
from knowledge.themes.central import central
from knowledge.themes.growing import grow
from knowledge.themes.material import Material, teller
from knowledge.themes.subject_names import subject_names
from knowledge.themes.subjects import Subjects
from knowledge.themes.terms import Said, telling_terms

_LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class FoundThemes:
    """What a run found, ready to be stored.

    Attributes:
        themes: With their words and central lessons.
        placements: Of every lesson.
    """

    themes: tuple[Theme, ...]
    placements: tuple[Placement, ...]


def discover(
    material: Material,
    stood: ThemeSet,
    parameters: RunParameters,
    *,
    subjects: Subjects,
    new_id: Callable[[], str],
    tell: Callable[[], None],
) -> FoundThemes:
    """Return the themes that lessons make among themselves.

    Args:
        material: Lessons with their vectors.
        stood: Themes as they stand; what people shaped stays.
        parameters: See RunParameters.
        subjects: Draw lessons together by what they are about, and name themes.
        new_id: Makes the id of a new theme.
        tell: Called after each step: neighbours, groups, words.
    """
    kinds = [str(lesson.content.kind or "") for lesson in material.lessons]
    rows = centre_by_kind(material.rows, kinds)
    about = subjects.about(rows)
    material = replace(material, rows=subjects.drawn(rows, about))
    del rows  # as large as what is held of the lessons
    neighbours = nearest_neighbours(material.rows, count=parameters.neighbour_count)
    tell()
    grown = grow(
        material.ids,
        neighbour_graph(neighbours),
        stood,
        new_id=new_id,
        is_fresh=parameters.is_fresh,
        seed=parameters.seed,
        resolution=parameters.resolution,
    )
    tell()
    found = worded(material, grown.themes, grown.placements)
    found = suggested(material, found, grown.placements, subjects, about)
    tell()
    return FoundThemes(found, mapped(material, grown.placements, stood))


def mapped(
    material: Material, placements: Sequence[Placement], stood: ThemeSet
) -> tuple[Placement, ...]:
    """Return the placements with their points on the map, turned onto the map that stands."""
    if not placements:
        return ()
    names = sorted({one.theme_id for one in placements})
    labels = np.array([names.index(one.theme_id) for one in placements])
    known = [stood.placements.get(one.lesson_id) for one in placements]
    before = np.array([(one.x, one.y) if one else (np.nan, np.nan) for one in known])
    points = layout(material.rows, labels, before=before)
    return tuple(
        replace(one, x=round(float(x), 4), y=round(float(y), 4))
        for one, (x, y) in zip(placements, points, strict=True)
    )


def suggested(
    material: Material,
    themes: Sequence[Theme],
    placements: Iterable[Placement],
    subjects: Subjects,
    about: NDArray[np.float32],
) -> tuple[Theme, ...]:
    """Return the themes with the names that their subjects suggest, no name twice beside another.

    Args:
        material: Lessons; names come of those that every reader may see.
        themes: With their parents.
        placements: Of every lesson.
        subjects: The vocabulary.
        about: What each lesson is about, see `Subjects.about`.
    """
    members = _members(material, placements)
    is_open = [lesson_id in material.open_ids for lesson_id in material.ids]
    names: dict[str, InBoth] = {}
    tops: tuple[InBoth, ...] = ()
    for parent in dict.fromkeys(theme.parent_id for theme in themes):
        family = [theme.id for theme in themes if theme.parent_id == parent]
        groups = {one: [row for row in members[one] if is_open[row]] for one in family}
        names |= subject_names(subjects, about, groups, others=tops)
        tops = tops if parent else tuple(names.values())
    return tuple(replace(theme, suggested=names.get(theme.id, InBoth())) for theme in themes)


def worded(
    material: Material, themes: Iterable[Theme], placements: Iterable[Placement]
) -> tuple[Theme, ...]:
    """Return the themes with the words that set them apart and their central lessons.

    A part is set apart from the other parts of its theme, a theme from the other themes.
    """
    members = _members(material, placements)
    families: dict[str, list[Theme]] = {}
    everything = tuple(themes)
    for theme in everything:
        families.setdefault(theme.parent_id, []).append(theme)
    terms: dict[str, dict[str, tuple[str, ...]]] = {}
    for family in families.values():
        for language in _LANGUAGES:
            said = {theme.id: _said(material, members[theme.id], language) for theme in family}
            for theme_id, words in telling_terms(said, language).items():
                terms.setdefault(theme_id, {})[language] = words
    return tuple(
        replace(
            theme,
            terms=terms.get(theme.id, {}),
            central_ids=_central_ids(material, members[theme.id]),
        )
        for theme in everything
    )


def _members(material: Material, placements: Iterable[Placement]) -> Mapping[str, list[int]]:
    rows = {lesson_id: row for row, lesson_id in enumerate(material.ids)}
    members: dict[str, list[int]] = {}
    for one in placements:
        for theme_id in (one.theme_id, one.part_id):
            members.setdefault(theme_id, []).append(rows[one.lesson_id])
    return _Default(members)


class _Default(dict[str, list[int]]):
    """Themes without a lesson have no rows."""

    def __missing__(self, theme_id: str) -> list[int]:
        return []


def _said(material: Material, rows: list[int], language: str) -> list[Said]:
    lessons = [material.lessons[row] for row in rows]
    return [
        Said(f"{one.content.statement} {' '.join(one.content.themes)}", teller(one))
        for one in lessons
        if one.language == language and one.id in material.open_ids
    ]


def _central_ids(material: Material, rows: list[int]) -> tuple[str, ...]:
    tellers = [teller(material.lessons[row]) for row in rows]
    chosen = central(material.rows[np.array(rows, dtype=np.intp)], tellers)
    return tuple(material.lessons[rows[number]].id for number in chosen)
