"""The outbox: which passages changed, in the order in which they did."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, select

from knowledge.records.tables import outbox


def announce(connection: Connection, passage_ids: Iterable[str]) -> None:
    """Say that these passages came, went or changed; call it in the same transaction."""
    rows = [{"passage_id": passage_id} for passage_id in passage_ids]
    if rows:
        connection.execute(outbox.insert(), rows)


def after(connection: Connection, sequence: int) -> tuple[int, frozenset[str]]:
    """Return the newest sequence and the passages announced after the given one."""
    rows = connection.execute(
        select(outbox.c.sequence, outbox.c.passage_id).where(outbox.c.sequence > sequence)
    ).all()
    newest = max((row.sequence for row in rows), default=sequence)
    return newest, frozenset(row.passage_id for row in rows)


def newest(connection: Connection) -> int:
    """Return the newest sequence, 0 if nothing was ever announced."""
    return int(connection.execute(select(func.max(outbox.c.sequence))).scalar() or 0)


def oldest(connection: Connection) -> int:
    """Return the oldest sequence that is still there, 0 if none is."""
    return int(connection.execute(select(func.min(outbox.c.sequence))).scalar() or 0)


def prune(connection: Connection, up_to: int) -> None:
    """Delete announcements that every index has applied."""
    connection.execute(delete(outbox).where(outbox.c.sequence <= up_to))
