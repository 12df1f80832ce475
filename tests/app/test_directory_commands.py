"""The commands of the directory, from entering an initiative to the file that goes out."""

import json
from pathlib import Path

import pytest

from app.cli.opened import CliError
from knowledge.errors import InvalidEntry
from tests.app.test_cli import Run


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


@pytest.fixture
def schroef(run: Run) -> str:
    return run("initiatives", "add", "De Schroef").output.strip()


def test_what_is_stated_is_shown_with_its_conditions_and_lineage(run: Run, schroef: str) -> None:
    other = run("initiatives", "add", "Mending Table").output.strip()
    run(
        "initiatives", "state", schroef, "--set", "needs=fixers; a room", "--set", "funding=unknown"
    )
    run("initiatives", "condition", schroef, "paid_coordination", "8..", "--bearing", "needed")
    run("initiatives", "link", other, schroef, "--changed", "No entry desk.")

    shown = run("initiatives", "show", schroef).output

    assert "Needs: fixers; a room" in shown
    assert "Paid by: Unknown" in shown
    assert "Needed: Paid co-ordination: 8 or more hours a week" in shown
    assert "Inspired Mending Table · No entry desk." in shown


def test_conditions_and_links_can_be_taken_back(run: Run, schroef: str) -> None:
    other = run("initiatives", "add", "Mending Table").output.strip()
    condition = run("initiatives", "condition", schroef, "premises", "yes").output.strip()
    run("initiatives", "link", other, schroef)
    run("initiatives", "uncondition", condition)
    run("initiatives", "link", other, schroef, "--undo")

    profile = json.loads(run("initiatives", "show", schroef, "--json").output)

    assert (profile["conditions"], profile["followers"]) == ([], [])


def test_the_list_is_narrowed_by_kind(run: Run, schroef: str) -> None:
    run("initiatives", "add", "Tuin Zuid")
    run("initiatives", "state", schroef, "--set", "kind=repair café")

    listed = run("initiatives", "list", "--kind", "repair café").output

    assert "De Schroef · Repair café · 0 reports" in listed
    assert "1 of 2 initiatives" in listed


def test_an_initiative_gets_another_name_or_goes(run: Run, schroef: str) -> None:
    run("initiatives", "state", schroef, "--name", "De Schroef Deventer")
    assert "De Schroef Deventer" in run("initiatives", "list").output

    run("initiatives", "state", schroef, "--remove")
    assert "0 of 0 initiatives" in run("initiatives", "list").output


@pytest.mark.parametrize("name", ["uit.csv", "uit.xlsx"])
def test_the_directory_goes_out_and_comes_back_in(run: Run, schroef: str, name: str) -> None:
    run("initiatives", "state", schroef, "--set", "summary==1+1", "--set", "places=Deventer")
    file = str(run.folder / name)

    assert "1 initiative written." in run("initiatives", "export", file).output
    result = run("initiatives", "import", file)

    assert result.return_value == 0
    assert "1 rows came in, 0 of them new initiatives; 0 were refused." in result.output


def test_a_bad_row_is_told_and_gives_exit_code_1(run: Run) -> None:
    file = run.folder / "in.csv"
    file.write_text("name,first_year\nDe Schroef,soon\n", "utf-8")

    result = run("initiatives", "import", str(file))

    assert result.return_value == 1
    assert "2: De Schroef: “first_year” holds something that is no year" in result.output


def test_a_contact_needs_consent_and_is_forgotten_on_a_word(run: Run, schroef: str) -> None:
    kept = ["--name", "Anna Invented", "--email", "a@example.org", "--consent-how", "by e-mail"]
    with pytest.raises(CliError, match="which day"):
        run("initiatives", "contact", schroef, *kept)

    run("initiatives", "contact", schroef, *kept, "--consented-on", "2026-03-01")
    assert "Anna Invented · a@example.org" in run("initiatives", "contact", schroef).output

    run("initiatives", "contact", schroef, "--withdraw")
    assert run("initiatives", "contact", schroef).return_value == 1


def test_an_unknown_field_or_value_is_told(run: Run, schroef: str) -> None:
    with pytest.raises(CliError, match="no field"):
        run("initiatives", "state", schroef, "--set", "colour=red")
    with pytest.raises(InvalidEntry):
        run("initiatives", "condition", schroef, "population", "many")


def test_a_plan_and_a_place_have_their_commands(run: Run, schroef: str) -> None:
    run("initiatives", "state", schroef, "--set", "summary=Buren repareren samen kapotte spullen")
    run("initiatives", "condition", schroef, "premises", "yes", "--bearing", "needed")
    place = run("places", "save", "Ons dorp", "--country", "nl", "--set", "premises=no").output

    found = run("done-before", "buren repareren samen kapotte spullen")
    fit = run("fit", schroef, place.strip()).output

    assert found.return_value == 0
    assert "De Schroef" in found.output
    assert "Different  Premises: Yes (Needed) | No" in fit
    assert "Ons dorp · Netherlands" in run("places", "list").output
    run("places", "forget", place.strip())
    assert run("places", "list").stdout == ""


def test_a_plan_that_nobody_had_gives_exit_code_1(run: Run) -> None:
    assert run("done-before", "quantum xylophone").return_value == 1


def test_a_place_with_an_unknown_kind_or_country_is_told(run: Run) -> None:
    with pytest.raises(CliError, match="no kind"):
        run("places", "save", "Ons dorp", "--set", "weather=good")
    with pytest.raises(CliError, match="two capitals"):
        run("places", "save", "Ons dorp", "--country", "Nederland")


def test_a_kit_is_written_as_a_document_and_gaps_are_told(run: Run, schroef: str) -> None:
    run("initiatives", "state", schroef, "--set", "kind=repair café")
    file = run.folder / "pakket.odt"

    result = run("kit", "repair café", "--output", str(file))

    assert result.return_value == 1
    assert file.read_bytes().startswith(b"PK")
    assert json.loads(run("kit", "repair café", "--json").output)["origin_count"] == 1
    assert "No report in the base speaks of it" in run("gaps", "quantum xylophone").output
    assert json.loads(run("gaps", "--json").output) == []
    with pytest.raises(CliError, match="docx"):
        run("kit", "repair café", "--output", str(run.folder / "pakket.txt"))
