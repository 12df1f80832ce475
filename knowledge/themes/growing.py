"""From groups of lessons to themes with stable ids: what people shaped stays."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from knowledge.grouping.communities import Labels
from knowledge.grouping.graph import Graph
from knowledge.grouping.levels import belonging, grouped, regrouped
from knowledge.model.theme import Placement, Theme, ThemeSet


@dataclass(frozen=True, slots=True)
class Grown:
    """Themes as they grew, before they have words.

    Attributes:
        themes: The largest first, parts after all themes.
        placements: In the order of the lessons given.
    """

    themes: tuple[Theme, ...]
    placements: tuple[Placement, ...]


def grow(
    lesson_ids: Sequence[str],
    graph: Graph,
    stood: ThemeSet,
    *,
    new_id: Callable[[], str],
    is_fresh: bool = False,
    seed: int = 0,
    resolution: float = 1.0,
) -> Grown:
    """Return themes for all lessons, grown out of those that stand.

    Nobody is left out. A pinned lesson stays where it is, and so does every lesson of a
    theme or part that a person shaped; what comes near them joins them.

    Args:
        lesson_ids: In the order of the graph's nodes.
        graph: Of nearest neighbours.
        stood: Themes as they stand; with none, a first run.
        new_id: Makes the id of a theme that was not there before.
        is_fresh: Whether to group anew; standing themes then keep their ids by their overlap.
        seed: See `knowledge.grouping.levels.grouped`.
        resolution: See `knowledge.grouping.levels.grouped`.
    """
    outer = _Level.of(lesson_ids, stood, lambda one: one.theme_id)
    inner = _Level.of(lesson_ids, stood, lambda one: one.part_id)
    if is_fresh:
        found = grouped(graph, seed=seed, resolution=resolution)
    else:
        found = regrouped(graph, outer.labels, inner.labels, seed=seed, resolution=resolution)
    outer_ids = outer.settled(found.outer, new_id)
    inner_ids = inner.settled(found.inner, new_id)
    return _grown(lesson_ids, graph, stood, outer_ids, inner_ids)


@dataclass(frozen=True, slots=True)
class _Level:
    """Where lessons stand on one level, and which of them may not leave."""

    names: tuple[str, ...]
    labels: Labels
    stays: NDArray[np.bool_]
    held: frozenset[int]

    @classmethod
    def of(
        cls, lesson_ids: Sequence[str], stood: ThemeSet, theme_of: Callable[[Placement], str]
    ) -> "_Level":
        placed = [stood.placements.get(lesson_id) for lesson_id in lesson_ids]
        stands = [theme_of(one) if one else "" for one in placed]
        names = tuple(sorted({name for name in stands if name}))
        numbers = {name: number for number, name in enumerate(names)}
        held = {theme.id for theme in stood.themes if theme.is_held or theme.is_locked}
        return cls(
            names=names,
            labels=np.array([numbers.get(name, -1) for name in stands], dtype=np.int32),
            stays=np.array(
                [
                    bool(name) and (name in held or (one is not None and one.is_pinned))
                    for name, one in zip(stands, placed, strict=True)
                ],
                dtype=np.bool_,
            ),
            held=frozenset(numbers[name] for name in held if name in numbers),
        )

    def settled(self, found: Labels, new_id: Callable[[], str]) -> list[str]:
        """Return the theme id of each lesson: whose group it is, unless a person holds it."""
        ids: dict[int, str] = {-1: ""}
        taken: set[int] = set()
        for group, number in self._claims(found):
            if group not in ids and (number not in taken or number in self.held):
                ids[group] = self.names[number]
                taken.add(number)
        for group in np.unique(found).tolist():
            ids.setdefault(group, new_id())
        return [
            self.names[stood] if stays else ids[group]
            for stood, stays, group in zip(
                self.labels.tolist(), self.stays.tolist(), found.tolist(), strict=True
            )
        ]

    def _claims(self, found: Labels) -> list[tuple[int, int]]:
        """Return (group, standing number) pairs, the largest overlap first.

        A group may claim a theme that most of its standing members come from, or that most
        of went into it.
        """
        shared = Counter(
            (group, number)
            for group, number in zip(found.tolist(), self.labels.tolist(), strict=True)
            if group >= 0 and number >= 0
        )
        of_group, of_theme = Counter[int](), Counter[int]()
        for (group, number), count in shared.items():
            of_group[group] += count
            of_theme[number] += count
        claims = [
            (-count, group, number)
            for (group, number), count in shared.items()
            if 2 * count > of_group[group] or 2 * count > of_theme[number]
        ]
        return [(group, number) for _, group, number in sorted(claims)]


def _grown(
    lesson_ids: Sequence[str],
    graph: Graph,
    stood: ThemeSet,
    outer_ids: Sequence[str],
    inner_ids: Sequence[str],
) -> Grown:
    parents = _parents(outer_ids, inner_ids)
    inner_ids = [
        part if part and parents[part] == theme else ""
        for theme, part in zip(outer_ids, inner_ids, strict=True)
    ]
    outer_shares = belonging(graph, _numbered(outer_ids))
    inner_shares = belonging(graph, _numbered(inner_ids))
    placements = tuple(
        Placement(
            lesson_id=lesson_id,
            theme_id=theme,
            part_id=part,
            confidence=round(min(1.0, float(outer_shares[row])), 4),
            part_confidence=round(min(1.0, float(inner_shares[row])), 4) if part else 0.0,
        )
        for row, (lesson_id, theme, part) in enumerate(
            zip(lesson_ids, outer_ids, inner_ids, strict=True)
        )
    )
    return Grown(_themes(stood, outer_ids, inner_ids, parents), placements)


def _parents(outer_ids: Sequence[str], inner_ids: Sequence[str]) -> dict[str, str]:
    """Return the theme of each part: the one in which most of its lessons are."""
    votes: dict[str, dict[str, int]] = {}
    for theme, part in zip(outer_ids, inner_ids, strict=True):
        if part:
            counts = votes.setdefault(part, {})
            counts[theme] = counts.get(theme, 0) + 1
    return {
        part: min(counts, key=lambda theme: (-counts[theme], theme))
        for part, counts in votes.items()
    }


def _themes(
    stood: ThemeSet,
    outer_ids: Sequence[str],
    inner_ids: Sequence[str],
    parents: dict[str, str],
) -> tuple[Theme, ...]:
    made = []
    for ids in (outer_ids, inner_ids):
        sizes = Counter(theme_id for theme_id in ids if theme_id)
        for theme_id in sorted(sizes, key=lambda name: (-sizes[name], name)):
            known = stood.theme(theme_id) or Theme(id=theme_id, scheme=stood.scheme)
            made.append(replace(known, parent_id=parents.get(theme_id, "")))
    return tuple(made)


def _numbered(ids: Sequence[str]) -> Labels:
    numbers = {name: number for number, name in enumerate(sorted(set(ids) - {""}))}
    return np.array([numbers.get(name, -1) for name in ids], dtype=np.int32)
