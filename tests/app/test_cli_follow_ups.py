"""The commands of letters back to initiatives: listed, shown, approved, saved once."""

import json
from pathlib import Path

import pytest

from knowledge.errors import Conflict, InvalidEntry
from tests.app.test_cli import Run
from tests.app.test_cli_policy import SENTENCE
from tests.app.test_cli_policy import run as run_with_lesson

__all__ = ["run_with_lesson"]


@pytest.fixture
def run(run_with_lesson: Run) -> Run:
    """A base with a lesson that stands in a motion."""
    run = run_with_lesson
    run("describe", json.loads(run("reports", "--json").output)[0]["id"], "--initiative", "Schroef")
    added = run("policy", "add", str(run.folder / "motie.md"), "--kind", "motion", "--json")
    policy_id = json.loads(added.output)["id"]
    shown = json.loads(run("policy", "show", policy_id, "--suggest", "--json").output)
    (lesson_id,) = [hit["lesson"]["id"] for s in shown["suggestions"] for hit in s["hits"]]
    run("policy", "link", policy_id, "2", lesson_id)
    return run


def follow_up_id(run: Run) -> str:
    return str(json.loads(run("follow-up", "list", "--json").output)[0]["id"])


def test_a_drafted_letter_is_listed_and_shown_with_its_log(run: Run) -> None:
    listed = run("follow-up", "list", "--state", "drafted").output
    shown = run("follow-up", "show", follow_up_id(run)).output

    assert "Schroef: Put before policy, motie, nl" in listed
    assert f"“{SENTENCE}”" in shown
    assert "drafted, as the change was noted" in shown


def test_nothing_is_drafted_twice(run: Run) -> None:
    assert "0 letters were drafted." in run("follow-up", "draft").output


def test_an_approved_letter_is_saved_once(run: Run, tmp_path: Path) -> None:
    name = follow_up_id(run)
    run("follow-up", "approve", name)

    result = run("follow-up", "save", name, str(tmp_path / "brief.eml"))

    assert "Taken along as a file" in result.output
    assert b"Subject: Uw les is voorgelegd" in (tmp_path / "brief.eml").read_bytes()
    with pytest.raises(Conflict):
        run("follow-up", "save", name, str(tmp_path / "brief.docx"))
    assert not (tmp_path / "brief.docx").exists()


def test_a_letter_without_its_quote_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Beste mensen,\n\nbedankt!", "utf-8")

    with pytest.raises(InvalidEntry):
        run("follow-up", "edit", follow_up_id(run), str(tmp_path / "brief.txt"))


def test_an_approved_letter_is_edited_only_after_it_is_reopened(run: Run, tmp_path: Path) -> None:
    name = follow_up_id(run)
    words = json.loads(run("follow-up", "show", name, "--json").output)["letter"]["words"]
    (tmp_path / "brief.txt").write_text(f"{words}\n\nTot ziens!", "utf-8")
    run("follow-up", "approve", name)

    with pytest.raises(Conflict):
        run("follow-up", "edit", name, str(tmp_path / "brief.txt"))
    run("follow-up", "reopen", name)
    run("follow-up", "edit", name, str(tmp_path / "brief.txt"))

    assert "Tot ziens!" in run("follow-up", "show", name).output


def test_nothing_is_sent_without_a_mail_server_and_nothing_settled_that_was_not_sent(
    run: Run,
) -> None:
    name = follow_up_id(run)
    run("follow-up", "approve", name)

    with pytest.raises(Conflict, match="DOORWERK_SMTP_HOST"):
        run("follow-up", "send", name)
    with pytest.raises(Conflict):
        run("follow-up", "settle", name, "arrived")


def test_a_letter_is_set_aside_with_a_reason_and_taken_up_again(run: Run) -> None:
    name = follow_up_id(run)

    assert "Not needed" in run("follow-up", "aside", name, "--reason", "zij weten het al").output
    assert "Not needed: zij weten het al" in run("follow-up", "show", name).output
    assert name in run("follow-up", "list", "--state", "set_aside").output
    assert "To look at" in run("follow-up", "take-up", name).output
    log = run("follow-up", "show", name).output
    assert "set aside as not needed" in log
    assert "zij weten het al" not in log
