"""Figures about themes: matrices, trends, comparisons, for and against, what is missing."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from knowledge.breadth import Breadth
from knowledge.errors import InvalidEntry, NotFound
from knowledge.model.person import Person, Right
from knowledge.model.report import Report
from knowledge.model.theme import DISCOVERED, Theme
from knowledge.records import audit, policies, theme_verdicts
from knowledge.themes.contradictions import Contradiction, Verdict, contradictions
from knowledge.themes.findings import (
    ForAndAgainst,
    OpenProblem,
    Recurrence,
    for_and_against,
    open_problems,
    recurrences,
)
from knowledge.themes.slices import Comparison, Matrix, Trend, compared, matrix, trends
from knowledge.themes.subjects import Subjects
from knowledge.themes.theme_map import ThemeMap, drawn
from knowledge.themes.themes import PlacedLesson, Themes
from knowledge.themes.told import EVERYTHING, Dimension, Slice, Told, reported, reported_values

_MOST_CONDITION_CHARS = 300


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a figure: lessons, or the reports in which none was found.

    Attributes:
        theme: Theme or part.
        lessons: Those that were counted, the surest first.
        breadth: Of these.
        reports: Published ones that could hold such a lesson, those that came last first.
    """

    theme: Theme
    lessons: tuple[PlacedLesson, ...]
    breadth: Breadth
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    """Answers in numbers; each carries the ids of the lessons behind it.

    Attributes:
        themes: Whose lessons are counted.
        subjects: Makes the vocabulary of subjects; called when first needed.
    """

    themes: Themes
    subjects: Callable[[], Subjects]

    def matrix(
        self,
        dimension: Dimension,
        *,
        viewer: Person,
        scheme: str = DISCOVERED,
        where: Slice = EVERYTHING,
    ) -> Matrix:
        """Return themes × the values of a dimension, empty cells told apart."""
        stood, told = self.themes.seen(viewer, scheme)
        told = {one: said for one, said in told.items() if where.holds(said)}
        with self.themes.database.reading() as connection:
            counts = reported_values(
                connection, dimension, see_team=viewer.may(Right.SEE_TEAM_REPORTS), where=where
            )
        return matrix(stood, told, dimension, reported=counts, origins=self.themes.origins())

    def behind(
        self,
        theme_id: str,
        *,
        viewer: Person,
        scheme: str = DISCOVERED,
        where: Slice = EVERYTHING,
    ) -> Behind:
        """Return the lessons of a theme or part in a slice, and the reports of that slice.

        The id of a theme that was merged into another leads to that one.

        Raises:
            NotFound: If there is no such theme that the viewer may see.
        """
        stood, told = self.themes.seen(viewer, scheme)
        theme_id = stood.merged.get(theme_id, theme_id)
        theme = stood.theme(theme_id)
        if theme is None:
            raise NotFound("theme", theme_id)
        own = [told[one] for one in stood.members(theme_id) if where.holds(told[one])]
        with self.themes.database.reading() as connection:
            listed = reported(connection, see_team=viewer.may(Right.SEE_TEAM_REPORTS), where=where)
        return Behind(
            theme=theme,
            lessons=tuple(PlacedLesson(one, stood.placements[one.lesson.id]) for one in own),
            breadth=self.themes.counting()(own),
            reports=tuple(report for report, _ in listed),
        )

    def values(
        self, *, viewer: Person, scheme: str = DISCOVERED
    ) -> Mapping[Dimension, tuple[tuple[str, int], ...]]:
        """Return the values of each dimension with how many lessons have it, most first."""
        _, told = self.themes.seen(viewer, scheme)
        return {one: _counted(told.values(), one) for one in Dimension}

    def map(
        self, *, viewer: Person, scheme: str = DISCOVERED, where: Slice = EVERYTHING
    ) -> ThemeMap:
        """Return themes and lessons where the last run laid them."""
        stood, told = self.themes.seen(viewer, scheme)
        told = {one: said for one, said in told.items() if where.holds(said)}
        return drawn(stood, told, self.themes.counting())

    def trends(
        self, *, viewer: Person, scheme: str = DISCOVERED, where: Slice = EVERYTHING
    ) -> tuple[Trend, ...]:
        """Return each theme as a share of the initiatives that reported in each year."""
        stood, told = self.themes.seen(viewer, scheme)
        told = {one: said for one, said in told.items() if where.holds(said)}
        return trends(stood, told, origins=self.themes.origins())

    def compare(
        self, one: Slice, other: Slice, *, viewer: Person, scheme: str = DISCOVERED
    ) -> tuple[Comparison, ...]:
        """Return each theme in two slices, the largest difference first."""
        stood, told = self.themes.seen(viewer, scheme)
        first, second = (
            {name: said for name, said in told.items() if where.holds(said)}
            for where in (one, other)
        )
        return compared(stood, first, second, origins=self.themes.origins())

    def for_and_against(
        self,
        theme_id: str,
        *,
        viewer: Person,
        scheme: str = DISCOVERED,
        where: Slice = EVERYTHING,
    ) -> ForAndAgainst:
        """Return what worked in a theme beside what did not.

        Raises:
            NotFound: If there is no such theme that the viewer may see.
        """
        found = self.findings(viewer=viewer, scheme=scheme, where=where)
        (now,) = self.themes.now_called((theme_id,), scheme=scheme)
        for one in found:
            if one.theme.id == now:
                return one
        raise NotFound("theme", theme_id)

    def findings(
        self, *, viewer: Person, scheme: str = DISCOVERED, where: Slice = EVERYTHING
    ) -> tuple[ForAndAgainst, ...]:
        """Return what worked beside what did not, for each theme, the broadest first.

        Parts follow their theme.
        """
        stood, told = self.themes.seen(viewer, scheme)
        told = {one: said for one, said in told.items() if where.holds(said)}
        count = self.themes.counting()
        tops = [for_and_against(stood, theme, told, count) for theme in stood.top]
        tops.sort(key=lambda one: -(one.worked.initiative_count + one.failed.initiative_count))
        found = []
        for one in tops:
            parts = stood.parts(one.theme.id)
            found += [one, *(for_and_against(stood, part, told, count) for part in parts)]
        return tuple(found)

    def contradictions(
        self, *, viewer: Person, scheme: str = DISCOVERED, theme_id: str = ""
    ) -> tuple[Contradiction, ...]:
        """Return pairs of lessons that may contradict each other, with people's verdicts.

        Those who do not shape themes see what a person confirmed, and nothing else.
        """
        stood, told = self.themes.seen(viewer, scheme)
        with self.themes.database.reading() as connection:
            verdicts = {
                frozenset({row.one_id, row.other_id}): Verdict(
                    row.is_contradiction, row.differs_in, row.who, row.at
                )
                for row in theme_verdicts.everything(connection)
            }
        may_judge = viewer.may(Right.SHAPE_THEMES)
        found = contradictions(
            told,
            self.themes.rows_of(tuple(told)),
            verdicts,
            self.subjects() if may_judge else None,
            within=stood.members(theme_id) if theme_id else None,
        )
        if may_judge:
            return found
        return tuple(one for one in found if one.verdict and one.verdict.is_contradiction)

    def judge(
        self,
        one_id: str,
        other_id: str,
        *,
        is_contradiction: bool,
        differs_in: str = "",
        by: Person,
    ) -> None:
        """Say whether two lessons contradict each other, and which condition differs.

        Raises:
            NotFound: If one of them is no lesson that the person may see.
            InvalidEntry: If both are one, or the condition is longer than 300 characters.
        """
        by.require(Right.SHAPE_THEMES)
        condition = " ".join(differs_in.split())
        if one_id == other_id or len(condition) > _MOST_CONDITION_CHARS:
            raise InvalidEntry("lessons", "name two lessons, and a condition in one sentence")
        _, told = self.themes.seen(by, DISCOVERED)
        for lesson_id in (one_id, other_id):
            if lesson_id not in told:
                raise NotFound("lesson", lesson_id)
        with self.themes.database.writing() as connection:
            theme_verdicts.put(
                connection,
                one_id,
                other_id,
                is_contradiction=is_contradiction,
                differs_in=condition,
                who=by.name,
            )
            audit.record(
                connection, by.name, "judged_pair", one_id, other=other_id, yes=is_contradiction
            )

    def unjudge(self, one_id: str, other_id: str, *, by: Person) -> None:
        """Take back what was said of two lessons: they are a candidate again.

        That it was said and taken back stays in the audit trail.

        Raises:
            NotFound: If nobody has said anything of the pair.
        """
        by.require(Right.SHAPE_THEMES)
        with self.themes.database.writing() as connection:
            if not theme_verdicts.remove(connection, one_id, other_id):
                raise NotFound("verdict on these lessons", one_id)
            audit.record(connection, by.name, "unjudged_pair", one_id, other=other_id)

    def open_problems(self, *, viewer: Person, scheme: str = DISCOVERED) -> tuple[OpenProblem, ...]:
        """Return what nobody has solved yet, with what was tried."""
        stood, told = self.themes.seen(viewer, scheme)
        return open_problems(stood, told, self.themes.rows_of(tuple(told)))

    def recurrences(self, *, viewer: Person, scheme: str = DISCOVERED) -> tuple[Recurrence, ...]:
        """Return what at least three initiatives learned and no policy has taken up."""
        stood, told = self.themes.seen(viewer, scheme)
        count = self.themes.counting()
        with self.themes.database.reading() as connection:
            taken_up = policies.taken_up(connection)
        return recurrences(stood, told, count, taken_up=taken_up)


def _counted(told: Iterable[Told], dimension: Dimension) -> tuple[tuple[str, int], ...]:
    counts = Counter(value for one in told for value in one.values(dimension))
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
