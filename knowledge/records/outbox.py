"""The outbox: which passages changed, in the order in which they did.

It keeps the newest 10,000 announcements, and as many more as the living generation of the
large index still has to apply. An index that lags further behind is filled anew.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, select

from knowledge.records.tables import generations, outbox

KEPT_COUNT = 10_000
MOST_COUNT = 1_000_000


def announce(connection: Connection, passage_ids: Iterable[str]) -> None:
    """Say that these passages came, went or changed; call it in the same transaction."""
    rows = [{"passage_id": passage_id} for passage_id in passage_ids]
    if rows:
        connection.execute(outbox.insert(), rows)
        _shorten(connection)


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


def ends(connection: Connection) -> tuple[int, int]:
    """Return the oldest and the newest sequence that are there, both 0 if none is."""
    oldest, newest = (select(end(outbox.c.sequence)) for end in (func.min, func.max))
    row = connection.execute(select(oldest.scalar_subquery(), newest.scalar_subquery())).one()
    return int(row[0] or 0), int(row[1] or 0)


def covers(connection: Connection, sequence: int) -> bool:
    """Say whether everything that was announced after this sequence is still there.

    If not, rows were pruned, or the records went back to an earlier state: who stands at
    this sequence must start again from the records.
    """
    return oldest(connection) <= sequence + 1 and sequence <= newest(connection)


def prune(connection: Connection, up_to: int) -> None:
    """Delete announcements up to a sequence, save the newest one, which says where we are."""
    last = newest(connection)
    connection.execute(delete(outbox).where(outbox.c.sequence <= min(up_to, last - 1)))


def _shorten(connection: Connection) -> None:
    """Prune once twice as many are there as are kept: the cost is spread over many writes."""
    last = newest(connection)
    if last - oldest(connection) < 2 * KEPT_COUNT:
        return
    applied = connection.execute(select(func.min(generations.c.applied_sequence))).scalar()
    wanted = last - KEPT_COUNT if applied is None else min(last - KEPT_COUNT, int(applied))
    prune(connection, max(wanted, last - MOST_COUNT))
