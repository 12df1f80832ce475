"""Rows of a sheet as initiatives."""

import re
from collections.abc import Iterable, Iterator

from ingest.collect.sheet.lexicon import COUNTRIES, level_of, value_of
from ingest.parse.row import Row
from knowledge.model.initiative import Initiative
from knowledge.model.sheet import ColumnMapping, SheetField

_BETWEEN = re.compile(r"\s*[;,/|]\s*")
_LONGEST_NAME_CHARS = 300


def initiatives_of(rows: Iterable[Row], mapping: ColumnMapping) -> Iterator[Initiative]:
    """Give the initiative of each checked row; what is not known of it stays open."""
    for row in rows:
        country = value_of(mapping.cell(SheetField.COUNTRY, row.cells), COUNTRIES)
        yield Initiative(
            id="",
            name=mapping.cell(SheetField.NAME, row.cells)[:_LONGEST_NAME_CHARS],
            kind=mapping.cell(SheetField.INITIATIVE_KIND, row.cells)[:_LONGEST_NAME_CHARS],
            level=level_of(mapping.cell(SheetField.LEVEL, row.cells)),
            places=parted(mapping.cell(SheetField.PLACES, row.cells)),
            country=country or "",
        )


def parted(cell: str) -> tuple[str, ...]:
    """Return what a cell lists, each once."""
    return tuple(dict.fromkeys(filter(None, _BETWEEN.split(cell.strip()))))
