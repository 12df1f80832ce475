"""Which column of a sheet says what: a guess from headers and values, for a person to confirm."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.collect.sheet.lexicon import (
    ADDRESSEES,
    COUNTRIES,
    HEADERS,
    LESSON_KINDS,
    fold,
    level_of,
    value_of,
)
from ingest.outcome import RefusalCode, Refused
from ingest.parse.row import Row
from knowledge.model.sheet import FIELDS, ColumnMapping, SheetField, SheetKind

_LOOK_AHEAD = 20
_SAMPLE_ROWS = 200
_SURE, _LIKELY, _BY_VALUES = 1.0, 0.7, 0.5
_MOST_VALUES_KNOWN = 0.8
_BARE = 0.1
_HEADER_WORDS = 8
_WORDS_OF_A_SENTENCE = 6

_VALUES: Mapping[SheetField, Callable[[str], object]] = {
    SheetField.LESSON_KIND: lambda words: value_of(words, LESSON_KINDS),
    SheetField.ADDRESSEE: lambda words: value_of(words, ADDRESSEES),
    SheetField.LEVEL: level_of,
    SheetField.COUNTRY: lambda words: value_of(words, COUNTRIES),
}


@dataclass(frozen=True, slots=True)
class SheetRows:
    """One sheet with the row that names its columns.

    Attributes:
        headers: From the first column; empty where a column has none.
        heading: The row that holds them.
        rows: Those below.
        sheets_left_out: Names of other sheets of the file.
        has_known_header: Whether the heading names a column by a name that is known; if not,
            it may be a row like those below it.
    """

    headers: tuple[str, ...]
    heading: Row
    rows: tuple[Row, ...]
    sheets_left_out: tuple[str, ...] = ()
    has_known_header: bool = True


def sheet_rows_of(rows: Sequence[Row], kind: SheetKind) -> SheetRows:
    """Return the sheet of a file whose columns are best known, parted at its headers.

    Of its first twenty rows the one with the most known headers names the columns; where
    none has a known one, the first with two short cells does, which a person then assigns.

    Raises:
        Refused: COLUMNS if no row names columns, or none stands below it.
    """
    sheets = {name: list(group) for name, group in groupby(rows, key=lambda row: row.sheet)}
    found = [(name, *_heading(group, kind), group) for name, group in sheets.items()]
    name, score, at, group = max(found, key=lambda item: item[1])
    if score <= 0 or at + 1 >= len(group):
        raise Refused(RefusalCode.COLUMNS)
    below = group[at + 1 :]
    width = max(len(row.cells) for row in group[at:])
    headers = tuple(group[at].cells) + ("",) * (width - len(group[at].cells))
    others = tuple(other for other in sheets if other != name)
    return SheetRows(headers, group[at], tuple(below), others, score > _BARE)


def guessed(sheet: SheetRows, kind: SheetKind) -> ColumnMapping:
    """Return which column seems to say what; nothing is taken in by it.

    Headers count first, then values: a column whose filled cells are nearly all names of
    countries is one of countries, whatever it is called. A field that every row needs goes
    to the column of the longest texts if no header names it. Background may be several.
    """
    scored = [
        (score, -at, field)
        for field in FIELDS[kind]
        for at, header in enumerate(sheet.headers)
        if (score := _score(field, header, sheet.rows, at)) > 0
    ]
    columns: dict[SheetField, tuple[int, ...]] = {}
    taken: set[int] = set()
    order = {field: number for number, field in enumerate(FIELDS[kind])}
    for _, turned, field in sorted(scored, key=lambda s: (-s[0], order[s[2]], -s[1])):
        is_free = field is SheetField.BACKGROUND or field not in columns
        if is_free and -turned not in taken:
            columns[field] = (*columns.get(field, ()), -turned)
            taken.add(-turned)
    needed = FIELDS[kind][0]
    if needed not in columns and (at := _longest(sheet, taken)) is not None:
        columns[needed] = (at,)
    ordered = {field: tuple(sorted(places)) for field, places in columns.items()}
    return ColumnMapping(kind, sheet.headers, ordered)


def _heading(rows: Sequence[Row], kind: SheetKind) -> tuple[float, int]:
    """Return how well the best heading row names its columns, and which it is."""
    best = (0.0, 0)
    for at, row in enumerate(rows[:_LOOK_AHEAD]):
        known = sum(max(_header_score(field, cell) for field in FIELDS[kind]) for cell in row.cells)
        short = [cell for cell in row.cells if _may_name_a_column(cell)]
        bare = _BARE if len(short) >= 2 and not best[0] else 0.0
        score = known or bare
        if score > best[0]:
            best = (score, at)
    return best


def _may_name_a_column(cell: str) -> bool:
    return 0 < len(cell.split()) <= _HEADER_WORDS and any(char.isalpha() for char in cell)


def _score(field: SheetField, header: str, rows: Sequence[Row], at: int) -> float:
    by_values = 0.0
    if field in _VALUES:
        filled = [r.cells[at] for r in rows[:_SAMPLE_ROWS] if at < len(r.cells) and r.cells[at]]
        known = sum(_VALUES[field](cell) is not None for cell in filled)
        if filled and known >= _MOST_VALUES_KNOWN * len(filled):
            by_values = _BY_VALUES
    return _header_score(field, header) + by_values


def _header_score(field: SheetField, header: str) -> float:
    words = fold(header)
    if not words:
        return 0.0
    if words in HEADERS[field]:
        return _SURE
    parts = words.split()
    if len(parts) > _HEADER_WORDS:
        return 0.0
    return _LIKELY if any(_holds(parts, name.split()) for name in HEADERS[field]) else 0.0


def _holds(parts: Sequence[str], name: Sequence[str]) -> bool:
    width = len(name)
    return any(list(parts[i : i + width]) == list(name) for i in range(len(parts) - width + 1))


def _longest(sheet: SheetRows, taken: set[int]) -> int | None:
    """Return the free column that holds the longest texts, if they are sentences."""
    means = {}
    for at in range(len(sheet.headers)):
        cells = [r.cells[at] for r in sheet.rows[:_SAMPLE_ROWS] if at < len(r.cells)]
        filled = [len(cell.split()) for cell in cells if cell]
        if at not in taken and filled:
            means[at] = sum(filled) / len(filled)
    best = max(means, key=lambda at: means[at], default=None)
    return best if best is not None and means[best] >= _WORDS_OF_A_SENTENCE else None
