"""The commands of lessons: each decides or tells what the page does."""

import json
from pathlib import Path

import pytest

from knowledge.bootstrap import open_base
from knowledge.errors import Conflict
from knowledge.model.lesson import LessonContent, LessonKind, LessonProposal
from knowledge.settings import read_settings
from tests.app.test_cli import Run
from tests.samples import COORDINATOR


@pytest.fixture
def run(tmp_path: Path) -> Run:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "verslag.txt").write_text(
        "De balie schrijft elk apparaat in. Daardoor wacht niemand langer dan een uur.", "utf-8"
    )
    return Run(tmp_path)


def proposed(run: Run, count: int = 1) -> tuple[str, list[str]]:
    """Return a published report with proposals for its sentences, the first ones first."""
    report_id = run.taken_in()
    run("publish", report_id)
    base = open_base(read_settings(run.environment_of_base()))
    text = base.library.text(report_id, viewer=COORDINATOR).text
    (passage,) = base.library.passages(report_id, viewer=COORDINATOR)
    made = base.lessons.propose(
        report_id,
        [
            LessonProposal(LessonContent(span.of(text), (span,), kind=LessonKind.WORKED), "nl")
            for span in passage.sentences[:count]
        ],
        by="worker",
    )
    base.close()
    return report_id, list(made)


def test_a_confirmed_lesson_stands_in_the_list_with_its_quote(run: Run) -> None:
    _report, (lesson_id,) = proposed(run)
    assert run("lessons", "list").stdout == ""

    words = "Schrijf elk apparaat in."
    run("lessons", "confirm", lesson_id, "--kind", "worked", "--statement", words)

    (lesson,) = json.loads(run("lessons", "list", "--json").output)
    assert (lesson["id"], lesson["confirmed"]["kind"]) == (lesson_id, "worked")
    assert lesson["quotes"][0]["exact"] == "De balie schrijft elk apparaat in."
    assert "Proposed was: De balie" in run("lessons", "show", lesson_id).output


def test_what_is_suggested_is_taken_only_where_that_is_asked_for(run: Run) -> None:
    _report, (lesson_id,) = proposed(run)
    assert "Worked (suggested)" in run("lessons", "show", lesson_id).output

    bare = json.loads(run("lessons", "confirm", lesson_id, "--json").output)
    whole = run("lessons", "confirm", lesson_id, "--with-suggestions", "--json").output

    assert bare["confirmed"]["kind"] is None
    assert json.loads(whole)["confirmed"]["kind"] == "worked"


def test_the_queue_counts_what_is_left(run: Run) -> None:
    report_id, (first, _second) = proposed(run, 2)
    (before,) = json.loads(run("lessons", "queue", "--json").output)

    run("lessons", "reject", first, "--reason", "een plan")

    (entry,) = json.loads(run("lessons", "queue", "--json").output)
    left = before["open_count"] - 1
    assert left > 0
    assert (entry["report_id"], entry["open_count"]) == (report_id, left)
    assert (before["rejected_count"], entry["rejected_count"]) == (0, 1)
    assert f"{left} open" in run("lessons", "queue").output


def test_a_report_is_taken_into_ones_own_queue_and_left_again(run: Run) -> None:
    report_id, _lessons = proposed(run)
    assert json.loads(run("lessons", "queue", "--mine", "--json").output) == []

    run("lessons", "take", report_id)
    (entry,) = json.loads(run("lessons", "queue", "--mine", "--json").output)
    run("lessons", "leave", report_id)

    assert entry["report_id"] == report_id
    assert f"taken by {entry['reviewer']}" not in run("lessons", "queue").output
    assert json.loads(run("lessons", "queue", "--mine", "--json").output) == []


def test_the_last_act_is_undone(run: Run) -> None:
    report_id, (lesson_id,) = proposed(run)
    run("lessons", "reject", lesson_id, "--reason", "een plan")

    undone = run("lessons", "undo", report_id, "--json")

    assert json.loads(undone.output)["undone"] == "rejected"
    assert lesson_id in run("lessons", "list", "--report", report_id, "--status", "proposed").output
    with pytest.raises(Conflict):
        run("lessons", "undo", report_id)


def test_a_lesson_taken_back_waits_again_once_it_is_reopened(run: Run) -> None:
    _report, (lesson_id,) = proposed(run)
    run("lessons", "confirm", lesson_id)

    run("lessons", "withdraw", lesson_id, "--reason", "klopt niet meer")
    assert "Taken back" in run("lessons", "list", "--status", "withdrawn").output
    run("lessons", "reopen", lesson_id)

    assert json.loads(run("lessons", "show", lesson_id, "--json").output)["status"] == "proposed"


def test_two_lessons_of_one_report_that_say_the_same_become_one(run: Run) -> None:
    _report, (one, other) = proposed(run, 2)

    kept = json.loads(run("lessons", "same", one, other, "--json").output)

    assert (kept["id"], len(kept["quotes"])) == (other, 2)


def test_a_lesson_that_says_two_things_becomes_two(run: Run) -> None:
    _report, (lesson_id,) = proposed(run)

    run("lessons", "split", lesson_id, "Schrijf alles in.", "Dan wacht niemand.")

    found = json.loads(run("lessons", "list", "--json").output)
    statements = {lesson["confirmed"]["statement"] for lesson in found}
    assert statements == {"Schrijf alles in.", "Dan wacht niemand."}
