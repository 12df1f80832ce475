"""Rows of jobs to the model and back; a worker holds a job by a lease."""

from collections.abc import Callable, Collection, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, case, delete, func, or_, select, update

from knowledge.model.job import Job, JobState
from knowledge.records.clock import new_id, now
from knowledge.records.forgetting import cleaned
from knowledge.records.tables import jobs

LEASE_SECONDS = 30
_WORKING = (JobState.READING, JobState.SPLITTING, JobState.EMBEDDING, JobState.PROPOSING)


def add(
    connection: Connection,
    *,
    file_name: str,
    sha256: str,
    byte_count: int,
    by: str,
    details: Mapping[str, Any],
    with_ocr: bool = False,
    code: str = "",
    data: Mapping[str, str | int] | None = None,
) -> Job:
    """Store a new job, waiting, or refused at once if a code is given."""
    job_id = new_id("job")
    moment = now()
    connection.execute(
        jobs.insert().values(
            id=job_id,
            file_name=file_name,
            sha256=sha256,
            byte_count=byte_count,
            with_ocr=with_ocr,
            state=JobState.REFUSED if code else JobState.RECEIVED,
            code=code,
            data=dict(data or {}),
            details=dict(details),
            submitted_at=moment,
            submitted_by=by,
            finished_at=moment if code else None,
        )
    )
    return _certain(by_id(connection, job_id))


def claim(connection: Connection, worker: str) -> Job | None:
    """Take the job that waits longest, or one whose worker is gone; None if there is none."""
    moment = now()
    free = or_(
        jobs.c.state == JobState.RECEIVED,
        and_(jobs.c.state.in_(_WORKING), jobs.c.leased_until < moment),
    )
    row = connection.execute(select(jobs).where(free).order_by(jobs.c.key).limit(1)).first()
    if row is None:
        return None
    connection.execute(
        update(jobs)
        .where(jobs.c.key == row.key)
        .values(
            state=JobState.READING,
            worker=worker,
            leased_until=moment + timedelta(seconds=LEASE_SECONDS),
            attempt_count=row.attempt_count + 1,
            started_at=moment,
            done_count=0,
            total_count=0,
        )
    )
    return by_id(connection, row.id)


def release(connection: Connection, workers: Collection[str]) -> int:
    """Free at once the jobs of workers that are known to be gone; return how many."""
    gone = jobs.c.worker.in_(workers) & jobs.c.state.in_(_WORKING)
    return connection.execute(
        update(jobs).where(gone).values(leased_until=now() - timedelta(seconds=1))
    ).rowcount


def holders(connection: Connection) -> frozenset[str]:
    """Return the workers that hold a job now."""
    return frozenset(
        connection.execute(select(jobs.c.worker).where(jobs.c.state.in_(_WORKING))).scalars()
    )


def advance(
    connection: Connection, job_id: str, worker: str, state: JobState, *, done: int, total: int
) -> bool:
    """Write how far a job is and renew its lease; False if another worker has it now."""
    return _held(
        connection,
        job_id,
        worker,
        state=state,
        done_count=done,
        total_count=total,
        leased_until=now() + timedelta(seconds=LEASE_SECONDS),
    )


def finish(
    connection: Connection,
    job_id: str,
    worker: str,
    *,
    report_id: str = "",
    code: str = "",
    data: Mapping[str, str | int] | None = None,
) -> bool:
    """End a job: refused if a code is given, else ready; False if another worker has it."""
    return _held(
        connection,
        job_id,
        worker,
        state=JobState.REFUSED if code else JobState.READY,
        report_id=report_id,
        code=code,
        data=dict(data or {}),
        finished_at=now(),
        leased_until=None,
    )


def restart(connection: Connection, job_id: str, *, with_ocr: bool) -> None:
    """Let a refused job wait again."""
    connection.execute(
        update(jobs)
        .where(jobs.c.id == job_id, jobs.c.state == JobState.REFUSED)
        .values(
            state=JobState.RECEIVED,
            with_ocr=with_ocr,
            code="",
            data={},
            finished_at=None,
            started_at=None,
            attempt_count=0,
            done_count=0,
            total_count=0,
        )
    )


