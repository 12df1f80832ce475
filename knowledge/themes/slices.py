"""Themes set out by level, place, kind, year …: counts of independent initiatives, with doubt.

Every figure carries the ids of the lessons that it was counted from.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from knowledge.breadth import Origins, Share, independent_count, share_of
from knowledge.model.condition import TargetGroup
from knowledge.model.initiative import Level
from knowledge.model.lesson import Addressee, LessonKind
from knowledge.model.theme import Theme, ThemeSet
from knowledge.themes.told import Dimension, Told

MOST_COLUMNS: Final = 24
"""More columns are not read; the rest can be reached by narrowing down."""

_CLOSED: dict[Dimension, tuple[str, ...]] = {
    Dimension.LEVEL: tuple(Level),
    Dimension.TARGET_GROUP: tuple(TargetGroup),
    Dimension.ADDRESSEE: tuple(Addressee),
    Dimension.KIND: tuple(LessonKind),
}


class CellState(StrEnum):
    """What an empty cell means, told apart from one that is not."""

    FOUND = "found"
    NO_ANSWER = "no_answer"
    NO_REPORT = "no_report"


@dataclass(frozen=True, slots=True)
class Cell:
    """One theme at one value.

    Attributes:
        state: Whether there are lessons; else whether there are reports that could hold any.
        initiative_count: Independent initiatives.
        lesson_ids: What was counted.
    """

    state: CellState
    initiative_count: int = 0
    lesson_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """Themes set out by a dimension.

    Attributes:
        dimension: What the columns are.
        columns: Values in their own order.
        rows: Each theme with its cells, in the order of the columns.
        left_out: Values beyond the most that are shown, fewest lessons last.
        unknown_count: Lessons that have no value on the dimension.
    """

    dimension: Dimension
    columns: tuple[str, ...]
    rows: tuple[tuple[Theme, tuple[Cell, ...]], ...]
    left_out: tuple[str, ...]
    unknown_count: int


@dataclass(frozen=True, slots=True)
class YearShare:
    """A theme in one year.

    Attributes:
        year: Of the reports.
        share: Of the initiatives that reported in that year, with its interval.
        lesson_ids: What was counted.
    """

    year: int
    share: Share
    lesson_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """A theme over the years.

    Attributes:
        theme: The theme.
        years: In order, those without a report left out.
    """

    theme: Theme
    years: tuple[YearShare, ...]

    @property
    def lines(self) -> tuple[tuple[YearShare, ...], ...]:
        """Stretches of years without a gap, all with initiatives enough to draw a line."""
        stretches: list[list[YearShare]] = []
        for one in self.years:
            last = stretches[-1][-1] if stretches and stretches[-1] else None
            if not one.share.is_enough:
                stretches.append([])
            elif last is not None and one.year == last.year + 1:
                stretches[-1].append(one)
            else:
                stretches.append([one])
        return tuple(tuple(stretch) for stretch in stretches if len(stretch) >= 2)

    @property
    def has_line(self) -> bool:
        """Whether there is a stretch of years to draw a line through."""
        return bool(self.lines)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A theme in two slices.

    Attributes:
        theme: The theme.
        one: Share of the initiatives of the first slice that tell it.
        other: Share of those of the second.
        low: Lower end of the 95 % interval of the difference (Newcombe 1998, method 10).
        high: Upper end of it.
        one_ids: Lessons counted in the first.
        other_ids: Lessons counted in the second.
    """

    theme: Theme
    one: Share
    other: Share
    low: float
    high: float
    one_ids: tuple[str, ...]
    other_ids: tuple[str, ...]

    @property
    def difference(self) -> float:
        """Share of the first less that of the second."""
        return self.one.share - self.other.share

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out no difference at all, on initiatives enough."""
        is_enough = self.one.is_enough and self.other.is_enough
        return is_enough and (self.low > 0 or self.high < 0)


def matrix(
    stood: ThemeSet,
    told: Mapping[str, Told],
    dimension: Dimension,
    *,
    reported: Mapping[str, int] | None,
    origins: Origins,
) -> Matrix:
    """Return themes × the values of a dimension, the broadest theme first.

    Args:
        stood: Themes.
        told: Lessons that count, by id.
        dimension: What the columns are.
        reported: Published reports by value; None where only lessons have the dimension.
        origins: Groups initiatives of one origin.
    """
    columns, left_out = _columns(told.values(), dimension, reported or {})
    rows = []
    for theme in _broadest_first(stood, told, origins):
        own = _own(stood, theme, told)
        cells = []
        for value in columns:
            here = [one for one in own if value in one.values(dimension)]
            is_reported = reported is None or value in reported
            cells.append(_cell(here, is_reported=is_reported, origins=origins))
        rows.append((theme, tuple(cells)))
    return Matrix(
        dimension=dimension,
        columns=columns,
        rows=tuple(rows),
        left_out=left_out,
        unknown_count=sum(not one.values(dimension) for one in told.values()),
    )


def trends(stood: ThemeSet, told: Mapping[str, Told], *, origins: Origins) -> tuple[Trend, ...]:
    """Return each theme as a share of the initiatives that reported in each year, broadest first.

    A share, not a count: that more reports came in says nothing about the theme.
    """
    by_year: dict[int, list[Told]] = {}
    for one in told.values():
        if one.year is not None:
            by_year.setdefault(one.year, []).append(one)
    return tuple(
        Trend(
            theme,
            tuple(
                YearShare(year, *_share(stood, theme, said, origins))
                for year, said in sorted(by_year.items())
            ),
        )
        for theme in _broadest_first(stood, told, origins)
    )


def compared(
    stood: ThemeSet, one: Mapping[str, Told], other: Mapping[str, Told], *, origins: Origins
) -> tuple[Comparison, ...]:
    """Return each theme in two slices, the largest difference first."""
    found = []
    for theme in stood.top:
        first, first_ids = _share(stood, theme, one.values(), origins)
        second, second_ids = _share(stood, theme, other.values(), origins)
        if first_ids or second_ids:
            low, high = _difference_interval(first, second)
            found.append(Comparison(theme, first, second, low, high, first_ids, second_ids))
    return tuple(sorted(found, key=lambda found: (-abs(found.difference), found.theme.id)))


def _broadest_first(
    stood: ThemeSet, told: Mapping[str, Told], origins: Origins
) -> tuple[Theme, ...]:
    """Return the themes as the list of themes has them: by independent initiatives, by lessons."""
    ranks = {}
    for theme in stood.top:
        own = _own(stood, theme, told)
        count = independent_count({one.initiative_id for one in own} - {""}, origins)
        ranks[theme.id] = (-count, -len(own), theme.id)
    return tuple(sorted(stood.top, key=lambda theme: ranks[theme.id]))


def _own(stood: ThemeSet, theme: Theme, told: Mapping[str, Told]) -> list[Told]:
    return [told[one] for one in stood.members(theme.id) if one in told]


def _columns(
    told: Iterable[Told], dimension: Dimension, reported: Mapping[str, int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if dimension in _CLOSED:
        return _CLOSED[dimension], ()
    counts = dict.fromkeys(reported, 0)
    for one in told:
        for value in one.values(dimension):
            counts[value] = counts.get(value, 0) + 1
    ranked = sorted(counts, key=lambda value: (-counts[value], -reported.get(value, 0), value))
    if dimension is Dimension.YEAR:
        ranked = sorted(counts, reverse=True)
        return tuple(sorted(ranked[:MOST_COLUMNS])), tuple(ranked[MOST_COLUMNS:])
    return tuple(ranked[:MOST_COLUMNS]), tuple(ranked[MOST_COLUMNS:])


def _cell(here: Sequence[Told], *, is_reported: bool, origins: Origins) -> Cell:
    if not here:
        return Cell(CellState.NO_ANSWER if is_reported else CellState.NO_REPORT)
    return Cell(
        CellState.FOUND,
        independent_count({one.initiative_id for one in here} - {""}, origins),
        tuple(sorted(one.lesson.id for one in here)),
    )


def _share(
    stood: ThemeSet, theme: Theme, said: Iterable[Told], origins: Origins
) -> tuple[Share, tuple[str, ...]]:
    everything = tuple(said)
    own = [one for one in everything if stood.placements[one.lesson.id].theme_id == theme.id]
    total = independent_count({one.initiative_id for one in everything} - {""}, origins)
    count = independent_count({one.initiative_id for one in own} - {""}, origins)
    ids = tuple(sorted(one.lesson.id for one in own))
    return share_of(min(count, total), total), ids


def _difference_interval(one: Share, other: Share) -> tuple[float, float]:
    difference = one.share - other.share
    down = ((one.share - one.low) ** 2 + (other.high - other.share) ** 2) ** 0.5
    up = ((one.high - one.share) ** 2 + (other.share - other.low) ** 2) ** 0.5
    return max(-1.0, difference - down), min(1.0, difference + up)
