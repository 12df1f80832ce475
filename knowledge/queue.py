"""The queue: what was handed in, and where each file stands on its way."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.errors import Conflict, NotFound
from knowledge.model.job import Job, JobState, Receipt
from knowledge.model.person import Person, Right
from knowledge.records import audit, jobs, reports
from knowledge.records.database import Database
from knowledge.records.originals import Originals


@dataclass(frozen=True, slots=True)
class Queue:
    """Takes files in at once and hands them to workers one by one.

    A worker holds a job by a lease of 30 s that it renews; a job whose worker is gone is
    begun again from its original, so that nothing is lost and nothing half-stored.
    """

    database: Database
    originals: Originals

    def receive(
        self,
        file_name: str,
        data: bytes,
        *,
        by: Person,
        details: Mapping[str, str | int] | None = None,
        with_ocr: bool = False,
    ) -> Receipt:
        """Keep the bytes and let them wait for a worker.

        Args:
            file_name: As the person knows it; folders are dropped.
            data: The file; it may be empty, a reader will say so.
            by: Needs the right to bring reports in.
            details: What is known of the report: initiative, kind, level, places (parted by
                ";"), country, year, title, publish ("yes").
            with_ocr: Whether words may be recognised from pictures.

        Returns:
            The job; if the same bytes are here already, the one that stands for them.

        Raises:
            NotAllowed: If the person may not bring reports in.
        """
        by.require(Right.BRING_IN)
        name = file_name.replace("\\", "/").rsplit("/", 1)[-1] or "unnamed"
        sha256 = self._kept(data)
        with self.database.writing() as connection:
            known = jobs.latest_of(connection, sha256)
            report = reports.by_sha256(connection, sha256)
            if known is not None and known.state is JobState.REFUSED:
                jobs.restart(connection, known.id, with_ocr=with_ocr or known.with_ocr)
                restarted = _found(jobs.by_id(connection, known.id), known.id)
                return Receipt(restarted, is_new=True)
            if known is not None and (report is not None or not known.state.is_final):
                return Receipt(
                    known,
                    is_new=False,
                    known_report_id=report.id if report else "",
                    known_since=report.received_at if report else known.submitted_at,
                )
            job = jobs.add(
                connection,
                file_name=name,
                sha256=sha256,
                byte_count=len(data),
                by=by.name,
                details=details or {},
                with_ocr=with_ocr,
            )
            audit.record(connection, by.name, "handed_in", job.id)
        return Receipt(job, is_new=True)

    def _kept(self, data: bytes) -> str:
        """Keep the bytes, unless a person removed words from the report that they became."""
        sha256 = hashlib.sha256(data).hexdigest()
        with self.database.reading() as connection:
            report = reports.by_sha256(connection, sha256)
        return self.originals.keep(data) if report is None or report.is_original else sha256

    def refuse_at_the_door(
        self, file_name: str, *, code: str, data: Mapping[str, str | int], by: Person
    ) -> Job:
        """Write down that something could not even be taken in, such as a locked archive."""
        by.require(Right.BRING_IN)
        with self.database.writing() as connection:
            return jobs.add(
                connection,
                file_name=file_name,
                sha256="",
                byte_count=0,
                by=by.name,
                details={},
                code=code,
                data=data,
            )

    def jobs(self, *, limit: int = 200) -> tuple[Job, ...]:
        """Return jobs: those worked on, those that wait in their order, then the newest."""
        with self.database.reading() as connection:
            return jobs.listing(connection, limit=limit)

    def job(self, job_id: str) -> Job:
        """Return one job.

        Raises:
            NotFound: If there is none with this id.
        """
        with self.database.reading() as connection:
            return _found(jobs.by_id(connection, job_id), job_id)

    def counts(self) -> dict[JobState, int]:
        """Return how many jobs stand in each state."""
        with self.database.reading() as connection:
            return jobs.counts(connection)

    @property
    def open_count(self) -> int:
        """How many jobs are not finished yet."""
        return sum(count for state, count in self.counts().items() if not state.is_final)

    def retry(self, job_id: str, *, by: Person, with_ocr: bool = False) -> Job:
        """Let a refused file wait for a worker again.

        Raises:
            Conflict: If it was not refused, or its bytes were never taken in.
        """
        by.require(Right.BRING_IN)
        with self.database.writing() as connection:
            job = _found(jobs.by_id(connection, job_id), job_id)
            if job.state is not JobState.REFUSED:
                raise Conflict(f"{job.file_name} was not refused; there is nothing to retry")
            if not job.sha256:
                raise Conflict(f"{job.file_name} was not taken in; hand it in again")
            jobs.restart(connection, job_id, with_ocr=with_ocr or job.with_ocr)
            audit.record(connection, by.name, "retried", job_id)
            return _found(jobs.by_id(connection, job_id), job_id)

    def discard(self, job_id: str, *, by: Person) -> None:
        """Forget a refused file: its bytes leave the disk, its name leaves the list.

        Raises:
            Conflict: If it was not refused.
        """
        by.require(Right.BRING_IN)
        with self.database.writing() as connection:
            job = _found(jobs.by_id(connection, job_id), job_id)
            if job.state is not JobState.REFUSED:
                raise Conflict(f"{job.file_name} was not refused; delete its report instead")
            jobs.remove_one(connection, job_id)
            audit.record(connection, by.name, "discarded", job_id)
            in_use = bool(job.sha256) and (
                reports.by_sha256(connection, job.sha256) is not None
                or jobs.latest_of(connection, job.sha256) is not None
            )
        if job.sha256 and not in_use:
            self.originals.forget(job.sha256)
        self.database.forget_deleted()

    def claim(self, worker: str) -> Job | None:
        """Give a worker the job that waits longest, or None."""
        with self.database.writing() as connection:
            return jobs.claim(connection, worker)

    def holders(self) -> frozenset[str]:
        """Return the workers that hold a job now."""
        with self.database.reading() as connection:
            return jobs.holders(connection)

    def release(self, workers: Sequence[str]) -> int:
        """Free the jobs of workers that are known to be gone; return how many."""
        if not workers:
            return 0
        with self.database.writing() as connection:
            return jobs.release(connection, workers)

    def advance(
        self, job: Job, worker: str, state: JobState, *, done: int = 0, total: int = 0
    ) -> None:
        """Write how far a job is, and renew the lease.

        Raises:
            Conflict: If another worker has taken the job over, or it was deleted.
        """
        with self.database.writing() as connection:
            if not jobs.advance(connection, job.id, worker, state, done=done, total=total):
                raise Conflict(f"job {job.id} is no longer held by {worker}")

    def refuse(
        self,
        job: Job,
        worker: str,
        *,
        code: str,
        data: Mapping[str, str | int],
        file_name: str = "",
    ) -> None:
        """End a job whose file cannot be used, with the reason.

        Args:
            job: That ends.
            worker: That holds it.
            code: Of the refusal.
            data: What its sentence needs.
            file_name: Under which it is listed from now on; empty leaves it.
        """
        with self.database.writing() as connection:
            jobs.finish(connection, job.id, worker, code=code, data=data)
            is_renamed = bool(file_name) and jobs.rename(
                connection, sha256=job.sha256, file_name=file_name
            )
        if is_renamed:
            self.database.forget_deleted()


def _found(job: Job | None, job_id: str) -> Job:
    if job is None:
        raise NotFound("job", job_id)
    return job
