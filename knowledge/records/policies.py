"""Rows of policy texts and of uptake to the model and back."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, select, update

from knowledge.errors import NotFound
from knowledge.model.initiative import Level
from knowledge.model.policy import (
    Decision,
    DecisionStep,
    EndedUptake,
    PolicyDraft,
    PolicyKind,
    PolicyStage,
    PolicyText,
    Uptake,
    UptakeRole,
)
from knowledge.model.span import Span
from knowledge.records import lessons as lesson_records
from knowledge.records.clock import new_id, now
from knowledge.records.policy_tables import ended_uptakes, policies, uptake_steps, uptakes
from knowledge.records.tables import lessons

_BATCH = 500


def insert(connection: Connection, draft: PolicyDraft, *, by: str) -> str:
    """Store a policy text and return its id."""
    policy_id = new_id("pol")
    connection.execute(
        policies.insert().values(
            id=policy_id,
            title=" ".join(draft.title.split()),
            text=draft.text,
            kind=draft.kind,
            stage=draft.stage,
            level=draft.level,
            body=draft.body.strip(),
            language=draft.language,
            source=draft.source.strip(),
            dated=draft.dated,
            added_at=now(),
            added_by=by,
        )
    )
    return policy_id


def everything(connection: Connection) -> tuple[PolicyText, ...]:
    """Return all policy texts, those that came last first."""
    rows = connection.execute(select(policies).order_by(policies.c.key.desc()))
    return tuple(_policy(row) for row in rows)


def by_id(connection: Connection, policy_id: str) -> PolicyText | None:
    """Return one policy text, or None."""
    return _by_ids(connection, [policy_id]).get(policy_id)


def change_stage(connection: Connection, policy_id: str, stage: PolicyStage) -> None:
    """Write how far a policy text has come."""
    connection.execute(update(policies).where(policies.c.id == policy_id).values(stage=stage))


def remove(connection: Connection, policy_id: str) -> None:
    """Delete a policy text with all that was linked to it."""
    connection.execute(delete(policies).where(policies.c.id == policy_id))


def end_uptakes(connection: Connection, policy_id: str, *, by: str) -> None:
    """Note how each uptake of a policy text stands, without a word of the text."""
    for uptake in uptakes_where(connection, policy_ids=[policy_id]):
        connection.execute(
            ended_uptakes.insert().values(
                id=uptake.id,
                lesson_key=lesson_records.key_of(connection, uptake.lesson.id),
                role=uptake.role,
                decision=uptake.decision,
                decided_on=uptake.steps[-1].decided_on,
                ended_at=now(),
                ended_by=by,
            )
        )


def ended_of_lesson(connection: Connection, lesson_id: str) -> tuple[EndedUptake, ...]:
    """Return what is left of a lesson's uptake in deleted policy texts, the first one first."""
    rows = connection.execute(
        select(ended_uptakes)
        .join(lessons, lessons.c.key == ended_uptakes.c.lesson_key)
        .where(lessons.c.id == lesson_id)
        .order_by(ended_uptakes.c.key)
    )
    return tuple(
        EndedUptake(
            row.id,
            UptakeRole(row.role),
            Decision(row.decision),
            row.decided_on,
            row.ended_at,
            row.ended_by,
        )
        for row in rows
    )


def link(
    connection: Connection, lesson_id: str, policy_id: str, *, span: Span, role: UptakeRole
) -> str:
    """Store that a lesson bears on a passage of a policy text; return the uptake's id."""
    uptake_id = new_id("upt")
    connection.execute(
        uptakes.insert().values(
            id=uptake_id,
            lesson_key=lesson_records.key_of(connection, lesson_id),
            policy_key=_key_of(connection, policy_id),
            start=span.start,
            end=span.end,
            role=role,
        )
    )
    return uptake_id


def unlink(connection: Connection, uptake_id: str) -> None:
    """Delete an uptake with its steps."""
    connection.execute(delete(uptakes).where(uptakes.c.id == uptake_id))


def add_step(
    connection: Connection,
    uptake_id: str,
    decision: Decision,
    *,
    reason: str,
    decided_on: date,
    body: str,
    by: str,
) -> None:
    """Append a step to what became of a lesson."""
    key = connection.execute(select(uptakes.c.key).where(uptakes.c.id == uptake_id)).scalar()
    if key is None:
        raise NotFound("uptake", uptake_id)
    connection.execute(
        uptake_steps.insert().values(
            uptake_key=key,
            decision=decision,
            reason=reason.strip(),
            decided_on=decided_on,
            body=body.strip(),
            noted_at=now(),
            noted_by=by,
        )
    )


