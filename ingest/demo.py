"""Loads the demo base: its files go the way of every file, a person publishes most of them."""

import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from ingest.demo_directory import load_demo_directory
from ingest.demo_lessons import load_demo_lessons
from ingest.demo_policies import load_demo_policies
from ingest.worker import Worker
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.job import Job, JobState, Receipt
from knowledge.model.person import Person, Role
from knowledge.model.personal import PersonalDecision
from knowledge.model.report import ReportDetails, ReportStatus

FOLDER = Path(__file__).resolve().parent.parent / "data" / "demo"
_DEMO = Person("Demo", frozenset({Role.COORDINATOR, Role.ANALYST}))


def load_demo(
    base: KnowledgeBase,
    *,
    by: Person,
    tell: Callable[[str, int, int], None] | None = None,
    folder: Path = FOLDER,
    only: Collection[str] = (),
) -> int:
    """Bring in the demo reports that are not here yet; return how many came in now.

    Scans are recognised where this machine can; a report that the manifest marks as
    unpublished is left under review, for a person to find what is wrong with it. What the
    others tell about people is marked, in the name of "Demo", as nobody's: it is invented. The
    first themes of their lessons stand at the end.

    Args:
        base: To load them into.
        by: Hands them in and publishes them.
        tell: Called after each file with its name, how many ended, and of how many.
        folder: Of `manifest.json` and the files.
        only: Names in the manifest; empty for all reports. What the demo's lists say of the
            others is left out.

    Raises:
        OSError: If the files are not there.
    """
    entries: list[dict[str, Any]] = json.loads((folder / "manifest.json").read_text("utf-8"))
    handed_in: dict[str, Mapping[str, Any]] = {}
    coming: set[str] = set()
    for entry in entries:
        if only and entry["id"] not in only:
            continue
        receipt = _hand_in(base, entry, folder, by=by)
        handed_in[receipt.job.id] = entry
        if receipt.is_new or not receipt.job.state.is_final:
            coming.add(receipt.job.id)
    ended: list[str] = []

    def told(job: Job, _state: JobState) -> None:
        ended.append(job.id)
        if tell is not None:
            tell(job.file_name, len(ended), len(coming))
        if job.id in handed_in:
            _publish_once(base, job.id, handed_in[job.id], by=by)

    if coming:
        Worker(base).run(until_empty=True, tell=told)
    left_over = [_publish_once(base, name, entry, by=by) for name, entry in handed_in.items()]
    if coming or any(left_over):
        _link_versions(base, handed_in, by=by)
    load_demo_lessons(base, by=by, folder=folder)
    load_demo_directory(base, by=by, folder=folder)
    load_demo_policies(base, by=_DEMO, folder=folder)
    _make_themes(base)
    return len(coming)


def _hand_in(base: KnowledgeBase, entry: Mapping[str, Any], folder: Path, *, by: Person) -> Receipt:
    return base.queue.receive(
        Path(entry["file"]).name,
        (folder / entry["file"]).read_bytes(),
        by=by,
        details=_details(entry),
        with_ocr=entry["format"] == "pdf-scan",
    )


def _make_themes(base: KnowledgeBase) -> None:
    """Let the first themes stand, so that the demo opens with them."""
    has_lessons = bool(base.lessons.confirmed(viewer=_DEMO))
    if has_lessons and not base.themes.runs.listing(viewer=_DEMO):
        base.themes.runs.request(by=_DEMO)
        base.themes.runs.work("demo:0")


def _publish_once(
    base: KnowledgeBase, job_id: str, entry: Mapping[str, Any], *, by: Person
) -> bool:
    """Publish a report that never was; say whether it was now.

    A loading that was broken off leaves reports behind that were read and not published.
    """
    job = base.queue.job(job_id)
    if job.state is not JobState.READY or not entry["published"]:
        return False
    report = base.library.report(job.report_id, viewer=by)
    if report.status is not ReportStatus.UNDER_REVIEW or report.published_at is not None:
        return False
    _vouch_for_invented(base, report.id)
    base.library.publish(report.id, by=by)
    return True


def _vouch_for_invented(base: KnowledgeBase, report_id: str) -> None:
    """Say of each finding that it is nobody's: people and numbers of the demo are invented."""
    found = base.personal_data.findings(report_id, viewer=_DEMO)
    findings = [shown.finding for shown in found]
    numbers = [one.number for one in findings if one.decision is PersonalDecision.UNDECIDED]
    if numbers:
        base.personal_data.decide(report_id, numbers, PersonalDecision.NOT_PERSONAL, by=_DEMO)


def _details(entry: Mapping[str, Any]) -> dict[str, str | int]:
    return {
        "title": entry["title"],
        "initiative": entry["initiative"],
        "kind": entry["kind"],
        "level": entry["level"],
        "places": ";".join(entry["places"]),
        "country": entry["country"],
        "year": entry["year"],
    }


def _link_versions(
    base: KnowledgeBase, handed_in: Mapping[str, Mapping[str, Any]], *, by: Person
) -> None:
    report_of = {
        entry["id"]: base.queue.job(job_id).report_id for job_id, entry in handed_in.items()
    }
    for entry in handed_in.values():
        earlier, later = report_of.get(entry["version_of"] or ""), report_of[entry["id"]]
        if earlier and later:
            base.library.describe(later, ReportDetails(version_of=earlier), by=by)
