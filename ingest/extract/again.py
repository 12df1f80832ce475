"""Proposing for a report that is in the base, without touching what people decided."""

from typing import Final

from ingest.extract import ModelShelf, Proposer
from ingest.extract.language_model import LanguageModel
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import LessonSource
from knowledge.model.person import Person, Right
from knowledge.model.personal import PersonalDecision, masked
from knowledge.model.span import Span

FOLDER: Final = "lesson_models"


def shelf_of(base: KnowledgeBase) -> ModelShelf:
    """Return where a base keeps the models that propose its lessons."""
    return ModelShelf(base.settings.data / FOLDER, base.embedder)


def proposer_of(base: KnowledgeBase) -> Proposer:
    """Return what proposes in a base now, with the language model that its settings name."""
    settings = base.settings
    asked = (
        LanguageModel(settings.llm_url, settings.llm_model, settings.llm_key)
        if settings.llm_url
        else None
    )
    return Proposer.of(shelf_of(base), language_model=asked)


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
    text = base.library.text(report_id, viewer=by)
    redacted = masked(text.text, _about_people(base, report_id, by))
    proposals = proposer_of(base).propose(
        text,
        base.library.passages(report_id, viewer=by),
        redacted=lambda span: span.of(redacted),
        places=report.initiative.places if report.initiative is not None else (),
    )
    return tuple(
        lesson_id
        for source in (LessonSource.RULES, LessonSource.LANGUAGE_MODEL)
        for lesson_id in base.lessons.replace_open(
            report_id, [p for p in proposals if p.source is source], by=by.name, source=source
        )
    )


def _about_people(base: KnowledgeBase, report_id: str, by: Person) -> list[Span]:
    """Return the spans of what the report tells about people, allowed or not."""
    found = base.personal_data.findings(report_id, viewer=by)
    return [
        shown.finding.span
        for shown in found
        if shown.finding.decision is not PersonalDecision.NOT_PERSONAL
    ]
