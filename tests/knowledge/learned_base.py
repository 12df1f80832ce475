"""A small real base in which initiatives learned things, for the kit and the gaps."""

from pathlib import Path

from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import LessonContent, LessonKind, LessonProposal, LessonSource
from knowledge.model.quote import find_verbatim
from knowledge.settings import read_settings
from tests.samples import COORDINATOR

SUCCESSOR = "Zoek een opvolger voordat de oprichter van het bestuur vertrekt."
TOLD: dict[str, tuple[str, tuple[tuple[LessonKind, str], ...]]] = {
    "De Schroef": (
        "NL",
        (
            (LessonKind.WORKED, "Een gastvrouw aan de deur met kaarten verkort het wachten."),
            (LessonKind.OPEN_PROBLEM, "Wie het bestuur opvolgt als de oprichter vertrekt is open."),
        ),
    ),
    "Flickstube": (
        "DE",
        (
            (LessonKind.CONDITION, "Polis en vergunning zijn er voordat de deur opengaat."),
            (LessonKind.DID_NOT_WORK, "Een lager vol oude onderdelen opslaan leverde niets op."),
        ),
    ),
    "Mending Table": ("GB", ((LessonKind.RECOMMENDATION, SUCCESSOR),)),
}


def open_learned_base(folder: Path) -> KnowledgeBase:
    """Return a base of three repair cafés with confirmed lessons, and one without."""
    settings = {"DOORWERK_DATA": str(folder), "DOORWERK_EMBEDDER": "hashing"}
    base = open_base(read_settings(settings))
    for name, (country, lessons) in TOLD.items():
        text = f"# Verslag van {name}\n\n" + "\n\n".join(said for _, said in lessons)
        details = {"initiative": name, "kind": "repair café", "country": country}
        base.queue.receive(f"{name}.md", text.encode(), by=COORDINATOR, details=details)
    Worker(base).run(until_empty=True)
    for report in base.library.reports(viewer=COORDINATOR):
        base.library.publish(report.id, by=COORDINATOR)
        assert report.initiative is not None
        _confirm(base, report.id, TOLD[report.initiative.name][1])
    return base


def _confirm(
    base: KnowledgeBase, report_id: str, lessons: tuple[tuple[LessonKind, str], ...]
) -> None:
    text = base.library.text(report_id, viewer=COORDINATOR).text
    proposals = [
        LessonProposal(
            LessonContent(said, find_verbatim(said, text)[:1], kind),
            "nl",
            source=LessonSource.PERSON,
        )
        for kind, said in lessons
    ]
    for lesson_id in base.lessons.propose(report_id, proposals, by=COORDINATOR.name):
        base.lessons.confirm(lesson_id, by=COORDINATOR)