def uptakes_where(
    connection: Connection,
    *,
    uptake_ids: Collection[str] | None = None,
    lesson_ids: Collection[str] | None = None,
    policy_ids: Collection[str] | None = None,
) -> tuple[Uptake, ...]:
    """Return what became of lessons, narrowed by any of the ids, in the order of the texts."""
    wanted = (
        select(uptakes, lessons.c.id.label("lesson_id"), policies.c.id.label("policy_id"))
        .join(lessons, lessons.c.key == uptakes.c.lesson_key)
        .join(policies, policies.c.key == uptakes.c.policy_key)
        .order_by(policies.c.key.desc(), uptakes.c.start, uptakes.c.key)
    )
    if uptake_ids is not None:
        wanted = wanted.where(uptakes.c.id.in_(uptake_ids))
    if lesson_ids is not None:
        wanted = wanted.where(lessons.c.id.in_(lesson_ids))
    if policy_ids is not None:
        wanted = wanted.where(policies.c.id.in_(policy_ids))
    return _read(connection, wanted)


def taken_up(connection: Connection) -> frozenset[str]:
    """Return the ids of the lessons that stand adopted somewhere, as they are or adapted."""
    newest = (
        select(uptake_steps.c.uptake_key, func.max(uptake_steps.c.key).label("key"))
        .group_by(uptake_steps.c.uptake_key)
        .subquery()
    )
    wanted = (
        select(lessons.c.id)
        .join(uptakes, uptakes.c.lesson_key == lessons.c.key)
        .join(newest, newest.c.uptake_key == uptakes.c.key)
        .join(uptake_steps, uptake_steps.c.key == newest.c.key)
        .where(uptake_steps.c.decision.in_((Decision.ADOPTED, Decision.ADAPTED)))
    )
    return frozenset(connection.execute(wanted).scalars())


def _read(connection: Connection, wanted: Select[Any]) -> tuple[Uptake, ...]:
    rows = connection.execute(wanted).all()
    known = lesson_records.by_ids(connection, {row.lesson_id for row in rows})
    texts = _by_ids(connection, {row.policy_id for row in rows})
    steps: dict[int, list[DecisionStep]] = defaultdict(list)
    keys = [row.key for row in rows]
    for start in range(0, len(keys), _BATCH):
        found = connection.execute(
            select(uptake_steps)
            .where(uptake_steps.c.uptake_key.in_(keys[start : start + _BATCH]))
            .order_by(uptake_steps.c.key)
        )
        for step in found:
            steps[step.uptake_key].append(_step(step))
    return tuple(
        Uptake(
            id=row.id,
            lesson=known[row.lesson_id],
            policy=texts[row.policy_id],
            span=Span(row.start, row.end),
            role=UptakeRole(row.role),
            steps=tuple(steps[row.key]),
        )
        for row in rows
    )


def _by_ids(connection: Connection, ids: Collection[str]) -> dict[str, PolicyText]:
    wanted = sorted(ids)
    found: dict[str, PolicyText] = {}
    for start in range(0, len(wanted), _BATCH):
        some = policies.c.id.in_(wanted[start : start + _BATCH])
        rows = connection.execute(select(policies).where(some))
        found.update((row.id, _policy(row)) for row in rows)
    return found


def _key_of(connection: Connection, policy_id: str) -> int:
    key = connection.execute(select(policies.c.key).where(policies.c.id == policy_id)).scalar()
    if key is None:
        raise NotFound("policy text", policy_id)
    return int(key)


def _step(row: Row[Any]) -> DecisionStep:
    return DecisionStep(
        decision=Decision(row.decision),
        reason=row.reason,
        decided_on=row.decided_on,
        body=row.body,
        noted_at=row.noted_at,
        noted_by=row.noted_by,
    )


def _policy(row: Row[Any]) -> PolicyText:
    return PolicyText(
        id=row.id,
        title=row.title,
        text=row.text,
        kind=PolicyKind(row.kind),
        stage=PolicyStage(row.stage),
        level=Level(row.level) if row.level else None,
        body=row.body,
        language=row.language,
        source=row.source,
        dated=row.dated,
        added_at=row.added_at,
        added_by=row.added_by,
    )
