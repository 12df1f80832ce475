"""A small base of lessons that agree, disagree and stand alone, and a plain wording of briefs."""

import shutil
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from knowledge.bootstrap import open_base
from knowledge.brief_drawing import Order
from knowledge.drafting import Point
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.frame import Frame, frame_from
from knowledge.model.lesson import Addressee, LessonContent, LessonKind, LessonProposal
from knowledge.model.person import Person, Role
from knowledge.open_brief import OpenBrief
from knowledge.settings import Settings
from tests.knowledge.test_search import bring_in
from tests.samples import COORDINATOR, WRITER

COLLEAGUE = Person("Bram", frozenset({Role.WRITER}))
QUESTION = "Hoe houden we vrijwilligers vast?"
KEEPS = "Een vaste coördinator houdt de vrijwilligers vast."
KEEPS_TOO = "Een vaste coördinator houdt de vrijwilligers vast."
FAILS = "Een vaste coördinator houdt de vrijwilligers niet vast."
SHED = "De gemeente gaf een schuur in bruikleen."
UNPAID = "de coördinator onbetaald werkt"

FRAME = frame_from(
    "plain",
    """
    name = {nl = "Notitie"}
    [[sections]]
    key = "learned"
    heading = {nl = "Geleerd"}
    kinds = ["worked", "did_not_work", "unknown"]
    parts = ["statement", "breadth", "condition", "quote"]
    [[sections]]
    key = "advice"
    heading = {nl = "Advies"}
    kinds = ["recommendation"]
    parts = ["statement", "addressee"]
    """,
)


@dataclass(frozen=True, slots=True)
class Learned:
    """Ids of the lessons of the sample base."""

    keeps: str
    keeps_too: str
    fails: str
    shed: str


def learn(
    base: KnowledgeBase, initiative: str, place: str, statement: str, **content: object
) -> str:
    """Bring a report in that says one thing, and confirm it as a lesson; return its id."""
    paragraphs = (f"{initiative} schreef dit verslag in {place}.", statement)
    report_id = bring_in(base, paragraphs, initiative, initiative=initiative, places=place)
    passage = base.library.passages(report_id, viewer=COORDINATOR)[1]
    says = LessonContent(statement, (passage.sentences[0],))
    says = replace(says, **content)  # type: ignore[arg-type]  # fields by name
    (lesson_id,) = base.lessons.propose(report_id, [LessonProposal(says, "nl")], by="worker")
    return base.lessons.confirm(lesson_id, by=COORDINATOR).id


def fill(base: KnowledgeBase) -> Learned:
    """Fill a fresh base with four lessons of four initiatives."""
    worked = LessonKind.WORKED
    return Learned(
        keeps=learn(base, "Schroef", "Deventer", KEEPS, kind=worked, holds_when="er geld is"),
        keeps_too=learn(base, "Moer", "Gent", KEEPS_TOO, kind=worked),
        fails=learn(base, "Bout", "Leith", FAILS, kind=LessonKind.DID_NOT_WORK, holds_when=UNPAID),
        shed=learn(
            base,
            "Schuur",
            "Assen",
            SHED,
            kind=LessonKind.RECOMMENDATION,
            addressee=Addressee.MUNICIPALITIES,
        ),
    )


def sample_base(folder: Path) -> tuple[KnowledgeBase, Learned]:
    """Return a base of its own in the folder, filled; filling is done once a process."""
    filled, learned = _filled()
    shutil.copytree(filled.name, folder, dirs_exist_ok=True)
    return open_base(Settings(data=folder, embedder="hashing")), learned


@cache
def _filled() -> tuple["tempfile.TemporaryDirectory[str]", Learned]:
    folder = tempfile.TemporaryDirectory(prefix="doorwerk-sample-")
    base = open_base(Settings(data=Path(folder.name), embedder="hashing"))
    learned = fill(base)
    base.close()
    return folder, learned


def word(point: Point) -> str:
    """Word a point in figures, as plainly as can be."""
    match point.kind:
        case "breadth":
            places = ", ".join(point.breadth.places)
            return (
                f"{point.breadth.initiative_count} in {places}; "
                f"{point.against.initiative_count} niet ({point.against_condition})"
            )
        case "condition":
            return f"als {point.condition}"
        case _:
            return ", ".join(point.addressees)


def drafted(
    base: KnowledgeBase, *lesson_ids: str, frame: Frame = FRAME, by: Person = WRITER
) -> OpenBrief:
    """Draft a brief from some lessons."""
    order = Order("Vrijwilligers", QUESTION, lesson_ids, "nl")
    return base.briefs.draft(order, frame=frame, word=word, by=by)
