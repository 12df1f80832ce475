"""The worker: works the queue off, stops when told, and takes over from who is gone."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import delete

from ingest.worker import Worker, worker_name
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.job import Job, JobState
from knowledge.ports import Embedder, Vectors
from knowledge.records.database import Database
from knowledge.records.tables import jobs
from knowledge.settings import Settings
from tests.samples import COORDINATOR

TEXT = "De balie schrijft elk apparaat in, zodat niemand langer dan een uur wacht."


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    opened = open_base(Settings(data=tmp_path / "var", embedder="hashing"))
    yield opened
    opened.close()


def hand_in(base: KnowledgeBase, name: str, text: str = TEXT) -> str:
    return base.queue.receive(name, f"{text} {name}".encode(), by=COORDINATOR).job.id


def gone_process() -> int:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


@dataclass(frozen=True)
class EmbedderDuringWhichJobsAreDeleted:
    """Embeds as the real one does, after every job was deleted by somebody else."""

    inner: Embedder
    database: Database

    @property
    def fingerprint(self) -> str:
        return self.inner.fingerprint

    @property
    def dimension_count(self) -> int:
        return self.inner.dimension_count

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        with self.database.writing() as connection:
            connection.execute(delete(jobs))
        return self.inner.embed_passages(texts)

    def embed_layers(self, texts: Sequence[str]) -> Vectors:
        return self.inner.embed_layers(texts)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self.inner.embed_queries(texts)


def test_an_empty_queue_is_worked_off_at_once(base: KnowledgeBase) -> None:
    assert Worker(base).run(until_empty=True) == 0


def test_every_file_is_told_with_how_it_ended_those_that_wait_longest_first(
    base: KnowledgeBase,
) -> None:
    base.queue.receive("leeg.txt", b"", by=COORDINATOR)
    hand_in(base, "een.txt")
    hand_in(base, "twee.txt")
    told: list[tuple[str, JobState]] = []

    def tell(job: Job, state: JobState) -> None:
        told.append((job.file_name, state))

    ended_count = Worker(base).run(until_empty=True, tell=tell)

    assert ended_count == 3
    assert told == [
        ("leeg.txt", JobState.REFUSED),
        ("een.txt", JobState.READY),
        ("twee.txt", JobState.READY),
    ]


def test_a_worker_that_is_stopped_ends_its_file_and_takes_no_other(base: KnowledgeBase) -> None:
    first, second = hand_in(base, "een.txt"), hand_in(base, "twee.txt")
    worker = Worker(base)

    ended_count = worker.run(tell=lambda *_: worker.stop())

    assert ended_count == 1
    assert base.queue.job(first).state is JobState.READY
    assert base.queue.job(second).state is JobState.RECEIVED


def test_the_file_of_a_process_that_is_gone_is_begun_again_at_once(base: KnowledgeBase) -> None:
    job_id = hand_in(base, "verslag.txt")
    holder = f"{socket.gethostname()[:60]}:{gone_process()}"
    assert base.queue.claim(holder) is not None

    Worker(base).run(until_empty=True)

    job = base.queue.job(job_id)
    assert (job.state, job.attempt_count) == (JobState.READY, 2)


@pytest.mark.parametrize(
    "holder",
    [f"{socket.gethostname()[:60]}:{os.getppid()}", "another-machine:1"],
    ids=["of this machine", "of another"],
)
def test_the_file_of_a_living_worker_is_left_to_it(base: KnowledgeBase, holder: str) -> None:
    held = hand_in(base, "een.txt")
    assert base.queue.claim(holder) is not None
    free = hand_in(base, "twee.txt")
    worker = Worker(base)

    worker.run(tell=lambda *_: worker.stop())

    assert base.queue.job(free).state is JobState.READY
    assert base.queue.holders() == frozenset({holder})
    assert base.queue.job(held).attempt_count == 1


def test_a_file_that_is_deleted_while_it_is_read_leaves_nothing(base: KnowledgeBase) -> None:
    hand_in(base, "verslag.txt")
    embedder = EmbedderDuringWhichJobsAreDeleted(base.embedder, base.database)

    ended_count = Worker(replace(base, embedder=embedder)).run(until_empty=True)

    assert ended_count == 0
    assert base.library.reports(viewer=COORDINATOR) == ()
    assert base.upkeep.status().passage_count == 0


def test_a_workers_name_tells_machine_and_process() -> None:
    host, _, number = worker_name().rpartition(":")

    assert host == socket.gethostname()[:60]
    assert int(number) == os.getpid()
