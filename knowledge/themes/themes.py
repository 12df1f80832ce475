"""Themes: what all lessons say together, how broadly, and which quotes stand for it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge.breadth import Breadth, Origins, breadth
from knowledge.errors import NotFound
from knowledge.lineage import independent
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person, Right
from knowledge.model.theme import (
    DISCOVERED,
    LEAST_INITIATIVES,
    LEAST_LESSONS,
    Placement,
    Theme,
    ThemeSet,
)
from knowledge.records import initiative_links, same_lessons, theme_runs
from knowledge.records.database import Database
from knowledge.themes.edits import RowsOf, ThemeEdits
from knowledge.themes.rules import Breach, breaches
from knowledge.themes.runs import ThemeRuns, stand
from knowledge.themes.schemes import Schemes
from knowledge.themes.suggestions import ThemeSuggestions
from knowledge.themes.terms import shared_terms
from knowledge.themes.told import EVERYTHING, RegionsOf, Slice, Told, told_lessons


@dataclass(frozen=True, slots=True)
class ThemeSummary:
    """A theme with how broadly it was told.

    Attributes:
        theme: The theme.
        breadth: Over the lessons that the viewer may see.
        parts: Its parts, the largest first.
    """

    theme: Theme
    breadth: Breadth
    parts: tuple["ThemeSummary", ...] = ()

    @property
    def is_thin(self) -> bool:
        """Whether it has too few lessons or initiatives to be called a finding."""
        return (
            self.breadth.lesson_count < LEAST_LESSONS
            or self.breadth.initiative_count < LEAST_INITIATIVES
        )


@dataclass(frozen=True, slots=True)
class CentralLesson:
    """A lesson that stands for a theme, with why it belongs there.

    Attributes:
        lesson: With its quotes.
        nearness: Cosine to the middle of the theme, -1 to 1.
        shared_terms: Those of the theme's terms that its words hold.
    """

    lesson: Lesson
    nearness: float
    shared_terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedLesson:
    """A lesson of a theme with how surely it belongs there.

    Attributes:
        told: The lesson with its report's facts.
        placement: Where it stands.
    """

    told: Told
    placement: Placement


@dataclass(frozen=True, slots=True)
class LessonTheme:
    """A theme that a lesson stands in.

    Attributes:
        theme: The theme; it tells its scheme.
        part: The part of it, or None.
        placement: Where the lesson stands.
    """

    theme: Theme
    part: Theme | None
    placement: Placement


@dataclass(frozen=True, slots=True)
class ThemeDetail:
    """One theme or part with its lessons.

    Attributes:
        summary: With its breadth and parts.
        parent: The theme that it is a part of, or None.
        central: Three lessons that stand for it, of different initiatives where it can be.
        lessons: All of its lessons, the surest first.
    """

    summary: ThemeSummary
    parent: Theme | None
    central: tuple[CentralLesson, ...]
    lessons: tuple[PlacedLesson, ...]


@dataclass(frozen=True, slots=True)
class Themes:
    """Answers about themes; everybody sees those that hold a lesson that they may see.

    Attributes:
        runs: Finds themes anew.
        edits: Shapes them.
        schemes: Themes that are given.
        suggestions: Names from a language model, if one is set.
    """

    database: Database
    runs: ThemeRuns
    edits: ThemeEdits
    schemes: Schemes
    suggestions: ThemeSuggestions
    rows_of: RowsOf
    regions_of: RegionsOf

    def standing(self, *, viewer: Person, scheme: str = DISCOVERED) -> ThemeSet:
        """Return the themes as they stand, with the lessons that the viewer may see.

        Hidden themes are shown to those who shape themes alone.
        """
        return self._seen(viewer, scheme)[0]

    def overview(
        self, *, viewer: Person, scheme: str = DISCOVERED, where: Slice = EVERYTHING
    ) -> tuple[ThemeSummary, ...]:
        """Return all themes with their breadth, the broadest first.

        Args:
            viewer: Needs the right to search.
            scheme: DISCOVERED, or id of a scheme.
            where: Which lessons count; a theme that none is left in is left out.
        """
        stood, told = self._seen(viewer, scheme)
        told = {one: lesson for one, lesson in told.items() if where.holds(lesson)}
        count = self.counting()
        found = [summary(stood, theme, told, count) for theme in stood.top]
        found = [one for one in found if one.breadth.lesson_count]
        return tuple(
            sorted(
                found,
                key=lambda one: (
                    -one.breadth.initiative_count,
                    -one.breadth.lesson_count,
                    one.theme.id,
                ),
            )
        )

    def theme(self, theme_id: str, *, viewer: Person, scheme: str = DISCOVERED) -> ThemeDetail:
        """Return one theme or part with its lessons and what stands for it.

        The id of a theme that was merged into another leads to that one.

        Raises:
            NotFound: If there is none with a lesson that the viewer may see.
        """
        stood, told = self._seen(viewer, scheme)
        theme_id = stood.merged.get(theme_id, theme_id)
        theme = stood.theme(theme_id)
        members = stood.members(theme_id)
        if theme is None or not members:
            raise NotFound("theme", theme_id)
        return ThemeDetail(
            summary=summary(stood, theme, told, self.counting()),
            parent=stood.theme(theme.parent_id),
            central=self._central(theme, members, told),
            lessons=tuple(PlacedLesson(told[one], stood.placements[one]) for one in members),
        )

    def outside(self, *, viewer: Person, scheme: str) -> tuple[PlacedLesson, ...]:
        """Return the lessons that no theme of a scheme asks about."""
        stood, told = self._seen(viewer, scheme)
        return tuple(PlacedLesson(told[one], stood.placements[one]) for one in stood.outside)

    def untold(self, *, viewer: Person, scheme: str) -> tuple[Theme, ...]:
        """Return the themes of a scheme that no lesson which the viewer may see goes with."""
        seen, _ = self._seen(viewer, scheme)
        held = {one.theme_id for one in seen.placements.values()}
        with self.database.reading() as connection:
            whole = stand(connection, scheme).top
        may_see_hidden = viewer.may(Right.SHAPE_THEMES)
        return tuple(
            theme
            for theme in whole
            if theme.id not in held and (may_see_hidden or not theme.is_hidden)
        )

    def breaches(self, *, viewer: Person, scheme: str = DISCOVERED) -> tuple[Breach, ...]:
        """Return where the themes break a rule of a good set of themes."""
        viewer.require(Right.SHAPE_THEMES)
        stood, told = self._seen(viewer, scheme)
        rows = self.rows_of(tuple(stood.placements))
        with self.database.reading() as connection:
            linked = same_lessons.pairs(connection)
        statements = [
            (told[one].lesson, told[other].lesson)
            for one, other in linked
            if one in told and other in told
        ]
        lessons = {one: lesson.lesson for one, lesson in told.items()}
        return breaches(stood, lessons, rows, statements, origins=self.origins())

    def of_lesson(self, lesson_id: str, *, viewer: Person) -> tuple[LessonTheme, ...]:
        """Return the themes that a lesson stands in, those discovered first.

        A scheme counts once a run of it was accepted; one that the lesson is outside of is
        left out, and so are hidden themes for those who do not shape them.
        """
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            schemes = theme_runs.standing_schemes(connection)
            sets = [stand(connection, scheme) for scheme in schemes]
        found = []
        for stood in sets:
            one = stood.placements.get(lesson_id)
            theme = stood.theme(one.theme_id) if one else None
            if one and theme and (viewer.may(Right.SHAPE_THEMES) or not theme.is_hidden):
                found.append(LessonTheme(theme, stood.theme(one.part_id), one))
        return tuple(sorted(found, key=lambda one: (one.theme.scheme != DISCOVERED, one.theme.id)))

    def now_called(self, theme_ids: Sequence[str], *, scheme: str = DISCOVERED) -> tuple[str, ...]:
        """Return the ids under which themes stand now, merges followed; unknown ones as given."""
        with self.database.reading() as connection:
            merged = stand(connection, scheme).merged
        return tuple(dict.fromkeys(merged.get(one, one) for one in theme_ids))

    def origins(self) -> Origins:
        """Return what groups initiatives by the origin that they share, as is known now."""
        with self.database.reading() as connection:
            links = initiative_links.everything(connection)

        def groups(initiatives: Collection[str]) -> Sequence[frozenset[str]]:
            return independent(initiatives, links)

        return groups

    def counting(self) -> Callable[[list[Told]], Breadth]:
        """Return what counts breadth by the lineage that is known now."""
        origins = self.origins()

        def count(told: list[Told]) -> Breadth:
            voices = (one.voice(self.regions_of) for one in told)
            return breadth(voices, origins=origins)

        return count

    def seen(self, viewer: Person, scheme: str) -> tuple[ThemeSet, Mapping[str, Told]]:
        """Return the themes and lessons that a viewer may see, for questions to both."""
        return self._seen(viewer, scheme)

    def _seen(self, viewer: Person, scheme: str) -> tuple[ThemeSet, dict[str, Told]]:
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            stood = stand(connection, scheme)
            told = told_lessons(
                connection,
                see_team=viewer.may(Right.SEE_TEAM_REPORTS),
                with_proposed=viewer.may(Right.SHAPE_THEMES),
            )
        themes = stood.themes
        if not viewer.may(Right.SHAPE_THEMES):
            hidden = {theme.id for theme in themes if theme.is_hidden}
            themes = tuple(t for t in themes if not hidden & {t.id, t.parent_id})
        shown = {theme.id for theme in themes} | {""}
        placements = {
            one.lesson_id: one
            for one in stood.placements.values()
            if one.lesson_id in told and one.theme_id in shown
        }
        held = {name for one in placements.values() for name in (one.theme_id, one.part_id)}
        if not viewer.may(Right.SHAPE_THEMES):
            themes = tuple(theme for theme in themes if theme.id in held)
        seen = replace(stood, themes=themes, placements=placements)
        return seen, {one: told[one] for one in placements}

    def _central(
        self, theme: Theme, members: tuple[str, ...], told: Mapping[str, Told]
    ) -> tuple[CentralLesson, ...]:
        chosen = [one for one in theme.central_ids if one in members]
        for one in members:
            tellers = {told[name].initiative_id for name in chosen}
            if len(chosen) < 3 and one not in chosen and told[one].initiative_id not in tellers:
                chosen.append(one)
        rows = self.rows_of(members)
        middle = np.mean(list(rows.values()), axis=0) if rows else None
        return tuple(
            _central_lesson(theme, told[one].lesson, rows.get(one), middle) for one in chosen[:3]
        )


def summary(
    stood: ThemeSet,
    theme: Theme,
    told: Mapping[str, Told],
    count: Callable[[list[Told]], Breadth],
) -> ThemeSummary:
    """Return a theme with the breadth of those of its lessons that are told."""
    own = [told[one] for one in stood.members(theme.id) if one in told]
    parts = [summary(stood, part, told, count) for part in stood.parts(theme.id)]
    return ThemeSummary(
        theme=theme,
        breadth=count(own),
        parts=tuple(part for part in parts if part.breadth.lesson_count),
    )


def _central_lesson(
    theme: Theme,
    lesson: Lesson,
    row: np.ndarray | None,
    middle: np.ndarray | None,
) -> CentralLesson:
    nearness = 0.0
    if row is not None and middle is not None:
        nearness = float(row @ middle / max(float(np.linalg.norm(middle)), 1e-9))
    terms = theme.terms.get(lesson.language, ())
    return CentralLesson(
        lesson=lesson,
        nearness=round(nearness, 4),
        shared_terms=shared_terms(terms, lesson.content.statement, lesson.language),
    )
