"""Rows of follow-ups to the model and back."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from knowledge.model.follow_up import WAITING, FollowUp, FollowUpState, News
from knowledge.model.initiative import Initiative
from knowledge.records import initiatives as initiative_records
from knowledge.records.clock import new_id, now
from knowledge.records.follow_up_tables import follow_ups


def insert(
    connection: Connection,
    initiative_key: int,
    *,
    news: News,
    subject_id: str,
    lesson_ids: Sequence[str],
    language: str,
    by: str,
) -> str:
    """Store a draft; return its id."""
    follow_up_id = new_id("fup")
    connection.execute(
        follow_ups.insert().values(
            id=follow_up_id,
            initiative_key=initiative_key,
            news=news,
            subject_id=subject_id,
            lesson_ids=list(lesson_ids),
            language=language,
            state=FollowUpState.DRAFTED,
            drafted_at=now(),
            drafted_by=by,
        )
    )
    return follow_up_id


def by_id(connection: Connection, follow_up_id: str) -> FollowUp | None:
    """Return a follow-up, None if there is none with this id."""
    found = _read(connection, select(follow_ups).where(follow_ups.c.id == follow_up_id))
    return found[0] if found else None


def everything(connection: Connection) -> tuple[FollowUp, ...]:
    """Return all follow-ups, the newest first."""
    return _read(connection, select(follow_ups))


def about(connection: Connection, subject_ids: Collection[str]) -> tuple[FollowUp, ...]:
    """Return the follow-ups about uptakes or briefs with these ids, the newest first."""
    return _read(connection, select(follow_ups).where(follow_ups.c.subject_id.in_(subject_ids)))


def of_initiative(connection: Connection, initiative_key: int) -> tuple[FollowUp, ...]:
    """Return the follow-ups to an initiative, the newest first."""
    return _read(
        connection, select(follow_ups).where(follow_ups.c.initiative_key == initiative_key)
    )


def change(connection: Connection, follow_up_id: str, **values: object) -> None:
    """Write some columns of a follow-up."""
    connection.execute(update(follow_ups).where(follow_ups.c.id == follow_up_id).values(**values))


def erase(
    connection: Connection,
    *,
    lesson_ids: Collection[str] = (),
    subject_ids: Collection[str] = (),
) -> tuple[str, ...]:
    """Take the words out of every follow-up about one of these; return those that waited.

    What was sent stays noted, without its words; what had not left the base never will.
    """
    waited = []
    for found in _about_any(connection, lesson_ids, subject_ids):
        is_waiting = found.state in WAITING
        state = FollowUpState.SUPERSEDED if is_waiting else found.state
        change(connection, found.id, state=state, words="", drafted_words="", set_aside_reason="")
        waited += [found.id] if is_waiting else []
    return tuple(waited)


def rewrite(
    connection: Connection, lesson_ids: Collection[str], clean: Callable[[str], str]
) -> None:
    """Take removed words out of every follow-up about one of these lessons."""
    for found in _about_any(connection, lesson_ids, ()):
        change(
            connection,
            found.id,
            words=clean(found.words),
            drafted_words=clean(found.drafted_words),
            set_aside_reason=clean(found.set_aside_reason),
        )


def _about_any(
    connection: Connection, lesson_ids: Collection[str], subject_ids: Collection[str]
) -> list[FollowUp]:
    gone = set(lesson_ids)
    return [
        found
        for found in everything(connection)
        if found.subject_id in subject_ids or not gone.isdisjoint(found.lesson_ids)
    ]


def _read(connection: Connection, wanted: Select[Any]) -> tuple[FollowUp, ...]:
    rows = connection.execute(wanted.order_by(follow_ups.c.key.desc())).all()
    known = initiative_records.by_keys(connection, {row.initiative_key for row in rows})
    return tuple(_follow_up(row, known[row.initiative_key]) for row in rows)


def _follow_up(row: Row[Any], initiative: Initiative) -> FollowUp:
    return FollowUp(
        id=row.id,
        initiative=initiative,
        news=News(row.news),
        subject_id=row.subject_id,
        lesson_ids=tuple(row.lesson_ids),
        language=row.language,
        state=FollowUpState(row.state),
        drafted_at=row.drafted_at,
        drafted_by=row.drafted_by,
        drafted_words=row.drafted_words,
        words=row.words,
        approved_at=row.approved_at,
        approved_by=row.approved_by,
        delivered_at=row.delivered_at,
        delivered_by=row.delivered_by,
        form=row.form,
        set_aside_at=row.set_aside_at,
        set_aside_by=row.set_aside_by,
        set_aside_reason=row.set_aside_reason,
    )
