"""Rows of samples that people code, and of what they coded."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select

from knowledge.model.coding import CodingSample, Correction
from knowledge.records import audit
from knowledge.records.clock import new_id, now
from knowledge.records.theme_tables import coding_samples, codings

_CORRECTED = "corrected_code"


def add(
    connection: Connection,
    answers: dict[str, str],
    *,
    scheme: str,
    run_id: str,
    seed: int,
    by: str,
) -> str:
    """Store a sample with the machine's answers; return its id."""
    sample_id = new_id("cod")
    connection.execute(
        coding_samples.insert().values(
            id=sample_id,
            scheme=scheme,
            run_id=run_id,
            answers=answers,
            seed=seed,
            drawn_at=now(),
            drawn_by=by,
        )
    )
    return sample_id


def by_id(connection: Connection, sample_id: str) -> CodingSample | None:
    """Return a sample, or None."""
    row = connection.execute(select(coding_samples).where(coding_samples.c.id == sample_id)).first()
    return None if row is None else _sample(connection, row)


def everything(connection: Connection) -> tuple[CodingSample, ...]:
    """Return the samples, the newest first."""
    rows = connection.execute(select(coding_samples).order_by(coding_samples.c.key.desc())).all()
    return tuple(_sample(connection, row) for row in rows)


def code(
    connection: Connection,
    sample_id: str,
    lesson_id: str,
    theme_ids: Collection[str],
    *,
    coder: str,
) -> None:
    """Keep which themes a person says a lesson belongs to.

    The newest word holds; what it changes is kept in the history, with who and when.
    """
    key = _key_of(connection, sample_id)
    before = _said(connection, key, lesson_id, coder)
    after = sorted(theme_ids)
    if before is not None and before != after:
        audit.record(
            connection,
            coder,
            _CORRECTED,
            sample_id,
            lesson=lesson_id,
            before=" ".join(before),
            after=" ".join(after),
        )
    connection.execute(
        delete(codings).where(
            codings.c.sample_key == key,
            codings.c.coder == coder,
            codings.c.lesson_id == lesson_id,
        )
    )
    connection.execute(
        codings.insert().values(
            sample_key=key,
            coder=coder,
            lesson_id=lesson_id,
            theme_ids=after,
            at=now(),
        )
    )


def coded(connection: Connection, sample_id: str) -> dict[str, dict[str, frozenset[str]]]:
    """Return the themes by lesson, by coder."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    rows = connection.execute(
        select(codings)
        .where(codings.c.sample_key == _key_of(connection, sample_id))
        .order_by(codings.c.coder, codings.c.lesson_id)
    )
    for row in rows:
        found.setdefault(row.coder, {})[row.lesson_id] = frozenset(row.theme_ids)
    return found


def corrections(connection: Connection, sample_id: str) -> tuple[Correction, ...]:
    """Return what coders changed of what they had said, the newest first."""
    return tuple(
        Correction(
            at=act.at,
            coder=act.who,
            lesson_id=str(act.data["lesson"]),
            before=frozenset(str(act.data["before"]).split()),
            after=frozenset(str(act.data["after"]).split()),
        )
        for act in reversed(audit.history(connection, sample_id))
        if act.act == _CORRECTED
    )


def _said(connection: Connection, key: int, lesson_id: str, coder: str) -> list[str] | None:
    return connection.execute(
        select(codings.c.theme_ids).where(
            codings.c.sample_key == key,
            codings.c.coder == coder,
            codings.c.lesson_id == lesson_id,
        )
    ).scalar_one_or_none()


def _key_of(connection: Connection, sample_id: str) -> int:
    wanted = select(coding_samples.c.key).where(coding_samples.c.id == sample_id)
    return int(connection.execute(wanted).scalar_one())


def _sample(connection: Connection, row: Row[Any]) -> CodingSample:
    counts = connection.execute(
        select(codings.c.coder, func.count())
        .where(codings.c.sample_key == row.key)
        .group_by(codings.c.coder)
        .order_by(codings.c.coder)
    )
    return CodingSample(
        id=row.id,
        scheme=row.scheme,
        run_id=row.run_id,
        answers=row.answers,
        drawn_at=row.drawn_at,
        drawn_by=row.drawn_by,
        coders={coder: int(count) for coder, count in counts},
    )
