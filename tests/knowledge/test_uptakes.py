"""Uptake: linked by a person, decided with a reason, rejected ones visible."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.bootstrap import open_base
from knowledge.errors import Conflict, DayBeforeText, InvalidEntry, NotAllowed, NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import Lesson, LessonContent, LessonKind, LessonProposal
from knowledge.model.policy import (
    Decision,
    PolicyDraft,
    PolicyKind,
    PolicyStage,
    PolicyText,
    Uptake,
    UptakeRole,
    paragraphs_of,
)
from knowledge.model.span import Span
from knowledge.settings import Settings
from tests.knowledge.test_search import REPAIR, bring_in
from tests.samples import COORDINATOR, READER, WRITER

DRAFT = PolicyDraft(
    title="Motie repareren",
    text="Overwegende dat wachten mensen wegjaagt.\n\n  Verzoekt het college een balie te betalen.",
    kind=PolicyKind.MOTION,
    body="Gemeenteraad Deventer",
)


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(Settings(data=tmp_path, embedder="hashing"))


def learned(base: KnowledgeBase, name: str, *, number: int = 0, kind: LessonKind) -> Lesson:
    report_id = bring_in(base, REPAIR, name, initiative=name, places=name, year=2020)
    passage = base.library.passages(report_id, viewer=COORDINATOR)[number]
    content = LessonContent(passage.text, (passage.span,), kind=kind)
    (lesson_id,) = base.lessons.propose(report_id, [LessonProposal(content, "nl")], by="worker")
    return base.lessons.confirm(lesson_id, by=COORDINATOR)


@pytest.fixture
def lesson(base: KnowledgeBase) -> Lesson:
    return learned(base, "Schroef", kind=LessonKind.WORKED)


@pytest.fixture
def policy(base: KnowledgeBase) -> PolicyText:
    return base.uptakes.register(DRAFT, by=WRITER)


def linked(base: KnowledgeBase, lesson: Lesson, policy: PolicyText) -> Uptake:
    span = policy.paragraphs()[1]
    return base.uptakes.link(lesson.id, policy.id, span=span, role=UptakeRole.EVIDENCE, by=WRITER)


def test_paragraphs_are_spans_without_the_white_space_around() -> None:
    spans = paragraphs_of(DRAFT.text)

    assert [span.of(DRAFT.text) for span in spans] == [
        "Overwegende dat wachten mensen wegjaagt.",
        "Verzoekt het college een balie te betalen.",
    ]


def test_a_linked_lesson_stands_as_proposed_with_who(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText
) -> None:
    uptake = linked(base, lesson, policy)

    assert uptake.decision is Decision.PROPOSED
    assert uptake.passage == "Verzoekt het college een balie te betalen."
    assert (uptake.steps[0].noted_by, uptake.steps[0].body) == ("Anneke", "Gemeenteraad Deventer")


def test_a_reader_may_not_link(base: KnowledgeBase, lesson: Lesson, policy: PolicyText) -> None:
    with pytest.raises(NotAllowed):
        base.uptakes.link(lesson.id, policy.id, span=Span(0, 5), role=UptakeRole.EXAMPLE, by=READER)


def test_the_same_lesson_stands_in_a_passage_once(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText
) -> None:
    linked(base, lesson, policy)

    with pytest.raises(Conflict):
        linked(base, lesson, policy)


def test_a_passage_beyond_the_text_is_refused(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText
) -> None:
    with pytest.raises(InvalidEntry):
        base.uptakes.link(
            lesson.id, policy.id, span=Span(0, 10_000), role=UptakeRole.EVIDENCE, by=WRITER
        )


def test_a_proposal_that_nobody_confirmed_cannot_be_linked(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText
) -> None:
    base.lessons.withdraw(lesson.id, reason="klopt niet", by=COORDINATOR)

    with pytest.raises(Conflict):
        linked(base, lesson, policy)


@pytest.mark.parametrize("decision", [Decision.ADAPTED, Decision.REJECTED])
def test_changing_or_rejecting_a_lesson_takes_a_reason(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText, decision: Decision
) -> None:
    uptake = linked(base, lesson, policy)

    with pytest.raises(InvalidEntry, match="say why"):
        base.uptakes.decide(uptake.id, decision, decided_on=date(2024, 5, 2), by=WRITER)


def test_a_rejected_lesson_stays_visible_with_its_reason(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText
) -> None:
    uptake = linked(base, lesson, policy)
    base.uptakes.decide(
        uptake.id, Decision.REJECTED, reason="geen geld", decided_on=date(2024, 5, 2), by=WRITER
    )

    (seen,) = base.uptakes.of_lesson(lesson.id, viewer=READER)
    assert [step.decision for step in seen.steps] == [Decision.PROPOSED, Decision.REJECTED]
    assert seen.steps[-1].reason == "geen geld"
    with pytest.raises(Conflict):
        base.uptakes.unlink(uptake.id, by=WRITER)


def test_a_decision_is_not_taken_in_the_future(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText
) -> None:
    uptake = linked(base, lesson, policy)

    with pytest.raises(InvalidEntry):
        base.uptakes.decide(uptake.id, Decision.ADOPTED, decided_on=date(2999, 1, 1), by=WRITER)


def test_a_decision_before_the_day_of_its_text_is_kept_only_by_who_is_sure(
    base: KnowledgeBase, lesson: Lesson
) -> None:
    draft = replace(DRAFT, dated=date(2024, 5, 2))
    uptake = linked(base, lesson, base.uptakes.register(draft, by=WRITER))
    early = date(2004, 5, 2)

    with pytest.raises(DayBeforeText, match="2024-05-02"):
        base.uptakes.decide(uptake.id, Decision.ADOPTED, decided_on=early, by=WRITER)
    base.uptakes.decide(uptake.id, Decision.ADOPTED, decided_on=early, by=WRITER, is_sure=True)

    assert base.uptakes.uptake(uptake.id, viewer=READER).steps[-1].decided_on == early


def test_what_waits_for_an_answer_is_listed_by_months(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText
) -> None:
    linked(base, lesson, policy)
    later = date.today().replace(year=date.today().year + 1)  # noqa: DTZ011  day of the person

    assert base.uptakes.unanswered(months=6, today=date.today(), viewer=WRITER) == ()  # noqa: DTZ011  likewise
    assert len(base.uptakes.unanswered(months=6, today=later, viewer=WRITER)) == 1


def test_what_was_adopted_in_a_year_is_listed(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText
) -> None:
    uptake = linked(base, lesson, policy)
    base.uptakes.decide(uptake.id, Decision.ADOPTED, decided_on=date(2024, 5, 2), by=WRITER)

    assert [u.id for u in base.uptakes.adopted_in(2024, viewer=READER)] == [uptake.id]
    assert base.uptakes.adopted_in(2023, viewer=READER) == ()


def test_a_lesson_learned_twice_recurs_until_it_is_taken_up(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText
) -> None:
    with base.database.writing() as connection:
        connection.exec_driver_sql("UPDATE reports SET sha256 = 'an earlier file of other bytes'")
    again = learned(base, "Moer", kind=LessonKind.WORKED)

    (recurrence,) = base.uptakes.recurring_without_uptake(viewer=READER)
    assert {found.id for found in recurrence.lessons} == {lesson.id, again.id}
    broad = recurrence.breadth
    assert (broad.initiative_count, broad.places) == (2, ("Moer", "Schroef"))
    assert broad.first_year == 2020

    uptake = linked(base, again, policy)
    base.uptakes.decide(uptake.id, Decision.ADOPTED, decided_on=date(2024, 5, 2), by=WRITER)
    assert base.uptakes.recurring_without_uptake(viewer=READER) == ()


def test_a_lesson_of_an_initiative_and_of_its_copy_does_not_recur(
    base: KnowledgeBase, lesson: Lesson
) -> None:
    with base.database.writing() as connection:
        connection.exec_driver_sql("UPDATE reports SET sha256 = 'an earlier file of other bytes'")
    again = learned(base, "Moer", kind=LessonKind.WORKED)
    assert lesson.initiative is not None
    assert again.initiative is not None
    base.initiatives.link(again.initiative.id, lesson.initiative.id, by=COORDINATOR)

    assert base.uptakes.recurring_without_uptake(viewer=READER) == ()


def test_lessons_that_a_person_says_are_the_same_recur(base: KnowledgeBase, lesson: Lesson) -> None:
    with base.database.writing() as connection:
        connection.exec_driver_sql("UPDATE reports SET sha256 = 'an earlier file of other bytes'")
    other = learned(base, "Moer", number=1, kind=LessonKind.WORKED)
    assert base.uptakes.recurring_without_uptake(viewer=READER) == ()

    base.lessons.link_same(lesson.id, other.id, by=COORDINATOR)

    (recurrence,) = base.uptakes.recurring_without_uptake(viewer=READER)
    assert {found.id for found in recurrence.lessons} == {lesson.id, other.id}


def test_lessons_are_suggested_for_each_paragraph_until_linked(
    base: KnowledgeBase, lesson: Lesson
) -> None:
    policy = base.uptakes.register(
        PolicyDraft("Plan", f"{REPAIR[0]}\n\nIets over kunstmatige eilanden.", PolicyKind.LAW),
        by=WRITER,
    )

    first, second = base.uptakes.suggest(policy.id, viewer=WRITER)
    assert [hit.lesson.id for hit in first.hits] == [lesson.id]
    assert second.hits == ()

    base.uptakes.link(lesson.id, policy.id, span=first.span, role=UptakeRole.WORDING, by=WRITER)
    assert base.uptakes.suggest(policy.id, viewer=WRITER)[0].hits == ()


def test_a_policy_text_moves_through_its_stages(base: KnowledgeBase, policy: PolicyText) -> None:
    moved = base.uptakes.move_to(policy.id, PolicyStage.DECIDED, by=WRITER)

    assert moved.stage is PolicyStage.DECIDED


def test_a_deleted_policy_text_is_gone_with_its_links(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText, tmp_path: Path
) -> None:
    uptake = linked(base, lesson, policy)
    base.uptakes.decide(
        uptake.id, Decision.REJECTED, reason="geen dekking", decided_on=date(2024, 5, 2), by=WRITER
    )

    base.uptakes.delete_policy(policy.id, by=COORDINATOR)

    with pytest.raises(NotFound):
        base.uptakes.policy(policy.id, viewer=COORDINATOR)
    assert base.uptakes.of_lesson(lesson.id, viewer=READER) == ()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    for gone in (b"wachten mensen wegjaagt", b"Motie repareren", b"geen dekking"):
        assert not [path for path in files if gone in path.read_bytes()]


def test_a_lesson_keeps_a_note_of_how_it_stood_in_a_text_that_was_deleted(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText
) -> None:
    uptake = linked(base, lesson, policy)
    base.uptakes.decide(uptake.id, Decision.ADOPTED, decided_on=date(2024, 5, 2), by=WRITER)

    base.uptakes.delete_policy(policy.id, by=COORDINATOR)

    (left,) = base.uptakes.ended_of_lesson(lesson.id, viewer=READER)
    assert (left.id, left.role, left.decision) == (uptake.id, uptake.role, Decision.ADOPTED)
    assert (left.decided_on, left.ended_by) == (date(2024, 5, 2), "Fatma")


def test_only_who_may_delete_deletes_a_policy_text(base: KnowledgeBase, policy: PolicyText) -> None:
    with pytest.raises(NotAllowed):
        base.uptakes.delete_policy(policy.id, by=WRITER)


def test_a_draft_is_held_against_the_lessons_for_and_against(base: KnowledgeBase) -> None:
    lesson = learned(base, "Schroef", number=1, kind=LessonKind.DID_NOT_WORK)

    heading, claim, nothing = base.draft_check.check(
        f"Repareren\n\n{REPAIR[1]}\n\nWij leggen kunstmatige eilanden aan voor zeehonden daar.",
        viewer=WRITER,
    )

    assert heading.is_heading
    assert [(found.hit.lesson.id, str(found.bearing)) for found in claim.lessons] == [
        (lesson.id, "against")
    ]
    assert claim.is_unsupported
    assert (nothing.lessons, nothing.is_unsupported) == ((), True)
    assert [initiative.name for initiative in claim.initiatives] == ["Schroef"]
