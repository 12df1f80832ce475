"""The command line: every command does what it says, with exit codes that mean something."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.main import doorwerk

TEXT = "De balie schrijft elk apparaat in. Daardoor wacht niemand langer dan een uur."


@pytest.fixture
def run(tmp_path: Path) -> "Run":
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "verslag.txt").write_text(TEXT, "utf-8")
    return Run(tmp_path)


class Run:
    """Runs commands on a base of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            "DOORWERK_DATA": str(folder / "var"),
            "DOORWERK_EMBEDDER": "hashing",
            "LANG": "en_GB.UTF-8",
        }

    def __call__(self, *words: str) -> Result:
        return CliRunner(env=self.environment).invoke(
            doorwerk, list(words), standalone_mode=False, catch_exceptions=False
        )

    def taken_in(self) -> str:
        self("ingest", str(self.folder / "in"), "--wait")
        return str(json.loads(self("reports", "--json").output)[0]["id"])


def test_a_file_goes_in_and_waits_for_review(run: Run) -> None:
    result = run("ingest", str(run.folder / "in"), "--wait")

    assert "verslag.txt: Ready for review" in result.output
    assert result.return_value == 0


def test_a_refused_file_gives_its_reason_and_exit_code_1(run: Run) -> None:
    (run.folder / "in" / "leeg.txt").write_bytes(b"")

    result = run("ingest", str(run.folder / "in"), "--wait")

    assert "There is no text in this file." in result.output
    assert result.return_value == 1


def test_the_same_file_again_names_the_report(run: Run) -> None:
    report_id = run.taken_in()

    assert f"as {report_id}" in run("ingest", str(run.folder / "in")).output


def test_a_published_report_is_found_and_shown(run: Run) -> None:
    report_id = run.taken_in()
    run("publish", "--all")

    found = run("search", "balie apparaat", "--json")
    shown = run("show", f"{report_id}.0")

    assert json.loads(found.output)["hits"][0]["passage"]["id"] == f"{report_id}.0"
    assert found.return_value == 0
    assert TEXT in shown.output


def test_a_question_without_a_good_answer_exits_with_1(run: Run) -> None:
    run.taken_in()

    assert run("search", "balie").return_value == 1


def test_a_deleted_report_is_gone_from_the_list(run: Run) -> None:
    report_id = run.taken_in()

    run("delete", report_id, "--yes")

    assert json.loads(run("reports", "--json").output) == []


def test_status_and_doctor_tell_the_same_in_json(run: Run) -> None:
    run.taken_in()

    status = json.loads(run("status", "--json").output)
    findings = json.loads(run("doctor", "--json").output)

    assert status["reports"]["under_review"] == 1
    assert all(finding["broken_count"] == 0 for finding in findings)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("show", "rep-none.0"), 3, "no passage"),
        (("publish",), 2, "Name at least one report"),
        (("search",), 2, "Missing argument"),
    ],
    ids=["not found", "words off", "usage"],
)
def test_an_error_is_one_sentence_and_its_exit_code(
    run: Run, words: tuple[str, ...], code: int, sentence: str
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "app.cli", *words],
        env={"PATH": "/usr/bin:/bin", **run.environment},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == code
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_unknown_setting_is_told(run: Run) -> None:
    run.environment["DOORWERK_COLOUR"] = "green"

    with pytest.raises(ValueError, match="DOORWERK_COLOUR"):
        run("status")
