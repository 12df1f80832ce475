"""A new version of a report: what people decided on its lessons goes along, all or nothing."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.lesson_versions import CarriedOver
from knowledge.model.lesson import Lesson, LessonProposal, LessonSource, LessonStatus
from knowledge.model.quote import find_again
from knowledge.model.report import ReportDetails
from knowledge.model.span import Span
from knowledge.settings import Settings
from tests.knowledge.test_lessons import proposed, sentence
from tests.knowledge.test_search import REPAIR, bring_in
from tests.samples import COORDINATOR, READER

NEWER = ("Vooraf een nieuwe zin.", REPAIR[0])
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(Settings(data=tmp_path, embedder="hashing"))


@pytest.fixture
def report_id(base: KnowledgeBase) -> str:
    return bring_in(base, REPAIR, "Schroef")


def confirmed(base: KnowledgeBase, report_id: str, number: int) -> Lesson:
    return base.lessons.confirm(proposed(base, report_id, number).id, by=COORDINATOR)


def proposed_in_newer(base: KnowledgeBase, earlier: Lesson) -> tuple[str, str]:
    """Bring in a new version in which the program proposes a lesson too; return both ids."""
    newer = bring_in(base, NEWER, "Schroef, tweede druk")
    span = find_again(earlier.quotes[0], base.library.text(newer, viewer=COORDINATOR).text)
    assert span is not None
    again = LessonProposal(replace(earlier.proposed, spans=(span,)), "nl")
    (made,) = base.lessons.propose(newer, [again], by="worker")
    return newer, made


def waits_to_replace(base: KnowledgeBase, newer: str, older: str) -> None:
    """Let a report wait for publishing as the newer version of another."""
    base.library.withdraw(newer, by=COORDINATOR)
    base.library.describe(newer, ReportDetails(version_of=older), by=COORDINATOR)


def standing(base: KnowledgeBase, *report_ids: str) -> list[tuple[str, str, str]]:
    """Return how reports and their lessons stand."""
    found: list[tuple[str, str, str]] = []
    for report_id in report_ids:
        report = base.library.report(report_id, viewer=COORDINATOR)
        lessons = base.lessons.of_report(report_id, viewer=COORDINATOR)
        found.append((report_id, report.status, report.version_of))
        found += [(lesson.id, lesson.status, lesson.note) for lesson in lessons]
    return found


def by_status(base: KnowledgeBase, report_id: str) -> dict[LessonStatus, Lesson]:
    found = base.lessons.of_report(report_id, viewer=COORDINATOR)
    assert len(found) == len({lesson.status for lesson in found})
    return {lesson.status: lesson for lesson in found}


def test_lessons_move_to_a_new_version_by_their_quotes(base: KnowledgeBase, report_id: str) -> None:
    kept, lost = confirmed(base, report_id, 0), confirmed(base, report_id, 1)
    newer = bring_in(base, NEWER, "Schroef, tweede druk")

    told = base.lesson_versions.carry_over(report_id, newer, by=COORDINATOR)

    assert told == CarriedOver(found_count=1, lost_count=1)
    (moved,) = base.lessons.of_report(newer, viewer=COORDINATOR)
    assert moved.content.statement == kept.content.statement
    assert moved.quotes[0].is_held_by(base.library.text(newer, viewer=COORDINATOR))
    back = base.lessons.lesson(lost.id, viewer=COORDINATOR)
    assert (back.status, back.note) == (LessonStatus.PROPOSED, f"not_found_in:{newer}")


def test_a_carried_lesson_is_found_by_words_and_meaning(
    base: KnowledgeBase, report_id: str
) -> None:
    kept = confirmed(base, report_id, 0)
    broken = REPAIR[0].replace("schrijft elk", "schrijft\nelk")
    newer = bring_in(base, ("Vooraf een nieuwe zin.", broken), "Schroef, tweede druk")

    base.lesson_versions.carry_over(report_id, newer, by=COORDINATOR)

    (moved,) = base.lessons.of_report(newer, viewer=COORDINATOR)
    hits = base.lesson_finder.find(kept.content.statement, viewer=READER)
    assert moved.quotes[0].exact != kept.quotes[0].exact
    assert moved.id in {hit.lesson.id for hit in hits}
    assert all(finding.is_in_order for finding in base.upkeep.examine())


def test_what_the_program_proposed_of_the_same_words_becomes_one_with_the_lesson(
    base: KnowledgeBase, report_id: str
) -> None:
    kept = confirmed(base, report_id, 0)
    newer, made = proposed_in_newer(base, kept)

    for _time in range(2):
        base.lesson_versions.carry_over(report_id, newer, by=COORDINATOR)

    found = by_status(base, newer)
    moved, proposal = found[LessonStatus.CONFIRMED], found[LessonStatus.MERGED]
    assert (moved.source, moved.content.statement) == (
        LessonSource.EARLIER_VERSION,
        kept.content.statement,
    )
    assert (proposal.id, proposal.merged_into) == (made, moved.id)


def test_a_rejection_holds_in_the_new_version_too(base: KnowledgeBase, report_id: str) -> None:
    earlier = proposed(base, report_id, 0)
    base.lessons.reject(earlier.id, reason="plan", by=replace(COORDINATOR, name="Jan"))
    newer, made = proposed_in_newer(base, earlier)

    told = base.lesson_versions.carry_over(report_id, newer, by=COORDINATOR)

    found = by_status(base, newer)
    rejected, proposal = found[LessonStatus.REJECTED], found[LessonStatus.MERGED]
    assert told == CarriedOver(rejected_count=1)
    assert (rejected.note, rejected.proposed_by, rejected.decided_by) == ("plan", "Jan", "Fatma")
    assert (proposal.id, proposal.merged_into) == (made, rejected.id)


def test_what_was_rejected_is_not_proposed_anew_in_the_new_version(
    base: KnowledgeBase, report_id: str
) -> None:
    earlier = proposed(base, report_id, 0)
    base.lessons.reject(earlier.id, reason="plan", by=COORDINATOR)
    newer = bring_in(base, NEWER, "Schroef, tweede druk")
    base.lesson_versions.carry_over(report_id, newer, by=COORDINATOR)
    (held,) = base.lessons.of_report(newer, viewer=COORDINATOR)
    again = LessonProposal(held.proposed, "nl")

    assert base.lessons.replace_open(newer, [again], by="worker") == ()


def test_a_proposal_of_more_words_than_were_rejected_still_waits(
    base: KnowledgeBase, report_id: str
) -> None:
    earlier = proposed(base, report_id, 0)
    base.lessons.reject(earlier.id, reason="plan", by=COORDINATOR)
    newer = bring_in(base, NEWER, "Schroef, tweede druk")
    end = len(base.library.text(newer, viewer=COORDINATOR).text)
    longer = replace(earlier.proposed, statement="Beide zinnen.", spans=(Span(0, end),))
    (made,) = base.lessons.propose(newer, [LessonProposal(longer, "nl")], by="worker")

    base.lesson_versions.carry_over(report_id, newer, by=COORDINATOR)

    assert base.lessons.lesson(made, viewer=COORDINATOR).status is LessonStatus.PROPOSED


def test_undoing_a_rejection_that_came_along_leaves_one_lesson_to_decide_on(
    base: KnowledgeBase, report_id: str
) -> None:
    earlier = proposed(base, report_id, 0)
    base.lessons.reject(earlier.id, reason="plan", by=COORDINATOR)
    newer, _made = proposed_in_newer(base, earlier)
    base.lesson_versions.carry_over(report_id, newer, by=COORDINATOR)

    assert base.lessons.undo(newer, by=COORDINATOR) == "rejected"

    found = by_status(base, newer)
    assert found[LessonStatus.PROPOSED].source is LessonSource.EARLIER_VERSION
    assert found[LessonStatus.MERGED].merged_into == found[LessonStatus.PROPOSED].id


def test_what_a_person_decided_in_the_new_version_stays(
    base: KnowledgeBase, report_id: str
) -> None:
    kept = confirmed(base, report_id, 0)
    newer, made = proposed_in_newer(base, kept)
    base.lessons.reject(made, reason="vague", by=COORDINATOR)

    base.lesson_versions.carry_over(report_id, newer, by=COORDINATOR)

    found = base.lessons.of_report(newer, viewer=COORDINATOR)
    assert [(one.id, one.status) for one in found] == [(made, LessonStatus.REJECTED)]


def test_a_lesson_says_the_same_as_before_in_the_new_version(
    base: KnowledgeBase, report_id: str
) -> None:
    kept = confirmed(base, report_id, 0)
    twin = confirmed(base, bring_in(base, tuple(reversed(REPAIR)), "Moer"), 1)
    base.lessons.link_same(twin.id, kept.id, by=COORDINATOR)
    newer = bring_in(base, NEWER, "Schroef, tweede druk")

    base.lesson_versions.carry_over(report_id, newer, by=COORDINATOR)

    (moved,) = base.lessons.of_report(newer, viewer=COORDINATOR)
    assert [one.id for one in base.lessons.same_as(moved.id, viewer=COORDINATOR)] == [twin.id]


def test_what_came_along_counts_in_no_share(base: KnowledgeBase, report_id: str) -> None:
    confirmed(base, report_id, 0)
    newer = bring_in(base, NEWER, "Schroef, tweede druk")
    before = base.lessons.review_shares(viewer=COORDINATOR)

    base.lesson_versions.carry_over(report_id, newer, by=COORDINATOR)

    assert base.lessons.review_shares(viewer=COORDINATOR) == before


def test_a_lesson_that_lost_its_words_is_proven_anew_and_taken_back_in_one_step(
    base: KnowledgeBase, report_id: str
) -> None:
    lost = confirmed(base, report_id, 1)
    newer, made = proposed_in_newer(base, proposed(base, report_id, 0))
    base.lesson_versions.carry_over(report_id, newer, by=COORDINATOR)
    before = standing(base, report_id, newer)
    span = sentence(base, newer, 1)

    moved = base.lesson_versions.move_to(lost.id, newer, span, by=COORDINATOR)

    assert (moved.report_id, moved.quotes[0].span) == (newer, span)
    assert moved.content.statement == lost.content.statement
    assert base.lessons.lesson(lost.id, viewer=COORDINATOR).status is LessonStatus.WITHDRAWN
    proposal = base.lessons.lesson(made, viewer=COORDINATOR)
    assert (proposal.status, proposal.merged_into) == (LessonStatus.MERGED, moved.id)
    assert base.lessons.undo(report_id, by=COORDINATOR) == "moved"
    assert standing(base, report_id, newer) == before


_PUBLISHING = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from knowledge.bootstrap import open_base
from knowledge.settings import Settings
from tests.samples import COORDINATOR

base = open_base(Settings(data=Path(sys.argv[1]), embedder="hashing"))
base.database.engine.dispose()

@event.listens_for(base.database.engine, "connect")
def _connected(connection, _record):
    connection.create_function("stop_here", 0, lambda: os.kill(os.getpid(), signal.SIGKILL))

base.library.publish(sys.argv[2], by=COORDINATOR)
"""


