"""Baskets and briefs on the command line: the whole way, with exit codes that mean something."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.main import doorwerk
from app.cli.said import said
from knowledge.errors import Conflict, NotAllowed
from tests.knowledge.brief_samples import FAILS, KEEPS, Learned, sample_base

Run = Callable[..., Result]


@pytest.fixture
def learned(tmp_path: Path) -> Learned:
    base, found = sample_base(tmp_path)
    base.close()
    return found


@pytest.fixture
def run(tmp_path: Path, learned: Learned) -> Run:
    environment = {
        "DOORWERK_DATA": str(tmp_path),
        "DOORWERK_EMBEDDER": "hashing",
        "LANG": "nl_NL.UTF-8",
    }

    def called(*words: str) -> Result:
        return CliRunner(env=environment).invoke(
            doorwerk, list(words), standalone_mode=False, catch_exceptions=False
        )

    return called


def drafted(run: Run, *words: str) -> str:
    made = run("brief", "draft", *words, "--title", "Vrijwilligers", "--json")
    return str(json.loads(made.output)["brief"]["id"])


def test_from_basket_to_signed_off_brief_to_file(
    run: Run, learned: Learned, tmp_path: Path
) -> None:
    put = run("basket", "put", learned.keeps, "--name", "Zorg", "--note", "inleiding", "--json")
    basket_id = json.loads(put.output)["id"]
    brief_id = drafted(run, "--basket", basket_id, "--question", "Hoe houden we ze vast?")

    run("brief", "submit", brief_id)
    with pytest.raises(NotAllowed) as refused:
        run("brief", "sign-off", brief_id)
    run("--as", "Bram", "brief", "sign-off", brief_id)
    run("brief", "export", brief_id, "--form", "markdown", "-o", str(tmp_path / "uit.md"))

    text = (tmp_path / "uit.md").read_text("utf-8")
    assert f"{KEEPS}[^1]" in text
    assert f"Daartegen, Bout: {FAILS}[^2]" in text
    assert "let a colleague sign it off" in said(refused.value)
    assert "*Akkoord van Bram*" in text
    assert "[^1]: Schroef, “Schroef”, p. 2." in text


def test_a_sentence_without_a_lesson_keeps_the_brief_inside(run: Run, learned: Learned) -> None:
    brief_id = drafted(run, learned.shed)

    run("brief", "write", brief_id, "Dit kost geld.", "--section", "advice")

    assert run("brief", "show", brief_id).return_value == 1
    with pytest.raises(Conflict):
        run("brief", "export", brief_id, "--form", "markdown")


def test_counter_evidence_is_answered_from_the_command_line(run: Run, learned: Learned) -> None:
    brief_id = drafted(run, learned.keeps)

    shown = run("brief", "answer", brief_id, learned.fails, "Daar was geen geld.")

    assert "Ons antwoord: Daar was geen geld." in shown.output


def test_the_list_marks_briefs_on_lessons_that_fell(run: Run, learned: Learned) -> None:
    brief_id = drafted(run, learned.shed)
    report_id = json.loads(run("brief", "show", brief_id, "--json").output)["brief"]["body"][
        "sections"
    ][2]["sentences"][2]["quote"]["report_id"]
    run("withdraw", report_id)

    assert "rust op een les die is teruggetrokken" in run("brief", "list").output


def test_frames_are_listed_by_name(run: Run) -> None:
    assert "Beleidskompas: vijf vragen" in run("brief", "frames").output
