"""The notebooks: each runs from top to bottom, and is kept without its outputs."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
_CELL_SECONDS = 60


def _read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # half typed


def _code_cells(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _own_kernel(folder: Path) -> None:
    """Let python3 mean the interpreter that runs the tests, whatever else is installed."""
    kernel = folder / "kernels" / "python3"
    kernel.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    described = {"argv": command, "display_name": "Python 3", "language": "python"}
    (kernel / "kernel.json").write_text(json.dumps(described), "utf-8")


def _run(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    _own_kernel(folder / "jupyter")
    monkeypatch.setenv("JUPYTER_PATH", str(folder / "jupyter"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(folder / "runtime"))
    monkeypatch.setenv("IPYTHONDIR", str(folder / "ipython"))
    monkeypatch.delenv("DOORWERK_DATA", raising=False)
    notebook = _read(path)
    client = NotebookClient(
        notebook,
        timeout=_CELL_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(FOLDER)}},
    )
    return client.execute()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    notebook = _read(path)

    kept = [cell for cell in _code_cells(notebook) if cell.outputs or cell.execution_count]

    assert kept == []


def test_the_notebook_finds_the_report_of_most_judged_questions_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = _run(FOLDER / "01_search_quality.ipynb", tmp_path, monkeypatch)

    [cell] = [c for c in notebook.cells if "quality" in c.metadata.get("tags", ())]
    table = cell.outputs[-1].data["text/plain"]
    found = re.search(r"^all\s+\d\d[.\d]*\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)$", table, re.MULTILINE)

    assert found, table
    assert min(map(float, found.groups())) >= 0.8


def test_the_notebook_counts_what_was_learned_linked_answered_and_taken_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = _run(FOLDER / "03_uptake.ipynb", tmp_path, monkeypatch)

    tagged = {tag: c for c in notebook.cells for tag in c.metadata.get("tags", ())}
    funnel = tagged["funnel"].outputs[-1].data["text/plain"]
    counts = re.search(r"^all\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)$", funnel, re.MULTILINE)
    assert counts, funnel
    learned, linked, answered, taken_up = map(int, counts.groups())
    assert learned > linked > answered >= taken_up > 0
    assert "cosine" in tagged["recurring"].outputs[-1].data["text/plain"]


def test_the_notebook_finds_the_themes_again_and_counts_what_the_app_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = _run(FOLDER / "02_themes.ipynb", tmp_path, monkeypatch)

    tagged = {tag: c for c in notebook.cells for tag in c.metadata.get("tags", ())}
    agreement = tagged["agreement"].outputs[-1].data["text/plain"]
    found = re.search(r"^V-measure\s+([\d.]+)$", agreement, re.MULTILINE)
    assert found, agreement
    assert float(found.group(1)) >= 0.5
    breadth = tagged["breadth"].outputs[-1].data["text/plain"].splitlines()[2:]
    assert breadth
    for line in breadth:
        *_, initiatives, _effective, _countries, _languages, in_app = line.split()
        assert initiatives == in_app
    assert tagged["matrix"].outputs[-1].data["text/plain"] == "0"