def stop_at(base: KnowledgeBase, moment: str, act: str) -> None:
    """Let the records do something at one moment of a transaction."""
    with base.database.writing() as connection:
        connection.exec_driver_sql(f"CREATE TRIGGER stops {moment} BEGIN SELECT {act}; END")


def go_on(base: KnowledgeBase) -> None:
    with base.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER stops")


@pytest.mark.parametrize(
    "moment",
    [
        "AFTER UPDATE OF status ON reports WHEN new.status = 'withdrawn'",
        "AFTER INSERT ON lessons",
        "AFTER UPDATE ON lessons WHEN new.status = 'confirmed'",
        "AFTER UPDATE ON lessons WHEN new.note LIKE 'not_found_in:%'",
    ],
)
def test_a_process_killed_while_it_publishes_a_new_version_leaves_all_as_it_was(
    base: KnowledgeBase, report_id: str, tmp_path: Path, moment: str
) -> None:
    kept = confirmed(base, report_id, 0)
    confirmed(base, report_id, 1)
    newer, _made = proposed_in_newer(base, kept)
    waits_to_replace(base, newer, report_id)
    before = standing(base, report_id, newer)
    stop_at(base, moment, "stop_here()")

    ended = subprocess.run(
        [sys.executable, "-c", _PUBLISHING, str(tmp_path), newer],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )

    assert ended.returncode == -signal.SIGKILL
    assert standing(base, report_id, newer) == before
    go_on(base)
    base.library.publish(newer, by=COORDINATOR)
    assert by_status(base, newer)[LessonStatus.CONFIRMED].quotes[0].exact == kept.quotes[0].exact
    assert all(finding.is_in_order for finding in base.upkeep.examine())
