"""A file that a command writes is whole under its name, or not there."""

import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.cli.files import whole_file, write_file
from app.cli.opened import CliError
from knowledge.errors import Conflict
from tests.app.test_cli import Run
from tests.app.test_cli_follow_ups import follow_up_id, run, run_with_lesson

__all__ = ["run", "run_with_lesson"]

ROOM, WORDS = 4096, b"x" * 100_000
_KILLED_HALFWAY = f"""
import resource, signal, sys
from pathlib import Path
from app.cli.files import write_file
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_FSIZE, ({ROOM}, {ROOM}))
write_file(Path(sys.argv[1]), b"x" * {len(WORDS)})
"""


@contextmanager
def little_room() -> Iterator[None]:
    """Let no file grow beyond some thousand bytes, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_file_has_its_words_and_the_rights_of_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    usual = stat.S_IMODE((tmp_path / "usual").stat().st_mode)

    write_file(tmp_path / "notitie.docx", WORDS)

    assert (tmp_path / "notitie.docx").read_bytes() == WORDS
    assert stat.S_IMODE((tmp_path / "notitie.docx").stat().st_mode) == usual
    assert sorted(file.name for file in tmp_path.iterdir()) == ["notitie.docx", "usual"]


def test_a_file_that_was_there_keeps_its_rights_and_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to("real")

    write_file(tmp_path / "link", b"new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o640


def test_killed_halfway_it_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "notitie.docx"
    target.write_bytes(b"as it was")

    ended = subprocess.run([sys.executable, "-c", _KILLED_HALFWAY, str(target)], check=False)

    assert ended.returncode == -signal.SIGXFSZ
    assert target.read_bytes() == b"as it was"


def test_killed_halfway_a_new_file_is_not_there(tmp_path: Path) -> None:
    target = tmp_path / "notitie.docx"

    ended = subprocess.run([sys.executable, "-c", _KILLED_HALFWAY, str(target)], check=False)

    assert ended.returncode == -signal.SIGXFSZ
    assert not target.exists()


def test_without_room_it_says_what_to_do_and_leaves_nothing(tmp_path: Path) -> None:
    with little_room(), pytest.raises(CliError, match=r"has room|plaats is"):
        write_file(tmp_path / "notitie.docx", WORDS)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CliError, match=r"notitie\.docx"):
        write_file(tmp_path / "nergens" / "notitie.docx", WORDS)


def test_what_goes_wrong_in_the_base_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(Conflict), whole_file(tmp_path / "brief.docx") as file:
        file.write(WORDS)
        raise Conflict("not approved")

    assert list(tmp_path.iterdir()) == []


def test_what_is_no_ordinary_file_is_written_as_it_is() -> None:
    write_file(Path(os.devnull), WORDS)

    assert not Path(os.devnull).is_file()


def test_a_letter_that_could_not_be_saved_has_not_left(run: Run, tmp_path: Path) -> None:
    name = follow_up_id(run)
    run("follow-up", "approve", name)

    with pytest.raises(CliError):
        run("follow-up", "save", name, str(tmp_path / "nergens" / "brief.docx"))

    assert "Approved, still here" in run("follow-up", "list").output
