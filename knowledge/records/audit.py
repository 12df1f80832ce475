"""Who did what and when: append-only, each row sealed by a hash over the one before."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from knowledge.records.clock import now
from knowledge.records.tables import audit_events

_FIRST = "0" * 64
_DELETING = frozenset({"deleted", "removed_brief"})


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One act.

    Attributes:
        sequence: Counts up.
        at: UTC.
        who: Name of the person, or "worker".
        act: In the past tense, such as "published".
        subject: Id of what it was done to.
        data: Codes and numbers, never words of a report.
    """

    sequence: int
    at: datetime
    who: str
    act: str
    subject: str
    data: Mapping[str, str | int]


def record(connection: Connection, who: str, act: str, subject: str, **data: str | int) -> None:
    """Append an act; call it in the transaction that does what it tells."""
    last = connection.execute(
        select(audit_events.c.hash).order_by(audit_events.c.sequence.desc()).limit(1)
    ).scalar()
    row = {"at": now(), "who": who, "act": act, "subject": subject, "data": data}
    previous = last or _FIRST
    connection.execute(
        audit_events.insert().values(**row, previous_hash=previous, hash=_seal(row, previous))
    )


def history(connection: Connection, subject: str) -> tuple[AuditEvent, ...]:
    """Return what was done to a subject, oldest first."""
    rows = connection.execute(
        select(audit_events)
        .where(audit_events.c.subject == subject)
        .order_by(audit_events.c.sequence)
    )
    return tuple(
        AuditEvent(row.sequence, row.at, row.who, row.act, row.subject, row.data) for row in rows
    )


def deleted_at(connection: Connection, subject: str) -> datetime | None:
    """Return when a subject was deleted, UTC; None if that is not the last thing done to it."""
    last = connection.execute(
        select(audit_events.c.act, audit_events.c.at)
        .where(audit_events.c.subject == subject)
        .order_by(audit_events.c.sequence.desc())
        .limit(1)
    ).first()
    return last.at if last is not None and last.act in _DELETING else None


def count(connection: Connection) -> int:
    """Return how many acts are recorded."""
    return int(connection.execute(select(func.count()).select_from(audit_events)).scalar_one())


def first_broken_seal(connection: Connection) -> int | None:
    """Return the sequence of the first row that was changed or removed, None if all hold."""
    previous = _FIRST
    for row in connection.execute(select(audit_events).order_by(audit_events.c.sequence)):
        fields = {name: getattr(row, name) for name in ("at", "who", "act", "subject", "data")}
        if row.previous_hash != previous or row.hash != _seal(fields, previous):
            return int(row.sequence)
        previous = row.hash
    return None


def _seal(row: Mapping[str, Any], previous: str) -> str:
    written = json.dumps(row, default=str, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256((previous + written).encode()).hexdigest()
