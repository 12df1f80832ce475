"""The command line: every command does what it says, with exit codes that mean something."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from app.cli.main import doorwerk
from app.cli.opened import CliError
from knowledge.errors import PersonalDataOpen, StoreDamaged
from knowledge.records.originals import Originals
from tests.ingest.collect.servers import posting

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

    def environment_of_base(self) -> dict[str, str]:
        """Return the settings alone, without what stands for the machine."""
        return {k: v for k, v in self.environment.items() if k.startswith("DOORWERK_")}

    def taken_in(self) -> str:
        self("ingest", str(self.folder / "in"), "--wait")
        return str(json.loads(self("reports", "--json").output)[0]["id"])


def test_a_file_goes_in_and_waits_for_review(run: Run) -> None:
    result = run("ingest", str(run.folder / "in"), "--wait")

    assert "verslag.txt: Ready for review" in result.output
    assert result.return_value == 0


def test_one_report_that_cannot_be_published_yet_does_not_stop_the_others(run: Run) -> None:
    (run.folder / "in" / "mail.txt").write_text("Bel Piet de Boer op 06 12345678.", "utf-8")
    run("ingest", str(run.folder / "in"), "--wait")

    ended = run("publish", "--all")

    states = {r["file_name"]: r["status"] for r in json.loads(run("reports", "--json").output)}
    assert states == {"mail.txt": "under_review", "verslag.txt": "published"}
    assert "telephone number: 1" in ended.output
    assert "1 report published" in ended.output
    assert ended.return_value == 1


def test_the_command_line_speaks_the_language_of_the_machine(run: Run) -> None:
    run.taken_in()
    run.environment["LANG"] = "nl_NL.UTF-8"

    assert "Verslagen: wacht op beoordeling" in run("status").output
    assert "Originelen: in orde" in run("doctor").output


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


def test_a_report_is_not_deleted_before_the_question_is_answered(run: Run) -> None:
    report_id = run.taken_in()

    with pytest.raises(click.Abort):
        run("delete", report_id)

    assert [report["id"] for report in json.loads(run("reports", "--json").output)] == [report_id]


def test_what_is_stated_of_a_report_stands_in_the_list(run: Run) -> None:
    report_id = run.taken_in()

    run("describe", report_id, "--title", "Vijf jaar balie", "--initiative", "De Schroef",
        "--place", "Deventer", "--country", "nl", "--year", "2021")  # fmt: skip

    (report,) = json.loads(run("reports", "--json").output)
    assert (report["title"], report["year"]) == ("Vijf jaar balie", 2021)
    assert report["initiative"]["places"] == ["Deventer"]
    assert report["initiative"]["country"] == "NL"


def test_what_is_not_stated_of_an_initiative_stays_as_it_was(run: Run) -> None:
    report_id = run.taken_in()
    run("describe", report_id, "--initiative", "De Schroef", "--place", "Ede", "--kind", "tuin")

    run("describe", report_id, "--country", "nl", "--level", "neighbourhood")

    (report,) = json.loads(run("reports", "--status", "under_review", "--json").output)
    assert report["initiative"] | {"id": ""} == {
        "id": "",
        "name": "De Schroef",
        "kind": "tuin",
        "level": "neighbourhood",
        "places": ["Ede"],
        "country": "NL",
    }


def test_a_fact_that_cannot_be_used_is_told_and_nothing_is_written(run: Run) -> None:
    report_id = run.taken_in()

    with pytest.raises(CliError, match="country is two capitals"):
        run("describe", report_id, "--initiative", "De Schroef", "--country", "nowhere")

    assert json.loads(run("reports", "--json").output)[0]["initiative"] is None


def test_a_withdrawn_report_is_found_no_more_and_stays_in_the_list(run: Run) -> None:
    report_id = run.taken_in()
    run("publish", report_id)
    assert run("search", "balie apparaat").return_value == 0

    run("withdraw", report_id)

    assert run("search", "balie apparaat").return_value == 1
    (report,) = json.loads(run("reports", "--json").output)
    assert (report["id"], report["status"]) == (report_id, "withdrawn")


def test_a_refused_file_is_forgotten_when_it_is_discarded(run: Run) -> None:
    (run.folder / "in" / "leeg.txt").write_bytes(b"")
    run.taken_in()
    jobs = json.loads(run("jobs", "--json").output)
    (refused,) = (job for job in jobs if job["state"] == "refused")

    after = json.loads(run("jobs", "--discard", refused["id"], "--json").output)

    assert [job["file_name"] for job in after] == ["verslag.txt"]


def test_the_doctor_exits_with_1_until_what_is_off_is_mended(run: Run) -> None:
    run.taken_in()
    Originals(run.folder / "var" / "originals").keep(b"left behind")

    found = run("doctor")
    mended = run("doctor", "--mend")

    assert "Unused files: 1 off" in found.output
    assert (found.return_value, mended.return_value, run("doctor").return_value) == (1, 0, 0)


def test_status_and_doctor_tell_the_same_in_json(run: Run) -> None:
    run.taken_in()

    status = json.loads(run("status", "--json").output)
    findings = json.loads(run("doctor", "--json").output)

    assert status["reports"]["under_review"] == 1
    assert all(finding["broken_count"] == 0 for finding in findings)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("show", "rep-none.0"), 3, "“rep-none.0” is not in the base"),
        (("delete", "rep-none", "--yes"), 3, "“rep-none” is not in the base"),
        (("jobs", "--retry", "job-none"), 3, "“job-none” is not in the base"),
        (("publish",), 2, "Name at least one report"),
        (("--as", " x", "publish", "--all"), 2, "a name has 1 to 80"),
        (("search",), 2, "Missing argument"),
    ],
    ids=["no passage", "no report", "no job", "words off", "name off", "usage"],
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


def test_the_app_does_not_start_on_records_that_cannot_be_read(run: Run) -> None:
    (run.folder / "var").mkdir()
    (run.folder / "var" / "records.sqlite").write_bytes(b"this is not a database" * 50)

    with pytest.raises(StoreDamaged, match="restore the newest backup"):
        run("serve", "--no-browser", "--port", "8599")


def test_an_unknown_setting_is_told(run: Run) -> None:
    run.environment["DOORWERK_COLOUR"] = "green"

    with pytest.raises(ValueError, match="DOORWERK_COLOUR"):
        run("status")


def test_rights_are_stated_one_by_one_and_the_others_stay(run: Run) -> None:
    report_id = run.taken_in()

    run("describe", report_id, "--holder", "Dorpsraad", "--keep-until", "2020-01-01")
    run("describe", report_id, "--may-share-file", "no")
    found = json.loads(run("reports", "--past-keep-until", "--json").output)

    assert [report["id"] for report in found] == [report_id]
    assert found[0]["rights"]["holder"] == "Dorpsraad"
    assert found[0]["rights"]["may_share_file"] == "no"


def test_a_day_that_is_none_is_told_with_exit_code_2(run: Run) -> None:
    report_id = run.taken_in()

    with pytest.raises(CliError, match="rights") as caught:
        run("describe", report_id, "--keep-until", "morgen")

    assert caught.value.exit_code == 2


def test_a_report_that_looks_like_another_is_asked_about_and_answered(run: Run) -> None:
    run.taken_in()
    (run.folder / "in" / "ook.md").write_text(f"{TEXT}\n", "utf-8")
    run("ingest", str(run.folder / "in"), "--wait")

    question = json.loads(run("duplicates", "--json").output)[0]
    answer = run("duplicates", "--decide", question["id"], "--is", "part_of")

    assert "It is a part of that report" in answer.output
    assert json.loads(run("duplicates", "--json").output) == []


def test_a_question_without_an_answer_is_told_with_exit_code_2(run: Run) -> None:
    with pytest.raises(CliError, match="together"):
        run("duplicates", "--decide", "res-1")


def test_personal_data_keeps_a_report_back_until_it_is_decided_about(run: Run) -> None:
    (run.folder / "in" / "verslag.txt").write_text(f"{TEXT} Bel 06-12345678.", "utf-8")
    report_id = run.taken_in()

    with pytest.raises(PersonalDataOpen, match="1 phone"):
        run("publish", report_id)
    listed = run("personal", report_id)
    decided = run("personal", report_id, "--consented", "1", "--json")

    assert "1  Telephone number · Nothing decided" in listed.output
    assert (listed.return_value, decided.return_value) == (1, 0)
    assert json.loads(decided.output)[0]["finding"]["decision"] == "consented"
    assert "published" in run("publish", report_id).output


def test_a_watched_folder_is_emptied_into_done(run: Run) -> None:
    result = run("watch", str(run.folder / "in"), "--until-empty")

    assert "1 file ended." in result.output
    assert (run.folder / "in" / "done" / "verslag.txt").is_file()


def test_the_folder_of_the_base_itself_is_not_watched(run: Run) -> None:
    with pytest.raises(CliError, match="lies in this folder"):
        run("watch", str(run.folder))


def test_an_address_that_leads_inward_is_told_with_exit_code_1(run: Run) -> None:
    result = run("collect", "http://169.254.169.254/latest/meta-data/")

    assert "may not be collected from" in result.output
    assert result.return_value == 1
    assert "169.254.169.254" in run("collect").output


def test_the_mailbox_is_looked_into_at_once_if_one_is_set(run: Run) -> None:
    with pytest.raises(CliError, match="No mailbox is set"):
        run("collect", "--mailbox")
    with posting() as post:
        run.environment |= {
            "DOORWERK_MAIL_HOST": "127.0.0.1",
            "DOORWERK_MAIL_PORT": str(post.port),
            "DOORWERK_MAIL_USER": "jan",
            "DOORWERK_MAIL_PASSWORD": "x",
        }
        looked = run("collect", "--mailbox")

    assert "imap://jan@127.0.0.1/INBOX: No secure connection" in looked.output
    assert looked.return_value == 1


def test_a_sheet_without_names_of_columns_is_told_so(run: Run) -> None:
    path = run.folder / "lessen.csv"
    rows = ["Wie gebeld wordt, blijft.;De Linde", "Zonder sleutel gaat geen avond door.;De Linde"]
    path.write_text("\n".join(rows), "utf-8")
    bare = run("sheet", str(path))
    path.write_text("\n".join(["Les;Initiatief", *rows]), "utf-8")
    named = run("sheet", str(path))

    assert "Row 1 was taken for the names of the columns" in bare.output
    assert "was taken for" not in named.output
    assert "2 rows fit." in named.output


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            [["Les", "Plaats"], *(["Wie belt, blijft.", str(n)] for n in range(20_001))],
            "20,000 rows",
        ),
        ([[f"kolom {n}" for n in range(201)], ["x"] * 201], "200 columns"),
        ([["Les", "Plaats"], ["x" * 20_001, "Ede"]], "20,000 characters"),
    ],
    ids=["rows", "columns", "characters"],
)
def test_a_sheet_that_is_too_large_is_told_what_is_too_much(
    run: Run, rows: list[list[str]], told: str
) -> None:
    path = run.folder / "lessen.csv"
    path.write_text("\n".join(";".join(row) for row in rows), "utf-8")

    with pytest.raises(CliError, match=told):
        run("sheet", str(path))


def test_a_sheet_is_shown_first_and_taken_in_when_confirmed(run: Run) -> None:
    path = run.folder / "lessen.csv"
    path.write_text("Les;Plaats\nDeel de sleutel met drie mensen.;Gent\n;Delft\n", "utf-8")

    shown = run("sheet", str(path))
    run("sheet", str(path), "--take-in")
    run("worker", "--until-empty")

    assert "statement: A (Les)" in shown.output
    assert "3, A (Les): Empty" in shown.output
    assert shown.return_value == 1
    assert json.loads(run("reports", "--json").output)[0]["file_name"] == "lessen.csv"


def test_a_column_that_is_not_used_is_told(run: Run) -> None:
    path = run.folder / "contact.csv"
    path.write_text("Les;Bellen naar\nDeel de sleutel met drie mensen.;Jan\n", "utf-8")

    assert "Not used: B (Bellen naar)" in run("sheet", str(path)).output


def test_a_column_can_be_named_on_the_command_line(run: Run) -> None:
    path = run.folder / "x.csv"
    path.write_text("Nr;Tekst\n1;Deel.\n", "utf-8")

    with pytest.raises(CliError, match="there are: Nr, Tekst"):
        run("sheet", str(path))
    shown = json.loads(run("sheet", str(path), "--column", "statement=Tekst", "--json").output)

    assert shown["columns"] == {"statement": [1]}


def test_rows_of_initiatives_are_entered(run: Run) -> None:
    path = run.folder / "initiatieven.csv"
    path.write_text("Naam;Land\nTuin Zuid;Nederland\n", "utf-8")

    result = run("sheet", str(path), "--kind", "initiatives", "--take-in")

    assert "New initiatives: 1." in result.output


def test_a_lesson_is_told_on_the_command_line(run: Run) -> None:
    run("lesson", "--tried", "Een pomp delen", "--happened", "Stuk.", "--advice", "Kijk hem na.")
    run("worker", "--until-empty")

    assert json.loads(run("reports", "--json").output)[0]["title"] == "Een pomp delen"


def test_removed_words_are_gone_from_text_and_disk(run: Run) -> None:
    (run.folder / "in" / "verslag.txt").write_text(f"{TEXT} Bel 06-12345678.", "utf-8")
    report_id = run.taken_in()

    removed = run("personal", report_id, "--remove", "all")

    assert "1  Telephone number · Removed" in removed.output
    assert removed.return_value == 0
    assert "█" * 11 in run("show", f"{report_id}.0").output
    files = [path for path in (run.folder / "var").rglob("*") if path.is_file()]
    assert not any(b"06-12345678" in path.read_bytes() for path in files)
