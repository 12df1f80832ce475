"""The commands of policy: a draft is checked, a lesson linked and decided about."""

import json
from pathlib import Path

import click
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
    assert run("policy", "unanswered", "--months", "0").stdout == ""


def test_a_deleted_policy_text_is_gone(run: Run) -> None:
    run("policy", "add", str(run.folder / "motie.md"))
    policy_id = json.loads(run("policy", "list", "--json").output)[0]["id"]

    run("policy", "delete", policy_id, "--yes")

    assert json.loads(run("policy", "list", "--json").output) == []


def test_a_day_before_that_of_the_text_is_asked_about(run: Run) -> None:
    motion = str(run.folder / "motie.md")
    added = run("policy", "add", motion, "--kind", "motion", "--dated", "2024-05-02", "--json")
    policy_id = json.loads(added.output)["id"]
    shown = json.loads(run("policy", "show", policy_id, "--suggest", "--json").output)
    (lesson_id,) = [hit["lesson"]["id"] for s in shown["suggestions"] for hit in s["hits"]]
    uptake_id = run("policy", "link", policy_id, "2", lesson_id).output.split()[0]

    with pytest.raises(click.Abort):
        run("policy", "decide", uptake_id, "adopted", "--on", "2004-05-02")
    said = run("policy", "decide", uptake_id, "adopted", "--on", "2004-05-02", "--yes")

    assert said.output.startswith(f"{uptake_id}  Adopted")


def test_a_list_that_holds_nothing_says_so_beside_what_a_pipe_reads(run: Run) -> None:
    for name in ("recurring", "unanswered", "list"):
        result = run("policy", name)

        assert (result.stdout, result.return_value or 0) == ("", 0)
        assert result.stderr.strip().endswith(".")
