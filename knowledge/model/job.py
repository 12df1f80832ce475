"""A job: one file on its way into the base, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class JobState(StrEnum):
    """The states of a job, in the order in which they come."""

    RECEIVED = "received"
    READING = "reading"
    SPLITTING = "splitting"
    EMBEDDING = "embedding"
    PROPOSING = "proposing"
    READY = "ready"
    REFUSED = "refused"

    @property
    def is_final(self) -> bool:
        """Whether nothing more happens by itself."""
        return self in (JobState.READY, JobState.REFUSED)


@dataclass(frozen=True, slots=True)
class Job:
    """One file on its way into the base.

    Attributes:
        id: Stable, made by the base.
        file_name: As it was handed in, without folders.
        sha256: Of its bytes.
        byte_count: Size of the original.
        with_ocr: Whether words may be recognised from pictures.
        state: See JobState.
        done_count: Passages embedded so far, in state embedding.
        total_count: Passages to embed, in state embedding.
        attempt_count: How often a worker has begun it.
        code: Why it was refused, or empty; such as "encrypted".
        data: What the refusal's sentence needs.
        report_id: The report that came of it, or empty.
        submitted_at: UTC.
        submitted_by: Name of who brought it.
        started_at: When the present attempt began.
        finished_at: When it became ready or refused.
        details: What the person stated about the report when bringing it in.
    """

    id: str
    file_name: str
    sha256: str
    byte_count: int
    with_ocr: bool
    state: JobState
    done_count: int
    total_count: int
    attempt_count: int
    code: str
    data: Mapping[str, str | int]
    report_id: str
    submitted_at: datetime
    submitted_by: str
    started_at: datetime | None
    finished_at: datetime | None
    details: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer at once to a file that was handed in.

    Attributes:
        job: The job that now stands for it; the older one if the bytes are known.
        is_new: False if the same bytes were already here.
        known_report_id: The report that holds the same bytes, or empty.
        known_since: When those bytes came in.
    """

    job: Job
    is_new: bool
    known_report_id: str = ""
    known_since: datetime | None = None
