"""Proposing the lessons of a report in a base: when it comes in, and again on demand."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from ingest.extract.candidates import candidates_in
from ingest.extract.language_model import LanguageModel
from ingest.extract.proposer import Proposer
from ingest.extract.setting import Setting, settings_of
from ingest.extract.shelf import ModelShelf
from ingest.extract.statement import statement_from
from ingest.privacy import find_personal, spans_of
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import LessonProposal, LessonSource
from knowledge.model.passage import Passage, PassageDraft
from knowledge.model.person import Person, Right
from knowledge.model.personal import PersonalDraft, within, words_to_embed
from knowledge.model.report_text import ReportText
from knowledge.model.span import Span

FOLDER: Final = "lesson_models"


def shelf_of(base: KnowledgeBase) -> ModelShelf:
    """Return where a base keeps the models that propose its lessons."""
    return ModelShelf(base.settings.data / FOLDER, base.embedder)


def proposals_for(
    base: KnowledgeBase,
    text: ReportText,
    passages: Sequence[Passage | PassageDraft],
    *,
    personal: Sequence[PersonalDraft],
    places: Sequence[str] = (),
    keep_on: Callable[[], object] | None = None,
) -> tuple[LessonProposal, ...]:
    """Return what a report seems to tell, by the base's model and its language model, if any.

    Neither sees what was found of people, names included. A sentence with what keeps a report
    from being published is not proposed.

    Args:
        base: Whose models propose.
        text: Of the report.
        passages: All of the report, in order.
        personal: What was found of people in the text.
        places: Of the report's initiative, if they are known.
        keep_on: Called before each question to the language model.
    """
    settings = base.settings
    asked = LanguageModel(settings.llm_url, settings.llm_model, settings.llm_key)
    hidden = [found.span for found in personal]

    def redacted(span: Span) -> str:
        return words_to_embed(span.of(text.text), within(span, hidden))

    proposer = Proposer.of(shelf_of(base), language_model=asked if settings.llm_url else None)
    return proposer.propose(
        text,
        passages,
        redacted=redacted,
        avoided=spans_of(personal),
        places=places,
        keep_on=keep_on,
    )


def settings_by_statement(base: KnowledgeBase, report_id: str, *, by: Person) -> dict[str, Setting]:
    """Return where each sentence of a stored report stands, by the statement made of it.

    Neighbours come without what was found of people, as when they were proposed.

    Args:
        base: That holds the report.
        report_id: Of the report.
        by: May see the report.
    """
    text = base.library.text(report_id, viewer=by).text
    candidates = tuple(candidates_in(text, base.library.passages(report_id, viewer=by)))
    language = base.library.report(report_id, viewer=by).language
    hidden = [found.span for found in find_personal(text, language=language)]
    redacted = [replace(c, text=words_to_embed(c.text, within(c.span, hidden))) for c in candidates]
    settings = settings_of(redacted)
    return {
        statement_from(c.text): setting for c, setting in zip(candidates, settings, strict=True)
    }


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
    proposals = proposals_for(
        base,
        text,
        base.library.passages(report_id, viewer=by),
        personal=find_personal(text.text, language=report.language),
        places=report.initiative.places if report.initiative is not None else (),
    )
    return tuple(
        lesson_id
        for source in (LessonSource.RULES, LessonSource.LANGUAGE_MODEL)
        for lesson_id in base.lessons.replace_open(
            report_id, [p for p in proposals if p.source is source], by=by.name, source=source
        )
    )
