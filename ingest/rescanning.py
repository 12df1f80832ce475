"""Reports that older rules looked over for personal data, looked over again."""

from collections.abc import Iterator
from dataclasses import replace

from ingest.outcome import Refused
from ingest.parse.sandbox import read_in_child
from ingest.privacy.scan import SCANNER, scan
from knowledge.errors import NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.report import Report
from knowledge.model.report_text import ReportText
from knowledge.rescanning import Rescan

_WITHOUT_MARGINS = frozenset({"text/plain", "text/csv"})


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
        again = _read_again(base, report)
        margins = again.margins if again is not None else ()
        found = scan(replace(text, margins=margins), language=report.language)
        return base.rescanning.note(
            report.id,
            text,
            found.personal,
            found.margins,
            scanner=SCANNER,
            by=by,
            warnings=again.warnings if again is not None else (),
        )
    except NotFound:
        return None


def _read_again(base: KnowledgeBase, report: Report) -> ReportText | None:
    """Return the file that came in with what it holds beside its text, None without such.

    A copy that is made of pictures has no words; plain text has nothing beside it.
    """
    if report.media_type in _WITHOUT_MARGINS or not report.is_original:
        return None
    try:
        path = base.queue.originals.path(report.sha256)
        return read_in_child(path, file_name=report.file_name)
    except (Refused, FileNotFoundError):
        return None
