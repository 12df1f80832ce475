"""Lessons that came along with a file: the rows of a sheet, the answers of a form."""

import logging
from collections.abc import Sequence

from ingest.collect.form import ANSWERED, proposal_of_answers
from ingest.collect.sheet.checking import check
from ingest.collect.sheet.guessing import sheet_rows_of
from ingest.collect.sheet.lessons import proposals_of
from ingest.outcome import Refused
from ingest.parse.sandbox import Sandbox
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.job import Job
from knowledge.model.lesson import LessonProposal
from knowledge.model.report_text import ReportText
from knowledge.model.sheet import SheetKind
from knowledge.model.span import Span

_log = logging.getLogger(__name__)
ROWS = "lesson_rows"
"""In the details of a job: says that each row of its sheet is a lesson."""


def lessons_that_came_along(
    base: KnowledgeBase,
    sandbox: Sandbox,
    job: Job,
    text: ReportText,
    *,
    language: str,
    hidden: Sequence[Span] = (),
) -> tuple[LessonProposal, ...]:
    """Return the lessons that a person brought with a file, as proposals; usually none.

    Args:
        base: Which holds the file, and what was confirmed about its columns.
        sandbox: Reads the cells of a sheet in its child process.
        job: That stands for the file.
        text: Of the report.
        language: Of the report.
        hidden: What tells of people; a lesson that touches it is left out.
    """
    if job.details.get(ROWS):
        rows = _of_rows(base, sandbox, job, text, language)
        return tuple(proposal for proposal in rows if not _touches(proposal, hidden))
    if job.details.get(ANSWERED):
        one = proposal_of_answers(text, str(job.details[ANSWERED]), language=language)
        return () if one is None or _touches(one, hidden) else (one,)
    return ()


def _touches(proposal: LessonProposal, hidden: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in proposal.content.spans for other in hidden)


def _of_rows(
    base: KnowledgeBase, sandbox: Sandbox, job: Job, text: ReportText, language: str
) -> list[LessonProposal]:
    path = base.queue.originals.path(job.sha256)
    try:
        rows = sandbox.read_rows(path, file_name=job.file_name)
        sheet = sheet_rows_of(rows, SheetKind.LESSONS)
    except Refused as refusal:
        _log.warning("the rows of job %s cannot be proposed: %s", job.id, refusal.code)
        return []
    mapping = base.sheets.mapping_for(SheetKind.LESSONS, sheet.headers)
    if mapping is None or not mapping.is_complete:
        _log.warning("nobody confirmed the columns of job %s", job.id)
        return []
    return list(proposals_of(text, check(sheet, mapping).rows, mapping, language=language))
