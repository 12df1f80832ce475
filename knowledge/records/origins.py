"""Rows of origins and of the entries that were taken from them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from knowledge.model.origin import Origin, OriginKind
from knowledge.records.clock import new_id, now
from knowledge.records.tables import origin_entries, origins

_MARKS_AT_ONCE = 500


def find_or_add(
    connection: Connection, kind: OriginKind, address: str, *, by: str, due_at: datetime | None
) -> Origin:
    """Return the origin with this address, made now if there is none."""
    same = origins.c.address == address
    row = connection.execute(select(origins).where(same)).first()
    if row is None:
        connection.execute(
            insert(origins).values(
                id=new_id("org"),
                kind=kind,
                address=address,
                state={},
                data={},
                added_at=now(),
                added_by=by,
                due_at=due_at,
            )
        )
        row = connection.execute(select(origins).where(same)).one()
    return _origin(row)


def by_id(connection: Connection, origin_id: str) -> Origin | None:
    """Return the origin, or None."""
    row = connection.execute(select(origins).where(origins.c.id == origin_id)).first()
    return None if row is None else _origin(row)


def listing(connection: Connection) -> tuple[Origin, ...]:
    """Return all origins, the newest first."""
    rows = connection.execute(select(origins).order_by(origins.c.key.desc()))
    return tuple(map(_origin, rows))


def due(connection: Connection) -> Origin | None:
    """Return the origin that has waited longest for a look that is due, or None."""
    row = connection.execute(
        select(origins).where(origins.c.due_at <= now()).order_by(origins.c.due_at).limit(1)
    ).first()
    return None if row is None else _origin(row)


def change(connection: Connection, origin_id: str, **values: object) -> None:
    """Write some columns of an origin."""
    connection.execute(update(origins).where(origins.c.id == origin_id).values(**values))


def remove(connection: Connection, origin_id: str) -> None:
    """Forget an origin and which entries were taken from it."""
    connection.execute(delete(origins).where(origins.c.id == origin_id))


def known_marks(connection: Connection, origin_id: str, marks: Collection[str]) -> frozenset[str]:
    """Return those of the marks whose entries were taken before."""
    key = select(origins.c.key).where(origins.c.id == origin_id).scalar_subquery()
    wanted = list(marks)
    found: set[str] = set()
    for start in range(0, len(wanted), _MARKS_AT_ONCE):
        some = wanted[start : start + _MARKS_AT_ONCE]
        rows = select(origin_entries.c.mark).where(
            origin_entries.c.origin_key == key, origin_entries.c.mark.in_(some)
        )
        found.update(connection.execute(rows).scalars())
    return frozenset(found)


def note(connection: Connection, origin_id: str, mark: str) -> None:
    """Remember that an entry was dealt with; once is enough."""
    if known_marks(connection, origin_id, [mark]):
        return
    key = connection.execute(select(origins.c.key).where(origins.c.id == origin_id)).scalar()
    if key is not None:
        connection.execute(insert(origin_entries).values(origin_key=key, mark=mark, noted_at=now()))


def _origin(row: Row[Any]) -> Origin:
    return Origin(
        id=row.id,
        kind=OriginKind(row.kind),
        address=row.address,
        title=row.title,
        state=row.state,
        added_at=row.added_at,
        added_by=row.added_by,
        checked_at=row.checked_at,
        due_at=row.due_at,
        code=row.code,
        data=row.data,
    )
