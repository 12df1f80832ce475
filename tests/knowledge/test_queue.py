"""The queue: nothing handed in is lost, and no job is worked twice."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from knowledge.errors import Conflict, NotAllowed, NotFound
from knowledge.model.job import JobState
from knowledge.queue import Queue
from knowledge.records.clock import now
from knowledge.records.tables import jobs
from tests.samples import COORDINATOR, READER, draft_of, open_library, store


@pytest.fixture
def queue(tmp_path: Path) -> Queue:
    return open_library(tmp_path)[0]


def test_a_file_handed_in_waits_with_its_bytes_on_disk(queue: Queue) -> None:
    receipt = queue.receive("map/verslag.pdf", b"%PDF", by=COORDINATOR)

    assert receipt.is_new
    assert receipt.job.state is JobState.RECEIVED
    assert receipt.job.file_name == "verslag.pdf"
    assert queue.originals.read(receipt.job.sha256) == b"%PDF"


def test_a_reader_may_not_bring_files_in(queue: Queue) -> None:
    with pytest.raises(NotAllowed, match="bring in"):
        queue.receive("verslag.pdf", b"%PDF", by=READER)

    assert queue.jobs() == ()


def test_the_same_bytes_twice_are_one_job(queue: Queue) -> None:
    first = queue.receive("a.pdf", b"same", by=COORDINATOR)
    second = queue.receive("b.pdf", b"same", by=COORDINATOR)

    assert not second.is_new
    assert second.job.id == first.job.id


def test_bytes_that_became_a_report_name_it(tmp_path: Path) -> None:
    queue, library = open_library(tmp_path)
    report_id = store(queue, library, draft_of(), data=b"same")

    receipt = queue.receive("again.pdf", b"same", by=COORDINATOR)

    assert not receipt.is_new
    assert receipt.known_report_id == report_id
    assert receipt.known_since is not None


def test_two_workers_never_hold_the_same_job(queue: Queue) -> None:
    queue.receive("a.pdf", b"a", by=COORDINATOR)

    first, second = queue.claim("here:1"), queue.claim("here:2")

    assert first is not None
    assert second is None


def test_a_job_whose_lease_ran_out_is_begun_again(queue: Queue) -> None:
    job_id = queue.receive("a.pdf", b"a", by=COORDINATOR).job.id
    queue.claim("here:1")
    with queue.database.writing() as connection:
        past = now() - timedelta(seconds=1)
        connection.execute(update(jobs).values(leased_until=past))

    again = queue.claim("here:2")

    assert again is not None
    assert (again.id, again.attempt_count) == (job_id, 2)


def test_a_worker_that_lost_its_job_is_told_so(queue: Queue) -> None:
    queue.receive("a.pdf", b"a", by=COORDINATOR)
    job = queue.claim("here:1")
    assert job is not None
    queue.release(["here:1"])
    queue.claim("here:2")

    with pytest.raises(Conflict, match="no longer held"):
        queue.advance(job, "here:1", JobState.EMBEDDING, done=1, total=2)


def test_jobs_are_taken_in_the_order_in_which_they_came(queue: Queue) -> None:
    names = ["c.pdf", "a.pdf", "b.pdf"]
    for name in names:
        queue.receive(name, name.encode(), by=COORDINATOR)

    taken = [queue.claim(f"here:{n}") for n in range(3)]

    assert [job.file_name for job in taken if job] == names


def test_what_is_worked_on_leads_the_queue_then_the_line_then_what_ended_last(
    queue: Queue,
) -> None:
    for name in "abcd":
        queue.receive(name, name.encode(), by=COORDINATOR)
    held = queue.claim("here:1")
    assert held is not None
    queue.refuse(held, "here:1", code="damaged", data={})
    queue.claim("here:1")

    assert [job.file_name for job in queue.jobs()] == ["b", "c", "d", "a"]


def test_a_refused_file_can_be_retried_with_recognition(queue: Queue) -> None:
    queue.receive("scan.pdf", b"scan", by=COORDINATOR)
    job = queue.claim("here:1")
    assert job is not None
    queue.refuse(job, "here:1", code="needs_ocr", data={"pages": 3})

    again = queue.retry(job.id, by=COORDINATOR, with_ocr=True)

    assert (again.state, again.with_ocr, again.code) == (JobState.RECEIVED, True, "")


def test_handing_a_refused_file_in_again_lets_it_wait_again(queue: Queue) -> None:
    queue.receive("stuk.pdf", b"broken", by=COORDINATOR)
    job = queue.claim("here:1")
    assert job is not None
    queue.refuse(job, "here:1", code="damaged", data={})

    receipt = queue.receive("stuk.pdf", b"broken", by=COORDINATOR)

    assert (receipt.job.id, receipt.job.state) == (job.id, JobState.RECEIVED)


def test_a_file_on_its_way_cannot_be_discarded(queue: Queue) -> None:
    job = queue.receive("a.pdf", b"a", by=COORDINATOR).job

    with pytest.raises(Conflict, match="not refused"):
        queue.discard(job.id, by=COORDINATOR)


def test_discarding_a_refused_file_takes_its_bytes_off_the_disk(queue: Queue) -> None:
    queue.receive("a.pdf", b"a", by=COORDINATOR)
    job = queue.claim("here:1")
    assert job is not None
    queue.refuse(job, "here:1", code="damaged", data={})

    queue.discard(job.id, by=COORDINATOR)

    assert queue.originals.known() == frozenset()
    with pytest.raises(NotFound):
        queue.job(job.id)