def rename(connection: Connection, *, sha256: str, file_name: str, title: str = "") -> bool:
    """Give every job of these bytes another file name, and the title that was stated with it.

    Args:
        connection: Of the transaction.
        sha256: Of the bytes.
        file_name: The new one.
        title: Instead of one that was stated; empty to leave it.

    Returns:
        Whether anything was called otherwise before.
    """
    is_changed = False
    for row in connection.execute(select(jobs).where(jobs.c.sha256 == sha256)).all():
        has_title = bool(title and row.details.get("title"))
        details = {**row.details, "title": title} if has_title else row.details
        if (row.file_name, row.details) == (file_name, details):
            continue
        is_changed = True
        chosen = update(jobs).where(jobs.c.key == row.key)
        connection.execute(chosen.values(file_name=file_name, details=details))
    return is_changed


def rewrite(connection: Connection, *, sha256: str, clean: Callable[[str], str]) -> None:
    """Put the file name and what was stated with every job of these bytes through a function."""
    for row in connection.execute(select(jobs).where(jobs.c.sha256 == sha256)).all():
        connection.execute(
            update(jobs)
            .where(jobs.c.key == row.key)
            .values(
                file_name=clean(row.file_name),
                details=cleaned(row.details, clean),
                data=cleaned(row.data, clean),
            )
        )


def remove(connection: Connection, *, sha256: str) -> None:
    """Delete every job of these bytes: their file names go with them."""
    connection.execute(delete(jobs).where(jobs.c.sha256 == sha256))


def remove_one(connection: Connection, job_id: str) -> None:
    """Delete one job."""
    connection.execute(delete(jobs).where(jobs.c.id == job_id))


def by_id(connection: Connection, job_id: str) -> Job | None:
    """Return the job, or None."""
    row = connection.execute(select(jobs).where(jobs.c.id == job_id)).first()
    return None if row is None else _job(row)


def latest_of(connection: Connection, sha256: str) -> Job | None:
    """Return the newest job of these bytes, or None."""
    row = connection.execute(
        select(jobs).where(jobs.c.sha256 == sha256).order_by(jobs.c.key.desc()).limit(1)
    ).first()
    return None if row is None else _job(row)


def listing(connection: Connection, *, limit: int) -> tuple[Job, ...]:
    """Return jobs: those worked on, those waiting in the order of the line, then the newest."""
    state = jobs.c.state
    is_final = state.in_((JobState.READY, JobState.REFUSED))
    place_in_line = case((state == JobState.RECEIVED, jobs.c.key), else_=0)
    rows = connection.execute(
        select(jobs).order_by(is_final, place_in_line, jobs.c.key.desc()).limit(limit)
    )
    return tuple(_job(row) for row in rows)


def counts(connection: Connection) -> dict[JobState, int]:
    """Return how many jobs stand in each state."""
    rows = connection.execute(select(jobs.c.state, func.count()).group_by(jobs.c.state))
    found = {JobState(state): int(count) for state, count in rows}
    return {state: found.get(state, 0) for state in JobState}


def known_hashes(connection: Connection) -> frozenset[str]:
    """Return the hashes of all files that a job speaks of."""
    return frozenset(connection.execute(select(jobs.c.sha256)).scalars()) - {""}


def _held(connection: Connection, job_id: str, worker: str, **values: object) -> bool:
    mine = (jobs.c.id == job_id) & (jobs.c.worker == worker) & jobs.c.state.in_(_WORKING)
    return connection.execute(update(jobs).where(mine).values(**values)).rowcount == 1


def _certain(job: Job | None) -> Job:
    if job is None:
        raise LookupError("a job is gone that was stored in this transaction")
    return job


def _job(row: Row[Any]) -> Job:
    return Job(
        id=row.id,
        file_name=row.file_name,
        sha256=row.sha256,
        byte_count=row.byte_count,
        with_ocr=row.with_ocr,
        state=JobState(row.state),
        done_count=row.done_count,
        total_count=row.total_count,
        attempt_count=row.attempt_count,
        code=row.code,
        data=row.data,
        report_id=row.report_id,
        submitted_at=row.submitted_at,
        submitted_by=row.submitted_by,
        started_at=row.started_at,
        finished_at=row.finished_at,
        details=row.details,
    )
