"""Reports that older rules looked over for personal data, looked over again."""

from collections.abc import Iterator
from dataclasses import replace

from ingest.outcome import Refused
from ingest.parse.sandbox import read_in_child
from ingest.privacy.scan import SCANNER, scan
from knowledge.errors import NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.report import Report
from knowledge.model.report_text import Margin
from knowledge.rescanning import Rescan

_WITH_MARGINS = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
    }
)


def rescan(base: KnowledgeBase, *, by: str) -> Iterator[Rescan]:
    """Look over every report that the rules of now have not seen, and yield what was found.

    A published report with something new to decide about goes back to review: nobody finds
    it until somebody has looked.

    Args:
        base: Of the reports.
        by: Name of the person, or of the part of the program.
    """
    for report in base.rescanning.waiting(SCANNER):
        found = _looked_over(base, report, by=by)
        if found is not None:
            yield found


def rescan_next(base: KnowledgeBase, *, by: str) -> bool:
    """Look over one report that waits for it; say whether there was one."""
    for report in base.rescanning.waiting(SCANNER, limit=1):
        _looked_over(base, report, by=by)
        return True
    return False


def _looked_over(base: KnowledgeBase, report: Report, *, by: str) -> Rescan | None:
    """Return what was found, None where the report was deleted meanwhile."""
    try:
        text = base.rescanning.text(report.id)
        found = scan(replace(text, margins=_margins(base, report)), language=report.language)
        return base.rescanning.note(
            report.id, text, found.personal, found.margins, scanner=SCANNER, by=by
        )
    except NotFound:
        return None


def _margins(base: KnowledgeBase, report: Report) -> tuple[Margin, ...]:
    """Return running headers and footers, read again from the file that came in.

    A copy that is made of pictures has no words; of other formats none are known.
    """
    if report.media_type not in _WITH_MARGINS or not report.is_original:
        return ()
    try:
        path = base.queue.originals.path(report.sha256)
        return read_in_child(path, file_name=report.file_name).margins
    except (Refused, FileNotFoundError):
        return ()
