"""Lessons: proposed and confirmed apart, undone step by step, found only when confirmed."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.bootstrap import open_base
from knowledge.errors import Conflict, InvalidEntry, NotAllowed, NotFound, QuoteMismatch
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import (
    Lesson,
    LessonContent,
    LessonKind,
    LessonProposal,
    LessonStatus,
    ProposalReason,
)
from knowledge.model.span import Span
from knowledge.settings import Settings
from tests.knowledge.test_search import REPAIR, bring_in
from tests.samples import COORDINATOR, READER, WRITER


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(Settings(data=tmp_path, embedder="hashing"))


@pytest.fixture
def report_id(base: KnowledgeBase) -> str:
    return bring_in(base, REPAIR, "Schroef")


def sentence(base: KnowledgeBase, report_id: str, number: int = 0) -> Span:
    return base.library.passages(report_id, viewer=COORDINATOR)[number].sentences[0]


def proposed(base: KnowledgeBase, report_id: str, number: int = 0) -> Lesson:
    span = sentence(base, report_id, number)
    text = base.library.text(report_id, viewer=COORDINATOR).text
    content = LessonContent(span.of(text), (span,), kind=LessonKind.WORKED)
    reason = ProposalReason(heading="Geleerd", score=0.9, model="abc")
    (lesson_id,) = base.lessons.propose(
        report_id, [LessonProposal(content, "nl", reason)], by="worker"
    )
    return base.lessons.lesson(lesson_id, viewer=COORDINATOR)


def test_a_quote_is_what_its_report_says(base: KnowledgeBase, report_id: str) -> None:
    lesson = proposed(base, report_id)
    text = base.library.text(report_id, viewer=COORDINATOR)

    assert all(quote.is_held_by(text) for quote in lesson.quotes)
    assert lesson.status is LessonStatus.PROPOSED


def test_a_span_beyond_the_report_is_refused_and_nothing_is_stored(
    base: KnowledgeBase, report_id: str
) -> None:
    good = LessonContent("Iets", (sentence(base, report_id),))
    bad = LessonContent("Iets anders", (Span(0, 10**6),))

    with pytest.raises(QuoteMismatch):
        base.lessons.propose(
            report_id, [LessonProposal(good, "nl"), LessonProposal(bad, "nl")], by="worker"
        )
    assert base.lessons.of_report(report_id, viewer=COORDINATOR) == ()


def test_a_proposal_is_seen_by_those_who_review_alone(base: KnowledgeBase, report_id: str) -> None:
    lesson = proposed(base, report_id)

    with pytest.raises(NotFound):
        base.lessons.lesson(lesson.id, viewer=READER)
    assert base.lessons.of_report(report_id, viewer=READER) == ()
    assert base.lesson_finder.find(lesson.content.statement, viewer=READER) == ()


def test_a_confirmed_lesson_keeps_what_was_proposed(base: KnowledgeBase, report_id: str) -> None:
    lesson = proposed(base, report_id)
    better = replace(lesson.proposed, statement="Schrijf elk apparaat bij de balie in.")

    done = base.lessons.confirm(lesson.id, better, by=COORDINATOR)

    assert (done.proposed, done.confirmed) == (lesson.proposed, better)
    assert (done.is_edited, done.decided_by, done.proposed_by) == (True, "Fatma", "worker")


def test_a_confirmed_lesson_is_found_by_its_words(base: KnowledgeBase, report_id: str) -> None:
    lesson = proposed(base, report_id)
    base.lessons.confirm(lesson.id, by=COORDINATOR)

    hits = base.lesson_finder.find(lesson.content.statement, viewer=READER)

    assert [hit.lesson.id for hit in hits] == [lesson.id]


def test_a_lesson_of_a_withdrawn_report_is_found_no_more(
    base: KnowledgeBase, report_id: str
) -> None:
    lesson = base.lessons.confirm(proposed(base, report_id).id, by=COORDINATOR)

    base.library.withdraw(report_id, by=COORDINATOR)

    assert base.lesson_finder.find(lesson.content.statement, viewer=COORDINATOR) == ()
    assert base.lessons.confirmed(viewer=COORDINATOR) == ()


def test_deleting_a_report_leaves_no_word_of_its_lessons_on_disk(
    base: KnowledgeBase, report_id: str, tmp_path: Path
) -> None:
    lesson = proposed(base, report_id)
    secret = "Zonnebloemkwekerij"  # noqa: S105
    base.lessons.confirm(lesson.id, replace(lesson.proposed, statement=secret), by=COORDINATOR)

    base.library.delete(report_id, by=COORDINATOR)

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    for form in (secret, secret.casefold()):
        assert not [path for path in files if form.encode() in path.read_bytes()]


def test_a_writer_may_not_confirm(base: KnowledgeBase, report_id: str) -> None:
    with pytest.raises(NotAllowed):
        base.lessons.confirm(proposed(base, report_id).id, by=WRITER)


def test_a_statement_of_more_than_thirty_words_is_sent_back(
    base: KnowledgeBase, report_id: str
) -> None:
    lesson = proposed(base, report_id)

    with pytest.raises(InvalidEntry, match="31 words"):
        base.lessons.confirm(
            lesson.id, replace(lesson.proposed, statement="woord " * 31), by=COORDINATOR
        )


def test_a_rejection_needs_a_reason_and_can_be_undone(base: KnowledgeBase, report_id: str) -> None:
    lesson = proposed(base, report_id)

    with pytest.raises(InvalidEntry):
        base.lessons.reject(lesson.id, reason=" ", by=COORDINATOR)
    base.lessons.reject(lesson.id, reason="een doel", by=COORDINATOR)
    assert base.lessons.undo(report_id, by=COORDINATOR) == "rejected"
    assert base.lessons.lesson(lesson.id, viewer=COORDINATOR).status is LessonStatus.PROPOSED


def test_undoing_a_confirmation_takes_it_out_of_search(base: KnowledgeBase, report_id: str) -> None:
    lesson = proposed(base, report_id)
    base.lessons.confirm(lesson.id, by=COORDINATOR)

    base.lessons.undo(report_id, by=COORDINATOR)

    assert base.lesson_finder.find(lesson.content.statement, viewer=READER) == ()
    with pytest.raises(Conflict):
        base.lessons.undo(report_id, by=COORDINATOR)


def test_each_person_undoes_their_own_acts(base: KnowledgeBase, report_id: str) -> None:
    base.lessons.confirm(proposed(base, report_id).id, by=COORDINATOR)
    other = replace(COORDINATOR, name="Jan")

    with pytest.raises(Conflict):
        base.lessons.undo(report_id, by=other)


def test_a_split_lesson_is_two_and_undone_in_one_step(base: KnowledgeBase, report_id: str) -> None:
    lesson = proposed(base, report_id)
    first = replace(lesson.proposed, statement="Het eerste.")
    second = replace(lesson.proposed, statement="Het tweede.", kind=LessonKind.CONDITION)

    base.lessons.split(lesson.id, first, second, by=COORDINATOR)
    both = base.lessons.of_report(report_id, viewer=COORDINATOR)
    base.lessons.undo(report_id, by=COORDINATOR)

    assert sorted(made.content.statement for made in both) == ["Het eerste.", "Het tweede."]
    (left,) = base.lessons.of_report(report_id, viewer=COORDINATOR)
    assert (left.id, left.status) == (lesson.id, LessonStatus.PROPOSED)


def test_a_merged_lesson_gives_its_quote_to_the_other_and_is_undone_in_one_step(
    base: KnowledgeBase, report_id: str
) -> None:
    one, other = proposed(base, report_id, 0), proposed(base, report_id, 1)

    kept = base.lessons.merge(one.id, other.id, by=COORDINATOR)

    assert len(kept.quotes) == 2
    assert kept.content.kind is None  # it was suggested alone
    assert base.lessons.lesson(one.id, viewer=COORDINATOR).merged_into == other.id
    base.lessons.undo(report_id, by=COORDINATOR)
    statuses = {lesson.status for lesson in base.lessons.of_report(report_id, viewer=COORDINATOR)}
    assert statuses == {LessonStatus.PROPOSED}


def test_lessons_of_two_reports_are_linked_and_never_merged(
    base: KnowledgeBase, report_id: str
) -> None:
    other_report = bring_in(base, tuple(reversed(REPAIR)), "Moer")
    one, other = proposed(base, report_id), proposed(base, other_report)

    with pytest.raises(Conflict):
        base.lessons.merge(one.id, other.id, by=COORDINATOR)
    base.lessons.link_same(one.id, other.id, by=COORDINATOR)
    base.lessons.link_same(other.id, one.id, by=COORDINATOR)
    assert [twin.id for twin in base.lessons.same_as(one.id, viewer=COORDINATOR)] == [other.id]


def test_new_proposals_replace_the_open_ones_and_leave_decisions(
    base: KnowledgeBase, report_id: str
) -> None:
    decided = base.lessons.confirm(proposed(base, report_id, 0).id, by=COORDINATOR)
    old = proposed(base, report_id, 1)
    again = [LessonProposal(decided.proposed, "nl"), LessonProposal(old.proposed, "nl")]

    made = base.lessons.replace_open(report_id, again, by="worker")

    ids = {lesson.id for lesson in base.lessons.of_report(report_id, viewer=COORDINATOR)}
    assert ids == {decided.id, *made}
    assert len(made) == 1


def test_the_queue_counts_what_is_open_unchanged_edited_and_rejected(
    base: KnowledgeBase, report_id: str
) -> None:
    lessons = [proposed(base, report_id, number % 2) for number in range(4)]
    base.lessons.confirm(lessons[0].id, by=COORDINATOR)
    edited = replace(lessons[1].proposed, statement="Anders gezegd.")
    base.lessons.confirm(lessons[1].id, edited, by=COORDINATOR)
    base.lessons.reject(lessons[2].id, reason="een doel", by=COORDINATOR)

    (entry,) = base.lessons.review_queue(viewer=COORDINATOR)

    assert (entry.open_count, entry.unchanged_count, entry.edited_count) == (1, 1, 1)
    assert (entry.rejected_count, entry.more_count) == (1, 0)


def test_the_doctor_finds_a_lesson_whose_quote_was_altered(
    base: KnowledgeBase, report_id: str
) -> None:
    lesson = proposed(base, report_id)
    with base.database.writing() as connection:
        connection.exec_driver_sql("UPDATE lesson_quotes SET exact = replace(exact, 'e', 'a')")

    broken = {f.check: f.broken for f in base.upkeep.examine() if not f.is_in_order}

    assert broken == {"lesson_quotes": (lesson.id,)}


def test_lessons_are_found_again_after_reindexing(base: KnowledgeBase, report_id: str) -> None:
    lesson = base.lessons.confirm(proposed(base, report_id).id, by=COORDINATOR)
    with base.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM embeddings")
        connection.exec_driver_sql("DELETE FROM lesson_lexical_passages")

    base.upkeep.embed_missing()
    base.upkeep.rebuild_lexical()

    assert all(finding.is_in_order for finding in base.upkeep.examine())
    hits = base.lesson_finder.find(lesson.content.statement, viewer=READER)
    assert [hit.lesson.id for hit in hits] == [lesson.id]


def test_a_suggestion_left_out_is_no_change_and_one_put_in_its_place_is(
    base: KnowledgeBase, report_id: str
) -> None:
    left_out, other = proposed(base, report_id, 0), proposed(base, report_id, 1)

    done = base.lessons.confirm(left_out.id, replace(left_out.proposed, kind=None), by=COORDINATOR)
    changed = replace(other.proposed, kind=LessonKind.OBSTACLE)

    assert not done.is_edited
    assert base.lessons.confirm(other.id, changed, by=COORDINATOR).is_edited


def test_shares_are_told_of_all_and_of_one_coordinator(base: KnowledgeBase, report_id: str) -> None:
    lessons = [proposed(base, report_id, number % 2) for number in range(3)]
    base.lessons.confirm(lessons[0].id, by=COORDINATOR)
    base.lessons.reject(lessons[1].id, reason="een doel", by=COORDINATOR)
    base.lessons.reject(lessons[2].id, reason="een doel", by=replace(COORDINATOR, name="Jan"))

    everybody = base.lessons.review_shares(viewer=COORDINATOR)
    mine = base.lessons.review_shares(viewer=COORDINATOR, who=COORDINATOR.name)

    assert (everybody.unchanged_count, everybody.rejected_count) == (1, 2)
    assert (mine.unchanged_count, mine.rejected_count, mine.total_count) == (1, 1, 2)


def test_lessons_said_to_say_the_same_can_be_taken_apart_again(
    base: KnowledgeBase, report_id: str
) -> None:
    other_report = bring_in(base, tuple(reversed(REPAIR)), "Moer")
    one, other = proposed(base, report_id), proposed(base, other_report)
    base.lessons.link_same(one.id, other.id, by=COORDINATOR)

    base.lessons.unlink_same(other.id, one.id, by=COORDINATOR)

    assert base.lessons.same_as(one.id, viewer=COORDINATOR) == ()
