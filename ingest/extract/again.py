"""Proposing for a report that is in the base, without touching what people decided."""

from typing import Final

from ingest.extract import ModelShelf, Proposer
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Right

FOLDER: Final = "lesson_models"


def shelf_of(base: KnowledgeBase) -> ModelShelf:
    """Return where a base keeps the models that propose its lessons."""
    return ModelShelf(base.settings.data / FOLDER, base.embedder)


def propose_again(base: KnowledgeBase, report_id: str, *, by: Person) -> tuple[str, ...]:
    """Propose anew for a stored report; return the ids of the new proposals.

    They take the place of the proposals that nobody has decided on. What a person confirmed
    or rejected stays as it is and is not proposed again.

    Args:
        base: That holds the report.
        report_id: Of the report.
        by: Needs the right to review.

    Raises:
        NotFound: If there is no such report.
    """
    by.require(Right.REVIEW)
    report = base.library.report(report_id, viewer=by)
    proposals = Proposer.of(shelf_of(base)).propose(
        base.library.text(report_id, viewer=by),
        base.library.passages(report_id, viewer=by),
        places=report.initiative.places if report.initiative is not None else (),
    )
    return base.lessons.replace_open(report_id, proposals, by=by.name)
