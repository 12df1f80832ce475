"""The commands of policy: a draft is checked, a lesson linked and decided about."""

import json
from pathlib import Path

import pytest

from knowledge.bootstrap import open_base
from knowledge.model.lesson import LessonContent, LessonKind, LessonProposal
from knowledge.settings import read_settings
from tests.app.test_cli import Run
from tests.samples import COORDINATOR

SENTENCE = "De balie schrijft elk apparaat in, zodat niemand lang wacht."

ELSEWHERE = "Kapiteins varen zwijgend langs verlaten vuurtorens richting Groenland."


@pytest.fixture
def run(tmp_path: Path) -> Run:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "verslag.txt").write_text(SENTENCE, "utf-8")
    (tmp_path / "motie.md").write_text(
        f"Overwegende dat:\n\n{SENTENCE}\n\n{ELSEWHERE}\n",
        "utf-8",
    )
    run = Run(tmp_path)
    report_id = run.taken_in()
    run("publish", report_id)
    base = open_base(read_settings(run.environment_of_base()))
    (passage,) = base.library.passages(report_id, viewer=COORDINATOR)
    content = LessonContent(passage.text, (passage.span,), kind=LessonKind.WORKED)
    (lesson_id,) = base.lessons.propose(report_id, [LessonProposal(content, "nl")], by="worker")
    base.lessons.confirm(lesson_id, by=COORDINATOR)
    base.close()
    return run


def test_a_draft_is_checked_paragraph_by_paragraph(run: Run) -> None:
    result = run("check-draft", str(run.folder / "motie.md"))

    assert f"Bears it out: {SENTENCE}" in result.output
    assert "The base has no lesson on this." in result.output
    assert result.return_value == 1


def test_a_lesson_goes_from_a_link_to_a_decision_with_its_reason(run: Run) -> None:
    added = run("policy", "add", str(run.folder / "motie.md"), "--kind", "motion", "--json")
    policy_id = json.loads(added.output)["id"]
    shown = json.loads(run("policy", "show", policy_id, "--suggest", "--json").output)
    (lesson_id,) = [hit["lesson"]["id"] for s in shown["suggestions"] for hit in s["hits"]]

    linked = run("policy", "link", policy_id, "2", lesson_id)
    uptake_id = linked.output.split()[0]
    run(
        "policy",
        "decide",
        uptake_id,
        "adapted",
        "--reason",
        "kleiner begonnen",
        "--on",
        "2024-05-03",
    )

    assert "Awaits an answer" in linked.output
    (uptake,) = json.loads(run("policy", "adopted", "2024", "--json").output)
    assert [step["reason"] for step in uptake["steps"]] == ["", "kleiner begonnen"]
    assert run("policy", "unanswered", "--months", "0").output == ""


def test_a_deleted_policy_text_is_gone(run: Run) -> None:
    run("policy", "add", str(run.folder / "motie.md"))
    policy_id = json.loads(run("policy", "list", "--json").output)[0]["id"]

    run("policy", "delete", policy_id, "--yes")

    assert json.loads(run("policy", "list", "--json").output) == []
