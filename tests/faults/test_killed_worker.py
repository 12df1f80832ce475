"""A killed worker leaves nothing half-stored, and its file is read all the same."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from knowledge.bootstrap import open_base
from knowledge.model.job import JobState
from knowledge.settings import Settings
from tests.samples import COORDINATOR

_DEADLINE_SECONDS = 110


def start_worker(folder: Path, *options: str) -> "subprocess.Popen[bytes]":
    root = Path(__file__).resolve().parents[2]
    return subprocess.Popen(
        [sys.executable, "-m", "app.cli", "worker", *options],
        cwd=root,
        env={**os.environ, "DOORWERK_DATA": str(folder), "DOORWERK_EMBEDDER": "hashing"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_a_worker_killed_half_way_leaves_nothing_half_stored(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    base = open_base(Settings(data=folder, embedder="hashing"))
    sentences = "".join(
        f"Les {n}: bewoner {n} vertelde in {n} woorden waarom project {n} pas in jaar {n} slaagde. "
        for n in range(20_000)
    )
    job_id = base.queue.receive("lang.txt", sentences.encode(), by=COORDINATOR).job.id
    first = start_worker(folder)
    deadline = time.monotonic() + _DEADLINE_SECONDS
    while base.queue.job(job_id).done_count == 0 and time.monotonic() < deadline:
        time.sleep(0.005)

    os.kill(first.pid, signal.SIGKILL)
    first.wait()

    caught = base.queue.job(job_id)
    assert caught.state is JobState.EMBEDDING
    assert 0 < caught.done_count < caught.total_count
    assert base.library.reports(viewer=COORDINATOR) == ()
    assert all(finding.is_in_order for finding in base.upkeep.examine())

    second = start_worker(folder, "--until-empty")
    second.wait(timeout=_DEADLINE_SECONDS)

    job = base.queue.job(job_id)
    (report,) = base.library.reports(viewer=COORDINATOR)
    assert (job.state, job.attempt_count, job.report_id) == (JobState.READY, 2, report.id)
    assert len(base.library.passages(report.id, viewer=COORDINATOR)) == report.passage_count
    assert all(finding.is_in_order for finding in base.upkeep.examine())
    base.close()
