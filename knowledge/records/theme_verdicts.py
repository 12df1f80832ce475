"""Rows of what people say of two lessons that may contradict each other."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select

from knowledge.records.clock import now
from knowledge.records.theme_tables import theme_verdicts


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """A verdict as it is stored; the ids are in the order of the alphabet."""

    one_id: str
    other_id: str
    is_contradiction: bool
    differs_in: str
    who: str
    at: datetime


def remove(connection: Connection, one_id: str, other_id: str) -> bool:
    """Forget what was said of a pair; say whether anything was."""
    first, second = sorted((one_id, other_id))
    gone = connection.execute(
        delete(theme_verdicts).where(
            theme_verdicts.c.one_id == first, theme_verdicts.c.other_id == second
        )
    )
    return bool(gone.rowcount)


def put(
    connection: Connection,
    one_id: str,
    other_id: str,
    *,
    is_contradiction: bool,
    differs_in: str,
    who: str,
) -> None:
    """Keep what a person says of a pair; the newest word holds."""
    first, second = sorted((one_id, other_id))
    remove(connection, first, second)
    connection.execute(
        theme_verdicts.insert().values(
            one_id=first,
            other_id=second,
            is_contradiction=is_contradiction,
            differs_in=differs_in,
            who=who,
            at=now(),
        )
    )


def everything(connection: Connection) -> tuple[VerdictRow, ...]:
    """Return all verdicts."""
    rows = connection.execute(
        select(theme_verdicts).order_by(theme_verdicts.c.one_id, theme_verdicts.c.other_id)
    )
    return tuple(
        VerdictRow(row.one_id, row.other_id, row.is_contradiction, row.differs_in, row.who, row.at)
        for row in rows
    )
