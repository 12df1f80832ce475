"""The demo's lessons: written for the demo reports, each with the words that prove it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ingest.demo_entries import demo_entries
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import (
    Addressee,
    Evidence,
    LessonContent,
    LessonKind,
    LessonProposal,
    LessonSource,
    LessonStatus,
)
from knowledge.model.person import Person
from knowledge.model.quote import find_verbatim
from knowledge.model.report import Report, ReportStatus


def load_demo_lessons(base: KnowledgeBase, *, by: Person, folder: Path) -> int:
    """Confirm what `lessons.json` says, in reports that have no confirmed lesson yet.

    A lesson whose words a reader has not found in the file is left out.

    Args:
        base: To write into.
        by: Confirms them.
        folder: Of the demo base.

    Returns:
        How many lessons were confirmed now.
    """
    manifest = demo_entries(folder, "manifest.json")
    files = {entry["id"]: Path(entry["file"]).name for entry in manifest}
    published = base.library.reports(viewer=by, statuses=(ReportStatus.PUBLISHED,))
    reports = {report.file_name: report for report in published}
    told: dict[str, list[dict[str, str]]] = {}
    for lesson in demo_entries(folder, "lessons.json"):
        told.setdefault(files[lesson["report"]], []).append(lesson)
    return sum(
        _confirm(base, reports[name], lessons, by)
        for name, lessons in told.items()
        if name in reports and not _has_lessons(base, reports[name], by)
    )


def _has_lessons(base: KnowledgeBase, report: Report, by: Person) -> bool:
    return any(
        lesson.status is LessonStatus.CONFIRMED
        for lesson in base.lessons.of_report(report.id, viewer=by)
    )


def _confirm(base: KnowledgeBase, report: Report, lessons: list[dict[str, str]], by: Person) -> int:
    text = base.library.text(report.id, viewer=by).text
    proposals = [
        LessonProposal(content, report.language, source=LessonSource.PERSON)
        for lesson in lessons
        if (content := _content(lesson, text)) is not None
    ]
    for lesson_id in base.lessons.propose(report.id, proposals, by=by.name):
        base.lessons.confirm(lesson_id, by=by)
    return len(proposals)


def _content(lesson: Mapping[str, Any], text: str) -> LessonContent | None:
    spans = find_verbatim(lesson["quote"], text)
    if not spans:
        return None
    addressee = lesson.get("addressee")
    return LessonContent(
        statement=lesson["statement"],
        spans=spans[:1],
        kind=LessonKind(lesson["kind"]),
        holds_when=lesson.get("holds_when", ""),
        addressee=Addressee(addressee) if addressee else None,
        evidence=Evidence.DESCRIBED,
    )
