"""A sheet of lessons or initiatives: which column says what, as a person confirmed it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class SheetKind(StrEnum):
    """What the rows of a sheet are."""

    LESSONS = "lessons"
    INITIATIVES = "initiatives"


class SheetField(StrEnum):
    """What a column can say."""

    STATEMENT = "statement"
    BACKGROUND = "background"
    LESSON_KIND = "lesson_kind"
    HOLDS_WHEN = "holds_when"
    FAILS_WHEN = "fails_when"
    ADDRESSEE = "addressee"
    THEMES = "themes"
    NAME = "name"
    INITIATIVE_KIND = "initiative_kind"
    LEVEL = "level"
    PLACES = "places"
    COUNTRY = "country"


FIELDS: Mapping[SheetKind, tuple[SheetField, ...]] = {
    SheetKind.LESSONS: (
        SheetField.STATEMENT, SheetField.BACKGROUND, SheetField.LESSON_KIND,
        SheetField.HOLDS_WHEN, SheetField.FAILS_WHEN, SheetField.ADDRESSEE, SheetField.THEMES,
        SheetField.NAME, SheetField.LEVEL, SheetField.PLACES,
    ),
    SheetKind.INITIATIVES: (
        SheetField.NAME, SheetField.INITIATIVE_KIND, SheetField.LEVEL, SheetField.PLACES,
        SheetField.COUNTRY,
    ),
}  # fmt: skip
"""The fields of each kind of sheet, the one that every row needs first."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column says what.

    Attributes:
        kind: Of the sheet.
        headers: Names of the columns, from the first; empty where a column has none.
        columns: Position of the column for each field; BACKGROUND may have several.
    """

    kind: SheetKind
    headers: tuple[str, ...]
    columns: Mapping[SheetField, tuple[int, ...]]

    def __post_init__(self) -> None:
        known = FIELDS[self.kind]
        taken = [at for places in self.columns.values() for at in places]
        if any(field not in known for field in self.columns):
            raise ValueError(f"a sheet of {self.kind} has no such field")
        if len(taken) != len(set(taken)) or not all(0 <= at < len(self.headers) for at in taken):
            raise ValueError("each column says one thing, and is one of the sheet's")

    @property
    def needed(self) -> SheetField:
        """The field that every row needs."""
        return FIELDS[self.kind][0]

    @property
    def is_complete(self) -> bool:
        """Whether a column is assigned to the field that every row needs."""
        return bool(self.columns.get(self.needed))

    def cell(self, field: SheetField, cells: tuple[str, ...]) -> str:
        """Return what a row says of a field, or nothing."""
        return next(iter(self.cells(field, cells)), "")

    def cells(self, field: SheetField, cells: tuple[str, ...]) -> tuple[str, ...]:
        """Return all that a row says of a field."""
        found = (cells[at] for at in self.columns.get(field, ()) if at < len(cells))
        return tuple(cell for cell in found if cell)
