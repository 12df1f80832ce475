"""`doorwerk themes`: found, read, shaped and exported from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from app.cli.main import doorwerk
from knowledge.bootstrap import open_base
from knowledge.errors import Conflict, NotFound
from knowledge.settings import Settings
from tests.ingest.extract.language_model.server import saying, serving
from tests.ingest.test_theme_naming import GOOD
from tests.knowledge.themes.corpus import fill


class Run:
    """Runs commands on a base of its own."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            "DOORWERK_DATA": str(folder / "var"),
            "DOORWERK_EMBEDDER": "hashing",
            "LANG": "en_GB.UTF-8",
        }

    def __call__(self, *words: str) -> Result:
        return CliRunner(env=self.environment).invoke(
            doorwerk, ["themes", *words], standalone_mode=False, catch_exceptions=False
        )

    def themes(self) -> list[str]:
        listed = json.loads(self("list", "--json").output)
        return [one["theme"]["id"] for one in listed]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    made = Run(tmp_path_factory.mktemp("commands"))
    base = open_base(Settings(data=Path(made.environment["DOORWERK_DATA"]), embedder="hashing"))
    fill(base)
    base.close()
    assert "accepted" in made("run").output
    return made


def test_a_search_is_narrowed_to_a_theme_by_its_name_or_its_id(run: Run) -> None:
    first = json.loads(run("list", "--json").output)[0]["theme"]["id"]
    name = run("show", first).output.split("  ")[1]

    def search(*words: str) -> Result:
        asked = ["search", "subsidie", "-n", "200", "--json", *words]
        return CliRunner(env=run.environment).invoke(doorwerk, asked)

    def passages(*words: str) -> set[str]:
        return {hit["passage"]["id"] for hit in json.loads(search(*words).output)["hits"]}

    assert passages("--theme", first) == passages("--theme", name) != set()
    assert isinstance(search("--theme", "nowhere").exception, NotFound)


def test_themes_are_listed_and_shown(run: Run) -> None:
    first = run.themes()[0]

    assert "3 initiatives" in run("list").output
    shown = run("show", first).output
    assert shown.count("“") == 3
    assert "Verslag van Initiatief" in shown


def test_a_later_run_is_compared_then_dropped(run: Run) -> None:
    found = json.loads(run("run", "--fresh", "--json").output)

    assert found["state"] == "ready"
    assert "0 lessons move." in run("diff", found["id"]).output
    assert "dropped" in run("drop", found["id"]).output
    assert "dropped" in run("runs").output


def test_a_merge_is_done_told_and_undone(run: Run) -> None:
    before = run.themes()
    one, other = before[:2]

    assert "themes stand." in run("merge", other, "--into", one).output
    assert other not in run.themes()
    done = json.loads(run("history", "--json").output)
    run("history", "--undo", str(done[0]["sequence"]))
    assert set(run.themes()) == set(before)


def test_a_theme_is_named_in_the_reader_s_language(run: Run) -> None:
    theme = run.themes()[0]

    run("rename", theme, "--nl", "Ruimte", "--en", "Room")

    assert f"{theme}  Room" in run("list").output


def test_lessons_are_moved_pinned_and_themes_locked_and_hidden(run: Run) -> None:
    shown = json.loads(run("show", run.themes()[1], "--json").output)
    lesson = shown["lessons"][0]["told"]["lesson"]["id"]

    for words in (
        ("move", lesson, "--to", run.themes()[0]),
        ("pin", lesson),
        ("pin", lesson, "--off"),
        ("lock", run.themes()[0]),
        ("lock", run.themes()[0], "--off"),
        ("hide", run.themes()[0]),
        ("hide", run.themes()[0], "--off"),
        ("describe", run.themes()[0], "--en", "Where things happen."),
    ):
        assert "stand." in run(*words).output, words


def test_figures_are_told(run: Run) -> None:
    assert "Neighbourhood" in run("matrix", "level").output
    assert "too few for a line" in run("trend").output
    assert run("problems").output.strip()
    assert "3 independent initiatives, 3 places, since 2020" in run("recurring").output
    assert run("pairs").exception is None
    assert run("check").return_value in (0, 1)


def test_an_export_holds_themes_lessons_and_what_the_columns_mean(run: Run, tmp_path: Path) -> None:
    run("export", str(tmp_path / "themes.xlsx"))
    run("export", str(tmp_path / "themes.csv"), "--table", "themes")

    assert load_workbook(tmp_path / "themes.xlsx").sheetnames == ["Themes", "Lessons", "Columns"]
    heading = (tmp_path / "themes.csv").read_text("utf-8-sig").splitlines()[0]
    assert "Independent initiatives" in heading


def test_a_sample_is_drawn_coded_and_compared(run: Run) -> None:
    drawn = json.loads(run("sample", "--count", "30", "--json").output)
    theme = run.themes()[0]

    for lesson in drawn["lessons"]:
        assert run("code", drawn["id"], lesson, theme).output.strip() == "Kept."

    assert "the machine: F1 0." in run("agreement", drawn["id"]).output


def test_a_programme_is_brought_in_and_what_it_does_not_ask_about_listed(
    run: Run, tmp_path: Path
) -> None:
    sheet = tmp_path / "programma.csv"
    sheet.write_text("nl,about_nl\nHuur,Huur van het buurthuis\nTuin,Groente en oogst\n", "utf-8")
    made = json.loads(run("import", str(sheet), "--name", "Programma", "--json").output)

    assert "Programma" in run("schemes").output
    assert run("run", "--scheme", made["id"]).return_value == 0
    assert "lessons" in run("outside", "--scheme", made["id"]).output
    other = json.loads(run("import", str(sheet), "--name", "Twee", "--json").output)
    run("forget-scheme", other["id"])
    assert "Twee" not in run("schemes").output


def test_a_suggested_name_is_asked_for_listed_and_taken_over(run: Run) -> None:
    themes = run.themes()
    with serving(saying(json.dumps(GOOD))) as served:
        run.environment |= {"DOORWERK_LLM_URL": served.url, "DOORWERK_LLM_MODEL": "tiny"}
        asked = json.loads(run("suggest", *themes, "--json").output)
    offered = next(one for one in asked if one["state"] == "offered")

    assert GOOD["name"]["en"] in run("suggested", offered["theme_id"]).output
    assert "Taken over" in run("take-name", offered["id"], "--only", "name").output
    assert GOOD["name"]["en"] in run("list").output
    assert "lies far" in "".join(run("suggested", theme).output for theme in themes)


def test_a_suggested_name_is_left(run: Run) -> None:
    theme_id = run.themes()[0]
    with serving(saying(json.dumps(GOOD))) as served:
        run.environment |= {"DOORWERK_LLM_URL": served.url, "DOORWERK_LLM_MODEL": "tiny"}
        (asked,) = json.loads(run("suggest", theme_id, "--later", "--json").output)

    assert asked["state"] == "waiting"
    with pytest.raises(Conflict):
        run("leave-name", asked["id"])


@pytest.mark.parametrize("command", ["list", "check", "outside", "trend"])
def test_themes_of_a_scheme_that_is_not_there_are_not_found(run: Run, command: str) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        run(command, "--scheme", "nowhere")
