"""What became of the earlier version of a report, and of its lessons, in words."""

from app.words import _, many
from knowledge.errors import NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import NOT_FOUND, LessonSource, LessonStatus
from knowledge.model.person import Person
from knowledge.model.report import Report, ReportStatus


def replaced_words(report: Report, *, base: KnowledgeBase, viewer: Person) -> str:
    """Return what became of the report whose place this one took, empty if it took none."""
    if not report.version_of or report.status is not ReportStatus.PUBLISHED:
        return ""
    try:
        earlier = base.library.report(report.version_of, viewer=viewer)
    except NotFound:
        return ""
    if earlier.status is not ReportStatus.WITHDRAWN:
        return ""
    there = base.lessons.of_report(earlier.id, viewer=viewer)
    here = base.lessons.of_report(report.id, viewer=viewer, statuses=(LessonStatus.CONFIRMED,))
    taken_count = sum(one.source is LessonSource.EARLIER_VERSION for one in here)
    lost_count = sum(one.note == f"{NOT_FOUND}{report.id}" for one in there)
    words = [_("“{title}” is out of search now; it stays in the base.", title=earlier.title)]
    if taken_count:
        words.append(
            many(
                "{count} lesson of it was found again here, and stays confirmed.",
                "{count} lessons of it were found again here, and stay confirmed.",
                taken_count,
            )
        )
    if lost_count:
        words.append(
            many(
                "{count} lesson lacks its words in the new text: see “Review lessons”.",
                "{count} lessons lack their words in the new text: see “Review lessons”.",
                lost_count,
            )
        )
    return " ".join(words)
