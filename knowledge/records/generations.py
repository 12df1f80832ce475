"""Rows of the large index's generations: which one lives, and how far each has come."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, delete, select, update

from knowledge.records.clock import now
from knowledge.records.tables import generations


class State(StrEnum):
    """How a generation stands.

    One that is outdated still answers, but is to be replaced: its files hold vectors of
    what was deleted, or a person asked for a new one.
    """

    BUILDING = "building"
    LIVE = "live"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation that answers.

    Attributes:
        number: Names it; never used twice.
        is_outdated: Whether it is to be replaced.
        applied_sequence: Of the outbox; everything up to here is in it.
    """

    number: int
    is_outdated: bool
    applied_sequence: int


def begin(connection: Connection, fingerprint: str, *, sequence: int) -> int:
    """Note that a generation is being filled from this sequence on; return its number."""
    made = connection.execute(
        generations.insert().values(
            fingerprint=fingerprint,
            state=State.BUILDING,
            applied_sequence=sequence,
            created_at=now(),
        )
    )
    return int((made.inserted_primary_key or (0,))[0])


def living(connection: Connection, fingerprint: str) -> Generation | None:
    """Return the newest generation of this fingerprint that answers, or None."""
    row = connection.execute(
        select(generations)
        .where(generations.c.fingerprint == fingerprint, generations.c.state != State.BUILDING)
        .order_by(generations.c.number.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    return Generation(row.number, row.state == State.OUTDATED, row.applied_sequence)


def make_live(connection: Connection, number: int, *, sequence: int) -> None:
    """Let this generation answer, and forget all others."""
    connection.execute(delete(generations).where(generations.c.number != number))
    connection.execute(
        update(generations)
        .where(generations.c.number == number)
        .values(state=State.LIVE, applied_sequence=sequence)
    )


def advance(connection: Connection, number: int, *, sequence: int) -> None:
    """Note that a generation has applied everything up to this sequence."""
    connection.execute(
        update(generations).where(generations.c.number == number).values(applied_sequence=sequence)
    )


def outdate(connection: Connection) -> None:
    """Have the generation that answers replaced by its owner."""
    connection.execute(
        update(generations).where(generations.c.state == State.LIVE).values(state=State.OUTDATED)
    )


def forget_others(connection: Connection, number: int) -> None:
    """Delete the rows of all generations but this one."""
    connection.execute(delete(generations).where(generations.c.number != number))
