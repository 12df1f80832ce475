"""A watched folder takes whole files, tells what was refused, and overwrites nothing."""

from pathlib import Path

import pytest

from ingest.collect.watched import WatchedFolder
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.settings import read_settings
from tests.ingest.parse.files import zipped
from tests.knowledge.removing import places_of
from tests.samples import COORDINATOR

TEXT = "De winkel bleef open omdat elk gezin een halve dag in de maand achter de toonbank stond."


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(
        read_settings({"DOORWERK_DATA": str(tmp_path / "var"), "DOORWERK_EMBEDDER": "hashing"})
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def watching(base: KnowledgeBase, folder: Path) -> WatchedFolder:
    return WatchedFolder(folder, base, COORDINATOR, lambda job: f"{job.code}, and what to do")


def swept(base: KnowledgeBase, folder: Path) -> list[str]:
    """Watch until nothing waits; return what is where."""
    Worker(base, folder=watching(base, folder)).run(until_empty=True)
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_file_that_was_read_lies_in_done(base: KnowledgeBase, folder: Path) -> None:
    (folder / "verslag.txt").write_text(TEXT, "utf-8")

    assert swept(base, folder) == ["done/verslag.txt"]
    assert len(base.library.reports(viewer=COORDINATOR)) == 1


def test_a_refused_file_lies_in_refused_with_its_reason(base: KnowledgeBase, folder: Path) -> None:
    (folder / "leeg.txt").write_bytes(b"")

    assert swept(base, folder) == ["refused/leeg.txt", "refused/leeg.txt.reason.txt"]
    reason = (folder / "refused" / "leeg.txt.reason.txt").read_text("utf-8")
    assert reason == "leeg.txt: empty, and what to do\n"


def test_a_zip_of_which_a_part_was_refused_is_done_and_tells_which(
    base: KnowledgeBase, folder: Path
) -> None:
    (folder / "alles.zip").write_bytes(zipped({"goed.txt": TEXT, "leeg.txt": ""}))

    assert swept(base, folder) == ["done/alles.zip", "done/alles.zip.reason.txt"]


def test_a_file_that_still_grows_waits(base: KnowledgeBase, folder: Path) -> None:
    watched = watching(base, folder)
    path = folder / "verslag.txt"
    path.write_text(TEXT, "utf-8")
    watched.look()
    path.write_text(TEXT * 2, "utf-8")

    watched.look()

    assert base.queue.jobs() == ()
    watched.look()
    assert len(base.queue.jobs()) == 1


@pytest.mark.parametrize("name", ["verslag.pdf.part", "x.crdownload", "~$verslag.docx", ".hidden"])
def test_what_a_program_has_not_finished_is_left_alone(
    base: KnowledgeBase, folder: Path, name: str
) -> None:
    (folder / name).write_text(TEXT, "utf-8")

    assert swept(base, folder) == [name]
    assert base.queue.jobs() == ()


def test_the_same_name_never_overwrites(base: KnowledgeBase, folder: Path) -> None:
    for number in range(3):
        (folder / "verslag.txt").write_text(f"{TEXT} Jaar {number}.", "utf-8")
        found = swept(base, folder)

    assert found == ["done/verslag (2).txt", "done/verslag (3).txt", "done/verslag.txt"]
    assert len({path.read_text() for path in (folder / "done").iterdir()}) == 3


def test_a_link_to_elsewhere_is_not_followed(
    base: KnowledgeBase, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "geheim.txt").write_text(TEXT, "utf-8")
    (folder / "verslag.txt").symlink_to(tmp_path / "geheim.txt")

    swept(base, folder)

    assert base.queue.jobs() == ()
    assert (tmp_path / "geheim.txt").exists()


def test_a_file_that_is_known_already_is_put_away_too(base: KnowledgeBase, folder: Path) -> None:
    (folder / "een.txt").write_text(TEXT, "utf-8")
    swept(base, folder)
    (folder / "twee.txt").write_text(TEXT, "utf-8")

    assert swept(base, folder) == ["done/een.txt", "done/twee.txt"]


def test_watching_goes_on_where_another_watch_ended(base: KnowledgeBase, folder: Path) -> None:
    (folder / "verslag.txt").write_text(TEXT, "utf-8")
    first = watching(base, folder)
    first.look()
    first.look()

    assert swept(base, folder) == ["done/verslag.txt"]
    assert len(base.queue.jobs()) == 1


def test_a_number_in_a_file_s_name_is_kept_nowhere_in_the_base(
    base: KnowledgeBase, folder: Path
) -> None:
    (folder / "bsn 111222333.txt").write_text(TEXT, "utf-8")

    assert swept(base, folder) == ["done/bsn 111222333.txt"]
    assert places_of(base.settings.data, "111222333") == []
