"""What figures of themes show, as the address of their pages keeps it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from knowledge.model.condition import TargetGroup
from knowledge.model.initiative import Level
from knowledge.model.lesson import Addressee, LessonKind
from knowledge.model.theme import DISCOVERED
from knowledge.themes.told import Dimension, Slice

MATRIX, TREND, COMPARE, MAP, FINDINGS = (
    "theme_matrix", "theme_trend", "theme_compare", "theme_map", "findings",
)  # fmt: skip
FIGURES = (MATRIX, TREND, COMPARE, MAP, FINDINGS)
"""Pages whose view can be saved, and that lessons behind a figure lead back to."""

_MOST_VALUES = 50
_KNOWN: Mapping[Dimension, frozenset[str]] = {
    Dimension.LEVEL: frozenset(Level),
    Dimension.TARGET_GROUP: frozenset(TargetGroup),
    Dimension.ADDRESSEE: frozenset(Addressee),
    Dimension.KIND: frozenset(LessonKind),
}
_LONGEST_CHARS = 120


@dataclass(frozen=True, slots=True)
class Looked:
    """What a visitor looks at.

    Attributes:
        scheme: Whose themes.
        by: What themes are set out by.
        where: Which lessons count: values by dimension.
        one: Values of the first of two slices that are compared.
        other: Values of the second.
        themes: Ids of the themes that are shown, or of the one that is open; none means all.
        values: Of `by`: the cell, year or slice whose lessons are open.
        came_from: Name of the page that the figure stands on.
    """

    scheme: str = DISCOVERED
    by: Dimension = Dimension.LEVEL
    where: Mapping[Dimension, tuple[str, ...]] = field(default_factory=dict)
    one: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    came_from: str = MATRIX

    @property
    def slice(self) -> Slice:
        """Which lessons count."""
        return Slice({one: frozenset(values) for one, values in self.where.items() if values})

    @property
    def cell(self) -> Slice:
        """The part of the slice that a figure was counted from."""
        return self.part(self.values) if self.values else self.slice

    def part(self, values: Sequence[str]) -> Slice:
        """Return the part of the slice that has one of the values of `by`."""
        return Slice({**self.slice.values, self.by: frozenset(values)})

    def narrowed(self, dimension: Dimension, values: Sequence[str]) -> "Looked":
        """Return the same with other values of one dimension."""
        kept = {**self.where, dimension: tuple(values)}
        return replace(self, where={one: kept[one] for one in Dimension if kept.get(one)})

    def behind(self, theme_id: str, values: Sequence[str] = (), *, on: str) -> "Looked":
        """Return what shows the lessons behind a figure.

        Args:
            theme_id: Of the theme.
            values: Of `by`; none means all.
            on: Name of the page that the figure stands on.
        """
        return replace(self, themes=(theme_id,), values=tuple(values), came_from=on)

    def back(self) -> "Looked":
        """Return what the figure was seen in, without the one theme and cell."""
        return replace(self, themes=(), values=(), came_from=MATRIX)


def looked_from(address: Mapping[str, Sequence[str]]) -> Looked:
    """Return what an address shows; whatever in it makes no sense is left out."""
    asked, came_from = _first(address, "by"), _first(address, "from")
    by = Dimension(asked) if asked in [*Dimension] else Dimension.LEVEL
    where = {one: _of_dimension(address, one, one) for one in Dimension}
    return Looked(
        scheme=_first(address, "scheme")[:_LONGEST_CHARS] or DISCOVERED,
        by=by,
        where={one: values for one, values in where.items() if values},
        one=_of_dimension(address, "one", by),
        other=_of_dimension(address, "other", by),
        themes=_values(address, "theme"),
        values=_of_dimension(address, "value", by),
        came_from=came_from if came_from in FIGURES else MATRIX,
    )


def address_of(looked: Looked) -> dict[str, list[str]]:
    """Return the shortest address that shows the same."""
    address = {
        "scheme": [looked.scheme] if looked.scheme != DISCOVERED else [],
        "by": [str(looked.by)] if looked.by is not Dimension.LEVEL else [],
        **{str(one): [*looked.where.get(one, ())] for one in Dimension},
        "one": [*looked.one],
        "other": [*looked.other],
        "theme": [*looked.themes],
        "value": [*looked.values],
        "from": [looked.came_from] if looked.came_from != MATRIX else [],
    }
    return {name: values for name, values in address.items() if values}


def _first(address: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(address.get(name, ())), "")


def _of_dimension(
    address: Mapping[str, Sequence[str]], name: str, dimension: Dimension
) -> tuple[str, ...]:
    known = _KNOWN.get(dimension)
    return tuple(v for v in _values(address, name) if known is None or v in known)


def _values(address: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...]:
    given = (" ".join(value.split())[:_LONGEST_CHARS] for value in address.get(name, ()))
    return tuple(dict.fromkeys(value for value in given if value))[:_MOST_VALUES]
