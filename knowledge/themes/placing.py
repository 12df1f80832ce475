"""Places lessons with the themes of a scheme; what no theme asks about stays outside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from knowledge.grouping.graph import Graph, neighbour_graph
from knowledge.grouping.guided import Guided, chance_deviation, guided
from knowledge.grouping.lengths import unit
from knowledge.grouping.neighbours import nearest_neighbours
from knowledge.model.scheme import Scheme, SchemeEntry
from knowledge.model.theme import (
    InBoth,
    Placement,
    RunParameters,
    Theme,
    ThemeOrigin,
    ThemeSet,
)
from knowledge.ports import Embedder, Vectors
from knowledge.themes.entries import entry_aspects, nearness_to
from knowledge.themes.finding import FoundThemes, mapped, worded
from knowledge.themes.material import Material
from knowledge.themes.subjects import Subjects

STRAY: Final = 0.4
"""How many of the lessons that no theme asks about may go with one by chance. Chosen on half of
data/gold/scheme_chapters.tsv, see docs/decisions/0008-themes.md: less leaves out more that is asked
about."""


REPORT_WEIGHT: Final = 0.8
"""How much the lessons of its report weigh beside a lesson's own words. A lesson of one sentence
often leaves out what its report makes plain. Chosen on the same half, where 0.5 to 1.3 are
alike."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """One level of a scheme: its entries, and how each lesson goes with them."""

    entries: tuple[SchemeEntry, ...]
    found: Guided


def place(
    material: Material,
    scheme: Scheme,
    stood: ThemeSet,
    parameters: RunParameters,
    embedder: Embedder,
    *,
    priors: Mapping[str, Vectors],
    subjects: Subjects,
    tell: Callable[[], None],
) -> FoundThemes:
    """Return the scheme's themes with the lessons that go with each.

    What a person pinned, or put into a theme that is locked, stays there.

    Args:
        material: Lessons with their vectors.
        scheme: Whose themes.
        stood: As lessons stand now.
        parameters: See RunParameters; resolution and seed do not matter here.
        embedder: Reads the entries' lines.
        priors: Mean vector by language, see `centre_by_language`.
        subjects: In general, which tell what is near by chance.
        tell: Called after each step: neighbours, places, words.
    """
    graph = neighbour_graph(nearest_neighbours(material.rows, count=parameters.neighbour_count))
    tell()
    told = with_reports(material.rows, [lesson.report_id for lesson in material.lessons])
    deviation = chance_deviation(told, subjects.rows, graph)

    def scored(
        entries: tuple[SchemeEntry, ...], rows: Vectors, inside: Graph, stray: float | None
    ) -> _Scored:
        aspects = entry_aspects(entries, embedder, priors=priors)
        near = nearness_to(aspects, rows, entry_count=len(entries))
        return _Scored(entries, guided(near, inside, deviation=deviation, stray=stray))

    top = scored(scheme.parts(""), told, graph, STRAY)
    placements = [_placed(scheme, top, row, lesson) for row, lesson in enumerate(material.ids)]
    for number, entry in enumerate(top.entries):
        own = np.flatnonzero(top.found.themes == number)
        parts = scheme.parts(entry.code)
        if parts and len(own):
            inner = scored(parts, told[own], graph.among(own), None)
            for place_in_own, row in enumerate(own.tolist()):
                placements[row] = _parted(scheme, placements[row], inner, place_in_own)
    placements = [_kept(one, stood) for one in placements]
    tell()
    themes = worded(material, _themes(scheme, stood), placements)
    tell()
    return FoundThemes(themes, mapped(material, placements, stood))


def with_reports(rows: Vectors, report_ids: Sequence[str]) -> Vectors:
    """Return the rows drawn to what the lessons of their report say together, of length 1.

    Args:
        rows: (n_lessons, n_dimensions), float32, centred, of length 1.
        report_ids: Of each lesson.
    """
    if not len(rows):
        return rows
    names, numbers = np.unique(np.asarray(report_ids), return_inverse=True)
    totals = np.zeros((len(names), rows.shape[1]), dtype=np.float32)
    np.add.at(totals, numbers, rows)
    return unit(rows + REPORT_WEIGHT * unit(totals)[numbers])


def _placed(scheme: Scheme, top: _Scored, row: int, lesson_id: str) -> Placement:
    number = int(top.found.themes[row])
    theme_id = scheme.theme_id(top.entries[number].code) if number >= 0 else ""
    confidence = round(float(top.found.confidences[row]), 4) if number >= 0 else 0.0
    return Placement(lesson_id, theme_id, confidence=confidence)


def _parted(scheme: Scheme, one: Placement, inner: _Scored, row: int) -> Placement:
    entry = inner.entries[int(inner.found.themes[row])]
    return replace(
        one,
        part_id=scheme.theme_id(entry.code),
        part_confidence=round(float(inner.found.confidences[row]), 4),
    )


def _kept(one: Placement, stood: ThemeSet) -> Placement:
    """Return where a person put the lesson, if one did."""
    before = stood.placements.get(one.lesson_id)
    if before is None or not before.theme_id:
        return one
    held = {theme.id for theme in stood.themes if theme.is_locked}
    if before.is_pinned or held & {before.theme_id, before.part_id}:
        return replace(before, is_pinned=False)
    return one


def _themes(scheme: Scheme, stood: ThemeSet) -> tuple[Theme, ...]:
    """Return the entries as themes, and those that people split off."""
    given = [
        Theme(
            id=scheme.theme_id(entry.code),
            scheme=scheme.id,
            origin=ThemeOrigin.SCHEME,
            parent_id=scheme.theme_id(entry.parent) if entry.parent else "",
            code=entry.code,
            name=entry.name,
        )
        for entry in scheme.entries
    ]
    known = {theme.id for theme in given}
    own = [theme for theme in stood.themes if theme.id not in known]
    return (*given, *(replace(theme, name=InBoth()) for theme in own))
