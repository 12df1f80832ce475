"""The demo's policy texts: written for demonstration, with the lessons that went into them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ingest.demo_entries import demo_entries
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.initiative import Level
from knowledge.model.lesson import Lesson, LessonStatus
from knowledge.model.person import Person
from knowledge.model.policy import (
    Decision,
    PolicyDraft,
    PolicyKind,
    PolicyStage,
    PolicyText,
    UptakeRole,
)
from knowledge.model.report import ReportStatus


def load_demo_policies(base: KnowledgeBase, *, by: Person, folder: Path) -> int:
    """Register what `policies.json` holds and is not here yet, with its lessons and decisions.

    A lesson that is not in the base, as where a scan could not be read, is left out.

    Args:
        base: To write into.
        by: Registers, links and notes the decisions; needs the right to track uptake.
        folder: Of the demo base.

    Returns:
        How many policy texts were registered now.
    """
    known = {policy.title for policy in base.uptakes.policies(viewer=by)}
    new = [entry for entry in demo_entries(folder, "policies.json") if entry["title"] not in known]
    if not new:
        return 0
    lessons = _lessons(base, by, folder)
    for entry in new:
        policy = base.uptakes.register(_draft(entry), by=by)
        for uptake in entry["uptakes"]:
            _take_up(base, policy, uptake, lessons.get(uptake["report"], ()), by)
    return len(new)


def _lessons(base: KnowledgeBase, by: Person, folder: Path) -> dict[str, tuple[Lesson, ...]]:
    """Return the confirmed lessons, by the manifest's id of the report that told them."""
    names = {
        Path(entry["file"]).name: entry["id"] for entry in demo_entries(folder, "manifest.json")
    }
    return {
        names[report.file_name]: tuple(
            lesson
            for lesson in base.lessons.of_report(report.id, viewer=by)
            if lesson.status is LessonStatus.CONFIRMED
        )
        for report in base.library.reports(viewer=by, statuses=(ReportStatus.PUBLISHED,))
        if report.file_name in names
    }


def _draft(entry: Mapping[str, Any]) -> PolicyDraft:
    return PolicyDraft(
        title=entry["title"],
        text="\n\n".join(entry["paragraphs"]),
        kind=PolicyKind(entry["kind"]),
        stage=PolicyStage(entry["stage"]),
        level=Level(entry["level"]),
        body=entry["body"],
        language=entry["language"],
        dated=date.fromisoformat(entry["dated"]),
    )


def _take_up(
    base: KnowledgeBase,
    policy: PolicyText,
    entry: Mapping[str, Any],
    lessons: tuple[Lesson, ...],
    by: Person,
) -> None:
    lesson = next((le for le in lessons if le.content.statement.startswith(entry["lesson"])), None)
    if lesson is None:
        return
    uptake = base.uptakes.link(
        lesson.id,
        policy.id,
        span=policy.paragraphs()[entry["paragraph"]],
        role=UptakeRole(entry["role"]),
        proposed_on=policy.dated,
        by=by,
    )
    for step in entry["steps"]:
        base.uptakes.decide(
            uptake.id,
            Decision(step["decision"]),
            reason=step["reason"],
            decided_on=date.fromisoformat(step["on"]),
            by=by,
        )
