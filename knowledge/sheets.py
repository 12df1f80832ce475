"""Sheets: remembered mappings of columns, and initiatives entered by the row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.errors import InvalidEntry
from knowledge.model.initiative import Initiative
from knowledge.model.person import Person, Right
from knowledge.model.profile import FactValue, Field
from knowledge.model.sheet import ColumnMapping, SheetKind
from knowledge.records import audit, facts, initiatives, sheet_mappings
from knowledge.records.database import Database


@dataclass(frozen=True, slots=True)
class Sheets:
    """What people confirmed about the columns of sheets, and what came out of their rows."""

    database: Database

    def mapping_for(self, kind: SheetKind, headers: Sequence[str]) -> ColumnMapping | None:
        """Return the mapping that a person confirmed for these headers, or None."""
        with self.database.reading() as connection:
            return sheet_mappings.find(connection, kind, headers)

    def confirm(self, mapping: ColumnMapping, *, by: Person) -> None:
        """Remember a mapping for every sheet with the same set of headers.

        Raises:
            InvalidEntry: If no column is assigned to what every row needs.
            NotAllowed: If the person may not bring reports in.
        """
        by.require(Right.BRING_IN)
        if not mapping.is_complete:
            raise InvalidEntry("columns", f"choose the column that holds the {mapping.needed}")
        with self.database.writing() as connection:
            key = sheet_mappings.keep(connection, mapping, by=by.name)
            audit.record(
                connection, by.name, "mapped", key,
                kind=mapping.kind, columns=sum(map(len, mapping.columns.values())),
            )  # fmt: skip

    def enter(self, stated: Iterable[Initiative], *, by: Person) -> tuple[int, int]:
        """Add initiatives, or what rows say of those that are known.

        What a row leaves open stays as the base knows it.

        Returns:
            How many are new, and how many were known.
        """
        by.require(Right.BRING_IN)
        new = known_count = 0
        with self.database.writing() as connection:
            present = {i.name.casefold(): i for i in initiatives.everything(connection)}
            for one in stated:
                known = present.get(" ".join(one.name.split()).casefold())
                key = initiatives.find_or_add(connection, one.name, by=by.name)
                initiatives.state_facts(connection, key, _merged(one, known))
                for field, value in _stated(one):
                    facts.state(connection, key, field, value, by=by.name)
                present[one.name.casefold()] = one
                new += known is None
                known_count += known is not None
            audit.record(
                connection, by.name, "entered_initiatives", "initiatives",
                new=new, known=known_count,
            )  # fmt: skip
        return new, known_count


def _stated(one: Initiative) -> Iterator[tuple[Field, FactValue]]:
    """Give what a row says of an initiative; that keeps it, with or without a report."""
    said: dict[Field, FactValue] = {
        Field.KIND: one.kind,
        Field.LEVEL: None if one.level is None else str(one.level),
        Field.PLACES: one.places,
        Field.COUNTRY: one.country,
    }
    yield from ((field, value) for field, value in said.items() if value)


def _merged(stated: Initiative, known: Initiative | None) -> Initiative:
    if known is None:
        return stated
    return replace(
        stated,
        kind=stated.kind or known.kind,
        level=stated.level or known.level,
        places=stated.places or known.places,
        country=stated.country or known.country,
    )
