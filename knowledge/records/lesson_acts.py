"""What people did to lessons, with how they stood before, so that it can be undone."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from knowledge.model.quote import cut_quote
from knowledge.records import lessons as lesson_records
from knowledge.records import texts
from knowledge.records.clock import now
from knowledge.records.lesson_rows import content_from
from knowledge.records.tables import lesson_acts, lessons, reports

_STATE = (
    "status",
    "confirmed",
    "is_edited",
    "decided_at",
    "decided_by",
    "note",
    "merged_into",
    "content_hash",
)


def keep_act(
    connection: Connection, report_id: str, lesson_ids: Collection[str], *, who: str, act: str
) -> int:
    """Note how lessons stand before an act, so that it can be undone; return its number."""
    rows = connection.execute(select(lessons).where(lessons.c.id.in_(lesson_ids))).all()
    before = [{"id": row.id, "state": _as_json(row)} for row in rows]
    key = connection.execute(select(reports.c.key).where(reports.c.id == report_id)).scalar_one()
    made = connection.execute(
        lesson_acts.insert().values(report_key=key, at=now(), who=who, act=act, before=before)
    )
    return int((made.inserted_primary_key or (0,))[0])


def note_made(connection: Connection, sequence: int, lesson_ids: Collection[str]) -> None:
    """Add to an act that it made these lessons, so that undoing it removes them."""
    named = lesson_acts.c.sequence == sequence
    before = connection.execute(select(lesson_acts.c.before).where(named)).scalar_one()
    made = [{"id": lesson_id, "state": None} for lesson_id in lesson_ids]
    connection.execute(update(lesson_acts).where(named).values(before=[*before, *made]))


def undo_last(
    connection: Connection, report_id: str, *, who: str
) -> tuple[str, tuple[str, ...]] | None:
    """Put back how lessons stood before the person's last act; return its name and the lessons.

    An act may have touched lessons of a newer version too. None if the person has done nothing
    in this report that is left to undo.
    """
    row = _last_act(connection, report_id, who=who)
    if row is None:
        return None
    for before in row.before:
        if before["state"] is None:
            lesson_records.remove(connection, [before["id"]])
        else:
            _put_back(connection, before["id"], before["state"])
    connection.execute(
        update(lesson_acts).where(lesson_acts.c.sequence == row.sequence).values(is_undone=True)
    )
    return row.act, tuple(before["id"] for before in row.before)


def _last_act(connection: Connection, report_id: str, *, who: str) -> Row[Any] | None:
    wanted = (
        select(lesson_acts)
        .join(reports, reports.c.key == lesson_acts.c.report_key)
        .where(reports.c.id == report_id, ~lesson_acts.c.is_undone, lesson_acts.c.who == who)
        .order_by(lesson_acts.c.sequence.desc())
        .limit(1)
    )
    return connection.execute(wanted).first()


def _as_json(row: Row[Any]) -> dict[str, Any]:
    kept = {name: getattr(row, name) for name in _STATE}
    if kept["decided_at"] is not None:
        kept["decided_at"] = kept["decided_at"].isoformat()
    return kept


def _put_back(connection: Connection, lesson_id: str, kept: dict[str, Any]) -> None:
    lesson = lesson_records.by_ids(connection, [lesson_id]).get(lesson_id)
    text = texts.of_report(connection, lesson.report_id) if lesson is not None else None
    if lesson is None or text is None:
        return
    content = content_from(kept["confirmed"]) if kept["confirmed"] else lesson.proposed
    decided_at = kept["decided_at"]
    lesson_records.state(
        connection,
        lesson_id,
        quotes=[cut_quote(lesson.report_id, text, span) for span in content.spans],
        **{**kept, "decided_at": datetime.fromisoformat(decided_at) if decided_at else None},
    )
