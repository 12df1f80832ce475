"""What is wrong in a sheet, by row and column, before anything of it is taken in."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_uppercase

from ingest.collect.sheet.guessing import SheetRows
from ingest.collect.sheet.lexicon import (
    ADDRESSEES,
    COUNTRIES,
    LESSON_KINDS,
    fold,
    level_of,
    value_of,
)
from ingest.parse.row import Row
from ingest.privacy import personal_in
from knowledge.model.sheet import ColumnMapping, SheetField, SheetKind

_MOST_STATEMENT_WORDS = 30
_FORMULA = ("=", "+", "-", "@", "\t")
_MOST_PROBLEMS = 500


class ProblemCode(StrEnum):
    """What can be wrong with a cell or a row; a problem that blocks leaves the row out."""

    MISSING = "missing"
    REPEATED = "repeated"
    TOO_LONG = "too_long"
    UNKNOWN_VALUE = "unknown_value"
    FORMULA = "formula"
    PERSONAL = "personal"

    @property
    def blocks(self) -> bool:
        """Whether the row is left out for it."""
        return self in (ProblemCode.MISSING, ProblemCode.REPEATED, ProblemCode.PERSONAL)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        row: As a locator names it.
        column: Letter and name of the column: "C (Niveau)".
        code: What it is.
        value: The cell, cut to 80 characters.
    """

    row: str
    column: str
    code: ProblemCode
    value: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A sheet after checking.

    Attributes:
        rows: That can be taken in.
        problems: By row; at most 500.
        left_out_count: Rows that are left out.
        initiatives: Names of the different initiatives that the rows name, as first written.
    """

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    left_out_count: int
    initiatives: tuple[str, ...]

    @property
    def only_initiative(self) -> str:
        """Name of the initiative of all rows, empty where they name several or none."""
        return self.initiatives[0] if len(self.initiatives) == 1 else ""


def check(sheet: SheetRows, mapping: ColumnMapping) -> Checked:
    """Return which rows can be taken in, and what is wrong with which cell.

    A row without what it needs, that repeats an earlier one or that tells a number, address
    or the like of a person is left out. A value that
    is not known (of a level, country, kind or addressee) is left out of its row alone. A
    cell that looks like a formula is kept as text and named.
    """
    kept: list[Row] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    written = [mapping.cell(SheetField.NAME, row.cells).strip() for row in sheet.rows]
    names = {fold(name): name for name in reversed(written) if name}
    for row in sheet.rows:
        found = list(_problems(row, mapping, seen))
        problems += found
        if not any(problem.code.blocks for problem in found):
            kept.append(row)
    return Checked(
        tuple(kept),
        tuple(problems[:_MOST_PROBLEMS]),
        len(sheet.rows) - len(kept),
        tuple(reversed(names.values())),
    )


def column_name(at: int, headers: tuple[str, ...]) -> str:
    """Return letter and name of a column: "C (Niveau)"."""
    letters, number = "", at + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = ascii_uppercase[rest] + letters
    header = headers[at] if at < len(headers) else ""
    return f"{letters} ({header})" if header else letters


def _problems(row: Row, mapping: ColumnMapping, seen: set[str]) -> Iterator[Problem]:
    needed = mapping.cell(mapping.needed, row.cells)
    at = mapping.columns[mapping.needed][0]
    where = column_name(at, mapping.headers)
    if not needed:
        yield Problem(row.label, where, ProblemCode.MISSING)
        return
    key = fold(needed)
    if key in seen:
        yield Problem(row.label, where, ProblemCode.REPEATED, needed[:80])
        return
    seen.add(key)
    is_lesson = mapping.kind is SheetKind.LESSONS
    if is_lesson and len(needed.split()) > _MOST_STATEMENT_WORDS:
        yield Problem(row.label, where, ProblemCode.TOO_LONG, needed[:80])
    tells_of_people = bool(personal_in(" | ".join(row.cells)))
    for field, places in mapping.columns.items():
        for place in places:
            cell = row.cells[place] if place < len(row.cells) else ""
            if tells_of_people and personal_in(cell):
                yield Problem(row.label, column_name(place, mapping.headers), ProblemCode.PERSONAL)
                continue
            code = _code(field, cell)
            if code is not None:
                yield Problem(row.label, column_name(place, mapping.headers), code, cell[:80])


def _code(field: SheetField, cell: str) -> ProblemCode | None:
    if not cell:
        return None
    is_known = {
        SheetField.LEVEL: lambda: level_of(cell) is not None,
        SheetField.COUNTRY: lambda: value_of(cell, COUNTRIES) is not None,
        SheetField.LESSON_KIND: lambda: value_of(cell, LESSON_KINDS) is not None,
        SheetField.ADDRESSEE: lambda: value_of(cell, ADDRESSEES) is not None,
    }.get(field)
    if is_known is not None and not is_known():
        return ProblemCode.UNKNOWN_VALUE
    return ProblemCode.FORMULA if _looks_like_formula(cell) else None


def _looks_like_formula(cell: str) -> bool:
    """Say whether a spreadsheet program could take a cell for a formula."""
    return cell.startswith(_FORMULA) and not cell[1:].strip().replace(".", "").isdigit()
