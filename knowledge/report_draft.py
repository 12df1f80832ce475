"""A report that was read and split, on its way into the base."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from knowledge.model.job import Job
from knowledge.model.lesson import LessonProposal
from knowledge.model.passage import PassageDraft
from knowledge.model.personal import PersonalDraft
from knowledge.model.report import Audience, ReportDetails, ReportStatus
from knowledge.model.report_text import Margin, ReportText
from knowledge.model.stated import usable_title


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """A report that was read and split, before it is stored.

    Attributes:
        title: Shown until a person gives a better one.
        media_type: Found from the bytes.
        language: Most of its text.
        text: Canonical text with its layouts.
        passages: In order.
        vectors: By the content hash of a passage's words; float32, rows of length 1.
        model: Fingerprint of the embedder that made the vectors.
        details: What is known of the report.
        sentence_hashes: One number for each different sentence, to tell versions by.
        lessons: What is proposed as lessons, for a person to decide on.
        personal: What it tells about people, in order; nothing of it is in the vectors.
        margins: Running headers and footers that hold some of it, by number.
        scanner: Name and version of the rules that looked for it.
        file_name: To be kept instead of the one handed in; empty leaves that.
    """

    title: str
    media_type: str
    language: str
    text: ReportText
    passages: tuple[PassageDraft, ...]
    vectors: Mapping[str, NDArray[np.float32]]
    model: str
    details: ReportDetails
    sentence_hashes: frozenset[int] = frozenset()
    lessons: tuple[LessonProposal, ...] = ()
    personal: tuple[PersonalDraft, ...] = ()
    margins: Mapping[int, Margin] = field(default_factory=dict)
    scanner: str = ""
    file_name: str = ""


def report_row(draft: ReportDraft, job: Job, report_id: str) -> dict[str, object]:
    """Return the columns of a report under review, but for what is stated about it."""
    segments = draft.text.segments
    return {
        "id": report_id,
        "sha256": job.sha256,
        "byte_count": job.byte_count,
        "file_name": draft.file_name or job.file_name,
        "media_type": draft.media_type,
        "title": usable_title(draft.title),
        "language": draft.language,
        "status": ReportStatus.UNDER_REVIEW,
        "audience": Audience.EVERYONE,
        "is_ocr": draft.text.is_ocr,
        "warnings": list(draft.text.warnings),
        "segment_kind": segments[0].locator.kind if segments else "whole",
        "segment_count": len({segment.locator.index for segment in segments}),
        "passage_count": len(draft.passages),
        "word_count": len(draft.text.text.split()),
        "received_at": job.submitted_at,
        "received_by": job.submitted_by,
        "scanner": draft.scanner,
    }
