"""Rows of column mappings, found again by the set of a sheet's headers."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from knowledge.model.sheet import ColumnMapping, SheetField, SheetKind
from knowledge.records.clock import now
from knowledge.records.tables import sheet_mappings


def key_of(kind: SheetKind, headers: Sequence[str]) -> str:
    """Return under which key sheets with these headers are known, in whatever order."""
    named = sorted({_folded(header) for header in headers} - {""})
    return hashlib.sha256("\n".join([kind, *named]).encode()).hexdigest()


def keep(connection: Connection, mapping: ColumnMapping, *, by: str) -> str:
    """Store a mapping in place of one for the same headers; return its key."""
    key = key_of(mapping.kind, mapping.headers)
    columns = [
        [field, _folded(mapping.headers[at]), at]
        for field, places in mapping.columns.items()
        for at in places
    ]
    connection.execute(delete(sheet_mappings).where(sheet_mappings.c.headers_hash == key))
    connection.execute(
        insert(sheet_mappings).values(
            headers_hash=key,
            kind=mapping.kind,
            columns=columns,
            confirmed_at=now(),
            confirmed_by=by,
        )
    )
    return key


def find(connection: Connection, kind: SheetKind, headers: Sequence[str]) -> ColumnMapping | None:
    """Return the mapping for a sheet's headers, at the columns where they stand now, or None."""
    key = key_of(kind, headers)
    columns = connection.execute(
        select(sheet_mappings.c.columns).where(sheet_mappings.c.headers_hash == key)
    ).scalar()
    if columns is None:
        return None
    names = [_folded(header) for header in headers]
    found: dict[SheetField, tuple[int, ...]] = {}
    for field, header, at in columns:
        place = names.index(header) if header else at
        if place < len(names):
            found[SheetField(field)] = (*found.get(SheetField(field), ()), place)
    return ColumnMapping(kind, tuple(headers), found)


def _folded(header: str) -> str:
    return " ".join(header.casefold().split())
