"""A confirmed lesson of a published report, in the base of a running app."""

from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import Lesson, LessonContent, LessonKind, LessonProposal
from knowledge.model.quote import find_verbatim
from knowledge.settings import read_settings
from tests.journeys.conftest import EVERYTHING, RunningApp


def base_of(app: RunningApp) -> KnowledgeBase:
    """Open the base that a running app serves; close it when done."""
    return open_base(read_settings({"DOORWERK_DATA": str(app.folder)}))


def learn(base: KnowledgeBase, initiative: str, said: str) -> Lesson:
    """Bring in and publish a report that says one thing, and confirm it as a lesson."""
    text = f"# Verslag van {initiative}\n\nWij begonnen in de wijk met elf mensen. {said}\n"
    details = {"initiative": initiative, "country": "NL"}
    base.queue.receive(f"{initiative}.md", text.encode(), by=EVERYTHING, details=details)
    while base.queue.open_count:
        Worker(base).run(until_empty=True)
    report = next(
        found
        for found in base.library.reports(viewer=EVERYTHING)
        if found.initiative and found.initiative.name == initiative
    )
    base.library.publish(report.id, by=EVERYTHING)
    whole = base.library.text(report.id, viewer=EVERYTHING).text
    content = LessonContent(said, find_verbatim(said, whole)[:1], kind=LessonKind.WORKED)
    proposal = LessonProposal(content, "nl")
    (lesson_id,) = base.lessons.propose(report.id, [proposal], by="worker")
    return base.lessons.confirm(lesson_id, by=EVERYTHING)
