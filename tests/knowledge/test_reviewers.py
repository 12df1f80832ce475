"""Coordinators divide the reports to review: who has one is told, and nobody is locked out."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.bootstrap import open_base
from knowledge.errors import Conflict, NotAllowed, NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Role
from knowledge.settings import Settings
from tests.knowledge.test_lessons import proposed
from tests.knowledge.test_search import REPAIR, bring_in
from tests.samples import ADMIN, COORDINATOR, READER

NOOR = Person("Noor", frozenset({Role.COORDINATOR}))


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(Settings(data=tmp_path, embedder="hashing"))


@pytest.fixture
def report_id(base: KnowledgeBase) -> str:
    made = bring_in(base, REPAIR, "Schroef")
    proposed(base, made)
    return made


def reviewer(base: KnowledgeBase) -> str:
    (entry,) = base.lessons.review_queue(viewer=COORDINATOR)
    return entry.reviewer


def test_the_queue_tells_who_took_a_report(base: KnowledgeBase, report_id: str) -> None:
    assert reviewer(base) == ""

    base.reviewers.take(report_id, by=NOOR)

    assert reviewer(base) == "Noor"
    assert base.reviewers.of_report(report_id, viewer=COORDINATOR) == "Noor"


def test_a_report_that_a_colleague_took_meanwhile_is_not_taken_unseen(
    base: KnowledgeBase, report_id: str
) -> None:
    base.reviewers.take(report_id, by=NOOR)

    with pytest.raises(Conflict, match="Noor has this report now"):
        base.reviewers.take(report_id, by=COORDINATOR)

    assert reviewer(base) == "Noor"


def test_a_report_is_taken_over_from_who_has_it(base: KnowledgeBase, report_id: str) -> None:
    base.reviewers.take(report_id, by=NOOR)

    base.reviewers.take(report_id, by=COORDINATOR, over_from="Noor")

    assert reviewer(base) == "Fatma"
    with pytest.raises(Conflict):
        base.reviewers.leave(report_id, by=NOOR)


def test_a_report_left_is_for_everybody_again(base: KnowledgeBase, report_id: str) -> None:
    base.reviewers.take(report_id, by=NOOR)
    base.reviewers.take(report_id, by=NOOR)

    base.reviewers.leave(report_id, by=NOOR)

    assert reviewer(base) == ""
    acts = [event.act for event in base.library.history(report_id, viewer=ADMIN)]
    assert [act for act in acts if act in ("took", "left")] == ["took", "left"]


def test_a_colleague_decides_on_lessons_of_a_report_that_another_took(
    base: KnowledgeBase, report_id: str
) -> None:
    base.reviewers.take(report_id, by=NOOR)
    (lesson,) = base.lessons.of_report(report_id, viewer=COORDINATOR)

    confirmed = base.lessons.confirm(
        lesson.id, replace(lesson.proposed, statement="Dank ze."), by=COORDINATOR
    )

    assert confirmed.decided_by == "Fatma"


def test_who_had_a_deleted_report_is_forgotten(base: KnowledgeBase, report_id: str) -> None:
    base.reviewers.take(report_id, by=NOOR)

    base.library.delete(report_id, by=ADMIN)

    assert base.lessons.review_queue(viewer=COORDINATOR) == ()
    with pytest.raises(NotFound):
        base.reviewers.take(report_id, by=NOOR)


def test_who_may_not_review_takes_nothing(base: KnowledgeBase, report_id: str) -> None:
    with pytest.raises(NotAllowed):
        base.reviewers.take(report_id, by=READER)
