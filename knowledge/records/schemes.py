"""Rows of schemes that people brought in."""

from typing import Any

from sqlalchemy import Connection, Row, delete, select

from knowledge.model.scheme import Scheme, SchemeEntry
from knowledge.model.theme import InBoth
from knowledge.records.clock import new_id, now
from knowledge.records.theme_tables import schemes


def add(connection: Connection, name: InBoth, entries: tuple[SchemeEntry, ...], *, by: str) -> str:
    """Store a scheme; return its id."""
    scheme_id = new_id("sch")
    connection.execute(
        schemes.insert().values(
            id=scheme_id,
            name_nl=name.nl,
            name_en=name.en,
            entries=[_entry_row(entry) for entry in entries],
            added_at=now(),
            added_by=by,
        )
    )
    return scheme_id


def remove(connection: Connection, scheme_id: str) -> bool:
    """Delete a scheme; say whether it was there."""
    return connection.execute(delete(schemes).where(schemes.c.id == scheme_id)).rowcount == 1


def everything(connection: Connection) -> tuple[Scheme, ...]:
    """Return the schemes, the oldest first."""
    rows = connection.execute(select(schemes).order_by(schemes.c.key))
    return tuple(_scheme(row) for row in rows)


def _entry_row(entry: SchemeEntry) -> dict[str, str]:
    return {
        "code": entry.code,
        "parent": entry.parent,
        "nl": entry.name.nl,
        "en": entry.name.en,
        "about_nl": entry.about.nl,
        "about_en": entry.about.en,
    }


def _scheme(row: Row[Any]) -> Scheme:
    entries = tuple(
        SchemeEntry(
            code=one["code"],
            parent=one["parent"],
            name=InBoth(one["nl"], one["en"]),
            about=InBoth(one["about_nl"], one["about_en"]),
        )
        for one in row.entries
    )
    return Scheme(row.id, InBoth(row.name_nl, row.name_en), entries, is_own=True)
