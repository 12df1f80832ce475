"""The large index under faults: a killed owner, a second process, a deleted report."""

import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from knowledge.indexes.generations import Generations
from knowledge.library import Library
from knowledge.nearest import Nearest
from knowledge.ports import Vectors
from knowledge.queue import Queue
from knowledge.records import generations, outbox, vectors
from knowledge.records.database import Database
from knowledge.records.passages import content_hash
from tests.samples import COORDINATOR, MODEL, draft_of, open_library, store

ROOT = Path(__file__).resolve().parents[2]
DIMENSIONS = 4


@pytest.fixture
def shelves(tmp_path: Path) -> tuple[Queue, Library]:
    return open_library(tmp_path)


@contextmanager
def owner(folder: Path, *options: str) -> Iterator["subprocess.Popen[str]"]:
    """Give a process that owns the index, and kill it at the end."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.own_large_index", str(folder), *options],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        try:
            yield child
        finally:
            child.send_signal(signal.SIGKILL)


def wait_for(child: "subprocess.Popen[str]", *words: str) -> None:
    assert child.stdout is not None
    assert [child.stdout.readline().strip() for _ in words] == list(words)


def large_index(database: Database, folder: Path) -> Generations:
    return Generations(
        folder / "chroma",
        database,
        model=MODEL,
        fingerprint=MODEL,
        centre=as_it_is,
        quiet_seconds=0,
    )


def as_it_is(rows: Vectors, _languages: Sequence[str]) -> Vectors:
    return rows


def folders(folder: Path) -> set[str]:
    return {path.name for path in (folder / "chroma").glob("g*")}


def held(index: Generations) -> frozenset[str]:
    living = index.living()
    assert living is not None
    return living[1].passage_ids()


def vector_of(library: Library, paragraph: str) -> Vectors:
    draft = draft_of((paragraph,))
    return np.asarray(draft.vectors[content_hash(paragraph)], dtype=np.float32)


def searchable(database: Database) -> frozenset[str]:
    with database.reading() as connection:
        return frozenset(vectors.searchable_ids(connection, MODEL))


def test_an_owner_killed_while_filling_leaves_no_half_built_generation(
    shelves: tuple[Queue, Library], tmp_path: Path
) -> None:
    """Two pages of vectors; the owner is killed between them."""
    _, library = shelves
    store(*shelves, draft_of(tuple(f"Les {n}." for n in range(2_100))), publish=True)
    with owner(tmp_path, "2") as child:
        wait_for(child, "page", "page")
    half_built = folders(tmp_path)
    with library.database.reading() as connection:
        assert generations.living(connection, MODEL) is None

    index = large_index(library.database, tmp_path)
    number = index.keep_in_step()

    assert half_built == {"g1"}
    assert folders(tmp_path) == {f"g{number}"} != half_built
    assert held(index) == searchable(library.database)
    assert len(held(index)) == 2_100
    index.close()


def test_a_killed_owner_s_generation_is_taken_up_by_the_next_process(
    shelves: tuple[Queue, Library], tmp_path: Path
) -> None:
    _, library = shelves
    store(*shelves, draft_of(), publish=True)
    with owner(tmp_path) as child:
        wait_for(child, "page", "in step")
        waiting = large_index(library.database, tmp_path)
        assert not waiting.is_owner

    number = waiting.keep_in_step()

    assert (number, folders(tmp_path)) == (1, {"g1"})
    assert held(waiting) == searchable(library.database)
    waiting.close()


def test_a_process_without_the_lock_answers_exactly_and_at_once(
    shelves: tuple[Queue, Library], tmp_path: Path
) -> None:
    _, library = shelves
    store(*shelves, draft_of(), publish=True)
    with owner(tmp_path) as child:
        wait_for(child, "page", "in step")
        second = large_index(library.database, tmp_path)
        nearest = Nearest(
            library.database,
            model=MODEL,
            dimension_count=DIMENSIONS,
            centre=as_it_is,
            approximate=second,
            approximate_from=0,
        )
        late = store(*shelves, draft_of(("Wat net kwam.",)), data=b"late", publish=True)

        found = nearest.nearest(vector_of(library, "Wat net kwam."), limit=3)

        assert second.nearest(vector_of(library, "Wat net kwam."), limit=3) is None
        assert found[0][0].startswith(late)
        assert found[0][1] == pytest.approx(1.0, abs=2e-3)
        nearest.close()


def test_a_process_without_the_lock_leaves_making_anew_to_the_owner(
    shelves: tuple[Queue, Library], tmp_path: Path
) -> None:
    _, library = shelves
    store(*shelves, draft_of(), publish=True)
    first, second = large_index(library.database, tmp_path), large_index(library.database, tmp_path)
    first.keep_in_step()

    told = second.rebuild()
    number = first.keep_in_step()

    assert (told, number, folders(tmp_path)) == (0, 2, {"g2"})
    first.close()
    second.close()


def test_a_deleted_report_s_vectors_leave_the_disk_with_their_generation(
    shelves: tuple[Queue, Library], tmp_path: Path
) -> None:
    queue, library = shelves
    store(queue, library, draft_of(), publish=True)
    paragraph = "Wilhelmina trok de kar."
    report_id = store(queue, library, draft_of((paragraph,)), data=b"other", publish=True)
    index = large_index(library.database, tmp_path)
    index.keep_in_step()
    vector = vector_of(library, paragraph).astype(np.float16)
    length = np.linalg.norm(vector.astype(np.float32))
    kept = np.asarray(vector.astype(np.float32), dtype=np.float32).tobytes()
    assert length > 0
    assert on_disk(tmp_path / "chroma", kept)
    assert on_disk(tmp_path / "chroma", report_id.encode())

    library.delete(report_id, by=COORDINATOR)
    index.keep_in_step()

    assert not on_disk(tmp_path / "chroma", kept)
    assert not on_disk(tmp_path / "chroma", report_id.encode())
    assert not on_disk(tmp_path, vector.tobytes())
    assert held(index) == searchable(library.database) != frozenset()
    index.close()


def test_announcements_are_kept_in_bounds_without_a_large_index(
    shelves: tuple[Queue, Library],
) -> None:
    _, library = shelves
    nearest = Nearest(library.database, model=MODEL, dimension_count=DIMENSIONS, centre=as_it_is)
    assert len(nearest) == 0
    for batch in range(30):
        with library.database.writing() as connection:
            outbox.announce(connection, [f"gone.{batch}-{n}" for n in range(1_000)])
    store(*shelves, draft_of(), publish=True)

    with library.database.reading() as connection:
        newest, left = outbox.after(connection, 0)

    assert newest == 30_000 + 2
    assert outbox.KEPT_COUNT <= len(left) < 2 * outbox.KEPT_COUNT
    assert nearest.passage_ids() == searchable(library.database)
    assert len(nearest) == 2


def on_disk(folder: Path, words: bytes) -> bool:
    return any(words in path.read_bytes() for path in folder.rglob("*") if path.is_file())
