"""Rows of theme runs to the model and back; a worker holds a run by a lease."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, or_, select, update

from knowledge.model.theme import (
    InBoth,
    Placement,
    RunParameters,
    RunState,
    Theme,
    ThemeOrigin,
    ThemeRun,
)
from knowledge.records.clock import new_id, now
from knowledge.records.theme_tables import run_placements, run_themes, theme_runs

LEASE_SECONDS = 120
_BATCH = 500


def add(connection: Connection, parameters: RunParameters, *, by: str) -> ThemeRun:
    """Store a new run, waiting."""
    run_id = new_id("run")
    connection.execute(
        theme_runs.insert().values(
            id=run_id,
            scheme=parameters.scheme,
            parameters=asdict(parameters),
            state=RunState.WAITING,
            requested_at=now(),
            requested_by=by,
        )
    )
    return _certain(by_id(connection, run_id))


def claim(connection: Connection, worker: str) -> ThemeRun | None:
    """Take the run that waits longest, or one whose worker is gone; None if there is none."""
    moment = now()
    free = or_(
        theme_runs.c.state == RunState.WAITING,
        and_(theme_runs.c.state == RunState.RUNNING, theme_runs.c.leased_until < moment),
    )
    row = connection.execute(
        select(theme_runs).where(free).order_by(theme_runs.c.key).limit(1)
    ).first()
    if row is None:
        return None
    connection.execute(
        update(theme_runs)
        .where(theme_runs.c.key == row.key)
        .values(
            state=RunState.RUNNING,
            worker=worker,
            leased_until=moment + timedelta(seconds=LEASE_SECONDS),
        )
    )
    return by_id(connection, row.id)


def advance(connection: Connection, run_id: str, worker: str, *, done: int, total: int) -> bool:
    """Write how far a run is and renew its lease; False if another worker has it now."""
    leased_until = now() + timedelta(seconds=LEASE_SECONDS)
    return _held(
        connection,
        run_id,
        worker,
        done_count=done,
        total_count=total,
        leased_until=leased_until,
    )


def fail(connection: Connection, run_id: str, worker: str, *, problem: str) -> bool:
    """End a run that cannot be done, with the code of the reason."""
    return _held(
        connection,
        run_id,
        worker,
        state=RunState.FAILED,
        problem=problem,
        finished_at=now(),
        leased_until=None,
    )


def finish(
    connection: Connection,
    run_id: str,
    worker: str,
    *,
    themes: tuple[Theme, ...],
    placements: tuple[Placement, ...],
    after_edit: int,
) -> bool:
    """Store what a run found; False if another worker has it now."""
    if not _held(
        connection,
        run_id,
        worker,
        state=RunState.READY,
        finished_at=now(),
        leased_until=None,
        lesson_count=len(placements),
        theme_count=sum(not theme.parent_id for theme in themes),
        after_edit=after_edit,
    ):
        return False
    key = _key_of(connection, run_id)
    if themes:
        rows = [_theme_row(theme, key, number) for number, theme in enumerate(themes)]
        connection.execute(run_themes.insert(), rows)
    if placements:
        connection.execute(run_placements.insert(), [_placed_row(one, key) for one in placements])
    return True


def decide(connection: Connection, run_id: str, state: RunState, *, by: str) -> None:
    """Write that a person accepted, dropped or took back a run."""
    connection.execute(
        update(theme_runs)
        .where(theme_runs.c.id == run_id)
        .values(state=state, decided_at=now(), decided_by=by)
    )


def forget_outcome(connection: Connection, run_id: str) -> None:
    """Delete what a dropped run found; that it was run stays."""
    key = _key_of(connection, run_id)
    connection.execute(delete(run_placements).where(run_placements.c.run_key == key))
    connection.execute(delete(run_themes).where(run_themes.c.run_key == key))


def by_id(connection: Connection, run_id: str) -> ThemeRun | None:
    """Return the run, or None."""
    row = connection.execute(select(theme_runs).where(theme_runs.c.id == run_id)).first()
    return None if row is None else _run(row)


def listing(connection: Connection, *, scheme: str | None = None) -> tuple[ThemeRun, ...]:
    """Return the runs, the newest first."""
    wanted = select(theme_runs).order_by(theme_runs.c.key.desc())
    if scheme is not None:
        wanted = wanted.where(theme_runs.c.scheme == scheme)
    return tuple(_run(row) for row in connection.execute(wanted))


def current(connection: Connection, scheme: str) -> ThemeRun | None:
    """Return the accepted run that stands, the one accepted last, or None."""
    row = connection.execute(
        select(theme_runs)
        .where(theme_runs.c.scheme == scheme, theme_runs.c.state == RunState.ACCEPTED)
        .order_by(theme_runs.c.decided_at.desc(), theme_runs.c.key.desc())
        .limit(1)
    ).first()
    return None if row is None else _run(row)


def standing_schemes(connection: Connection) -> tuple[str, ...]:
    """Return the schemes of which a run was accepted, by the alphabet."""
    wanted = select(theme_runs.c.scheme).where(theme_runs.c.state == RunState.ACCEPTED)
    return tuple(sorted(set(connection.execute(wanted).scalars())))


def themes_of(connection: Connection, run: ThemeRun) -> tuple[Theme, ...]:
    """Return the themes that a run found, in its order."""
    rows = connection.execute(
        select(run_themes)
        .where(run_themes.c.run_key == _key_of(connection, run.id))
        .order_by(run_themes.c.number)
    )
    return tuple(
        Theme(
            id=row.theme_id,
            scheme=run.parameters.scheme,
            origin=ThemeOrigin(row.origin),
            parent_id=row.parent_id,
            code=row.code,
            name=InBoth() if _is_discovered(row) else _words_of(row),
            suggested=_words_of(row) if _is_discovered(row) else InBoth(),
            terms={language: tuple(words) for language, words in row.terms.items()},
            central_ids=tuple(row.central_ids),
        )
        for row in rows
    )


def placements_of(connection: Connection, run: ThemeRun) -> dict[str, Placement]:
    """Return where a run placed each lesson."""
    rows = connection.execute(
        select(run_placements)
        .where(run_placements.c.run_key == _key_of(connection, run.id))
        .order_by(run_placements.c.lesson_id)
    )
    return {
        row.lesson_id: Placement(
            lesson_id=row.lesson_id,
            theme_id=row.theme_id,
            part_id=row.part_id,
            confidence=row.confidence,
            part_confidence=row.part_confidence,
            x=row.x,
            y=row.y,
        )
        for row in rows
    }


def _held(connection: Connection, run_id: str, worker: str, **values: object) -> bool:
    mine = (
        (theme_runs.c.id == run_id)
        & (theme_runs.c.worker == worker)
        & (theme_runs.c.state == RunState.RUNNING)
    )
    return connection.execute(update(theme_runs).where(mine).values(**values)).rowcount == 1


def _key_of(connection: Connection, run_id: str) -> int:
    wanted = select(theme_runs.c.key).where(theme_runs.c.id == run_id)
    return int(connection.execute(wanted).scalar_one())


def _words_of(row: Row[Any]) -> InBoth:
    """Return the words of a theme: a name, or for one that was discovered a suggestion."""
    return InBoth(row.name_nl, row.name_en)


def _is_discovered(row: Row[Any]) -> bool:
    return str(row.origin) == ThemeOrigin.DISCOVERED


def _theme_row(theme: Theme, run_key: int, number: int) -> dict[str, Any]:
    named = theme.suggested if theme.origin is ThemeOrigin.DISCOVERED else theme.name
    return {
        "run_key": run_key,
        "number": number,
        "theme_id": theme.id,
        "parent_id": theme.parent_id,
        "origin": theme.origin,
        "code": theme.code,
        "terms": {language: list(words) for language, words in theme.terms.items()},
        "central_ids": list(theme.central_ids),
        "name_nl": named.nl,
        "name_en": named.en,
    }


def _placed_row(one: Placement, run_key: int) -> dict[str, Any]:
    return {
        "run_key": run_key,
        "lesson_id": one.lesson_id,
        "theme_id": one.theme_id,
        "part_id": one.part_id,
        "confidence": one.confidence,
        "part_confidence": one.part_confidence,
        "x": one.x,
        "y": one.y,
    }


def _certain(run: ThemeRun | None) -> ThemeRun:
    if run is None:
        raise LookupError("a run is gone that was stored in this transaction")
    return run


def _run(row: Row[Any]) -> ThemeRun:
    return ThemeRun(
        id=row.id,
        parameters=RunParameters(**row.parameters),
        state=RunState(row.state),
        requested_at=row.requested_at,
        requested_by=row.requested_by,
        done_count=row.done_count,
        total_count=row.total_count,
        finished_at=row.finished_at,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        lesson_count=row.lesson_count,
        theme_count=row.theme_count,
        after_edit=row.after_edit,
        problem=row.problem,
    )
