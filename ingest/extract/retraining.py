"""Training again from what coordinators decided, taken over only if it is not worse."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.extract.again import settings_by_statement, shelf_of
from ingest.extract.gold import NO_LESSON_LABEL, LabelledSentence, read_elsewhere, read_gold
from ingest.extract.judging import auc, judged
from ingest.extract.kinds import UNTYPED
from ingest.extract.logistic import Matrix
from ingest.extract.setting import LOOSE
from ingest.extract.training import train_on
from ingest.extract.training_rows import TrainingRows, rows_of
from knowledge.errors import Conflict
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import Lesson, LessonSource, LessonStatus
from knowledge.model.person import Person, Right
from knowledge.records import audit

FEWEST_DECISIONS: Final = 30
FEWEST_REPORTS: Final = 3
# Of the area under the curve: smaller differences than this are chance.
_SLACK: Final = 0.002
_MACHINE_MADE: Final = (LessonSource.RULES, LessonSource.LANGUAGE_MODEL)
_NOT_ABOUT_LESSONS: Final = frozenset({"broken", "repeated"})


@dataclass(frozen=True, slots=True)
class Retraining:
    """How training again went.

    Attributes:
        decision_count: Confirmed and rejected proposals that were learned from.
        report_count: Reports that they stand in.
        before: AUC on the decisions of a model that learned from the gold sentences alone.
        after: AUC on the decisions of one that also learned from other reports' decisions.
        gold_before: AUC on the gold sentences, likewise, each report by the others.
        gold_after: Likewise.
        is_taken_over: Whether the new model proposes from now on.
        model_hash: Of the new model.
    """

    decision_count: int
    report_count: int
    before: float
    after: float
    gold_before: float
    gold_after: float
    is_taken_over: bool
    model_hash: str


def retrain(base: KnowledgeBase, *, by: Person) -> Retraining:
    """Train on the gold sentences and on what coordinators confirmed and rejected.

    Both are judged on each report by a fit that saw nothing of it. The new model is taken over
    if it is not worse than the gold sentences alone, neither on the decisions nor on gold.

    Args:
        base: Whose decisions count.
        by: Needs the right to keep indexes.

    Raises:
        Conflict: If fewer than 30 proposals of 3 reports were decided on, or all alike.
        OSError: If the gold sentences are not installed.
    """
    by.require(Right.KEEP_INDEXES)
    decisions = decisions_of(base, by=by)
    _require_enough(decisions)
    shelf, gold = shelf_of(base), read_gold()
    everything = (*gold, *decisions)
    rows = rows_of(everything, shelf.embed)
    is_gold = np.arange(len(everything)) < len(gold)
    before, after = _without_decisions(rows, is_gold, gold), judged(rows)["blend"]
    others = read_elsewhere()
    model = train_on(
        rows,
        everything,
        embedder=base.embedder.fingerprint,
        elsewhere=shelf.embed([s.sentence for s in others], [s.language for s in others]),
    )
    old, new = (
        [auc(rows.labels[part], told[part]) for part in (~is_gold, is_gold)]
        for told in (before, after)
    )
    is_taken_over = all(now >= was - _SLACK for was, now in zip(old, new, strict=True))
    if is_taken_over:
        shelf.take_over(model)
    with base.database.writing() as connection:
        audit.record(
            connection,
            by.name,
            "retrained",
            model.hash,
            decisions=len(decisions),
            taken_over=int(is_taken_over),
        )
    return Retraining(
        decision_count=len(decisions),
        report_count=len({decision.source for decision in decisions}),
        before=old[0],
        after=new[0],
        gold_before=old[1],
        gold_after=new[1],
        is_taken_over=is_taken_over,
        model_hash=model.hash,
    )


def decisions_of(base: KnowledgeBase, *, by: Person) -> tuple[LabelledSentence, ...]:
    """Return the machine's proposals that people confirmed or rejected, as they were proposed.

    Left out is what was rejected for its shape or as a repeat: it may well be a lesson.
    """
    return tuple(
        decision
        for entry in base.lessons.review_queue(viewer=by)
        for decision in _decided(base, entry.report_id, by)
    )


def _decided(base: KnowledgeBase, report_id: str, by: Person) -> Iterator[LabelledSentence]:
    decided = (LessonStatus.CONFIRMED, LessonStatus.REJECTED)
    lessons = [
        lesson
        for lesson in base.lessons.of_report(report_id, viewer=by, statuses=decided)
        if lesson.source in _MACHINE_MADE and lesson.note not in _NOT_ABOUT_LESSONS
    ]
    where = settings_by_statement(base, report_id, by=by) if lessons else {}
    for lesson in lessons:
        words = lesson.proposed.statement
        yield LabelledSentence(
            words, lesson.language, _label(lesson), report_id, where.get(words, LOOSE)
        )


def _label(lesson: Lesson) -> str:
    if lesson.status is LessonStatus.REJECTED:
        return NO_LESSON_LABEL
    return str(lesson.content.kind) if lesson.content.kind is not None else UNTYPED


def _require_enough(decisions: tuple[LabelledSentence, ...]) -> None:
    reports = {decision.source for decision in decisions}
    if len(decisions) < FEWEST_DECISIONS or len(reports) < FEWEST_REPORTS:
        raise Conflict(
            f"{len(decisions)} proposals of {len(reports)} reports were decided on; "
            f"{FEWEST_DECISIONS} of {FEWEST_REPORTS} are needed to learn from them"
        )
    if len({decision.is_lesson for decision in decisions}) < 2:
        raise Conflict("all proposals were decided on alike; there is nothing to tell apart")


def _without_decisions(
    rows: TrainingRows, is_gold: NDArray[np.bool_], gold: tuple[LabelledSentence, ...]
) -> Matrix:
    """Return log odds from the gold sentences alone; each of them by the other reports."""
    old = train_on(rows.only(is_gold), gold, embedder="gold alone")
    told = old.log_odds(rows.read, rows.signs)
    told[is_gold] = judged(rows.only(is_gold))["blend"]
    return told
