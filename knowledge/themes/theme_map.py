"""Themes on a flat map: where the last run laid them, how large they are, what lies beside them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from knowledge.breadth import Breadth
from knowledge.model.theme import Theme, ThemeSet
from knowledge.themes.told import Told

_NEIGHBOURS = 2


@dataclass(frozen=True, slots=True)
class MapPoint:
    """One lesson on the map.

    Attributes:
        told: The lesson.
        theme_id: That it stands in.
        x: -1 to 1.
        y: -1 to 1.
    """

    told: Told
    theme_id: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MapTheme:
    """One theme on the map.

    Attributes:
        theme: The theme.
        breadth: Of its lessons that count.
        x: Middle of these lessons, -1 to 1.
        y: Likewise.
        beside: Themes whose middles lie nearest, the nearest first.
    """

    theme: Theme
    breadth: Breadth
    x: float
    y: float
    beside: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class ThemeMap:
    """Themes and lessons where they lie.

    Attributes:
        themes: The broadest first.
        points: Of each lesson that stands in one of them.
    """

    themes: tuple[MapTheme, ...]
    points: tuple[MapPoint, ...]


def drawn(
    stood: ThemeSet, told: Mapping[str, Told], count: Callable[[list[Told]], Breadth]
) -> ThemeMap:
    """Return the map of the themes that a lesson is left in."""
    points = tuple(
        MapPoint(told[one.lesson_id], one.theme_id, one.x, one.y)
        for one in sorted(stood.placements.values(), key=lambda one: one.lesson_id)
        if one.theme_id and one.lesson_id in told
    )
    own = {
        theme.id: [point for point in points if point.theme_id == theme.id] for theme in stood.top
    }
    shown = [theme for theme in stood.top if own[theme.id]]
    middles = {theme.id: _middle(own[theme.id]) for theme in shown}
    themes = [
        MapTheme(
            theme=theme,
            breadth=count([point.told for point in own[theme.id]]),
            x=middles[theme.id][0],
            y=middles[theme.id][1],
            beside=_beside(theme, shown, middles),
        )
        for theme in shown
    ]
    themes.sort(
        key=lambda one: (
            -one.breadth.initiative_count,
            -one.breadth.lesson_count,
            one.theme.id,
        )
    )
    return ThemeMap(tuple(themes), points)


def _middle(points: list[MapPoint]) -> tuple[float, float]:
    x = sum(point.x for point in points) / len(points)
    y = sum(point.y for point in points) / len(points)
    return round(x, 4), round(y, 4)


def _beside(
    theme: Theme, shown: list[Theme], middles: Mapping[str, tuple[float, float]]
) -> tuple[Theme, ...]:
    x, y = middles[theme.id]
    others = [other for other in shown if other.id != theme.id]

    def distance(other: Theme) -> tuple[float, str]:
        there = middles[other.id]
        return (there[0] - x) ** 2 + (there[1] - y) ** 2, other.id

    return tuple(sorted(others, key=distance)[:_NEIGHBOURS])
