"""From a file in the queue to a report, or to a definite answer."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from ingest.demo import load_demo
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.initiative import Initiative, Level
from knowledge.model.job import JobState
from knowledge.model.report import ReportStatus
from knowledge.model.search import SearchQuery
from knowledge.records.tables import jobs
from knowledge.settings import Settings
from tests.ingest.parse.compound_file import compound_file
from tests.samples import COORDINATOR, READER

TEXT = (
    "Wat we leerden\n\n"
    "De balie schrijft elk apparaat in, zodat niemand langer dan een uur wacht.\n\n"
    "Zonder coördinator stopten zes van de tien vrijwilligers na een jaar."
)
DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    opened = open_base(Settings(data=tmp_path / "var", embedder="hashing"))
    yield opened
    opened.close()


def hand_in(base: KnowledgeBase, name: str, data: bytes, **details: str | int) -> str:
    return base.queue.receive(name, data, by=COORDINATOR, details=details).job.id


def work(base: KnowledgeBase) -> None:
    Worker(base).run(until_empty=True)


def test_a_text_becomes_a_report_whose_passages_are_its_words(base: KnowledgeBase) -> None:
    job_id = hand_in(base, "verslag.txt", TEXT.encode(), initiative="Buurtwerk", year=2020)

    work(base)

    job = base.queue.job(job_id)
    assert job.state is JobState.READY
    report = base.library.report(job.report_id, viewer=COORDINATOR)
    text = base.library.text(report.id, viewer=COORDINATOR).text
    passages = base.library.passages(report.id, viewer=COORDINATOR)
    assert passages
    assert all(text[p.span.start : p.span.end] == p.text for p in passages)
    assert (report.language, report.year) == ("nl", 2020)
    assert report.status is ReportStatus.UNDER_REVIEW


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("leeg.txt", b"", "empty"),
        ("stuk.pdf", b"%PDF-1.7\nnothing behind it", "damaged"),
        ("foto.png", b"\x89PNG\r\n\x1a\n" + b"0" * 40, "needs_ocr"),
        (
            "slot.docx",
            compound_file({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}),
            "encrypted",
        ),
        ("programma.exe", b"MZ" + bytes(range(256)) * 4, "unsupported"),
    ],
    ids=["empty", "damaged", "picture", "locked", "program"],
)
def test_a_bad_file_is_refused_and_the_next_is_still_read(
    base: KnowledgeBase, name: str, data: bytes, code: str
) -> None:
    bad = hand_in(base, name, data)
    good = hand_in(base, "verslag.txt", TEXT.encode())

    work(base)

    assert (base.queue.job(bad).state, base.queue.job(bad).code) == (JobState.REFUSED, code)
    assert base.queue.job(good).state is JobState.READY


def test_a_file_that_broke_three_workers_is_refused(base: KnowledgeBase) -> None:
    job_id = hand_in(base, "verslag.txt", TEXT.encode())
    with base.database.writing() as connection:
        connection.execute(update(jobs).values(attempt_count=3))

    work(base)

    assert base.queue.job(job_id).code == "crashed"


def test_what_was_stated_with_a_file_is_known_of_its_report(base: KnowledgeBase) -> None:
    job_id = hand_in(
        base,
        "verslag.txt",
        TEXT.encode(),
        title="Vijf jaar balie",
        initiative="De Schroef",
        kind="repair café",
        level="neighbourhood",
        places="Deventer;Zutphen",
        country="NL",
        year=2021,
    )

    work(base)

    report = base.library.report(base.queue.job(job_id).report_id, viewer=COORDINATOR)
    assert (report.title, report.year) == ("Vijf jaar balie", 2021)
    assert report.initiative is not None
    assert replace(report.initiative, id="") == Initiative(
        "", "De Schroef", "repair café", Level.NEIGHBOURHOOD, ("Deventer", "Zutphen"), "NL"
    )


def test_details_that_cannot_be_used_do_not_stop_a_report(base: KnowledgeBase) -> None:
    job_id = hand_in(base, "verslag.txt", TEXT.encode(), initiative="X", country="nowhere")

    work(base)

    report = base.library.report(base.queue.job(job_id).report_id, viewer=COORDINATOR)
    assert report.initiative is None


def test_what_one_process_publishes_or_deletes_another_knows_at_its_next_question(
    base: KnowledgeBase,
) -> None:
    job_id = hand_in(base, "verslag.txt", TEXT.encode())
    work(base)
    report_id = base.queue.job(job_id).report_id
    other = open_base(base.settings)
    query = SearchQuery("vrijwilligers coördinator")
    before = other.search(query, viewer=READER)

    base.library.publish(report_id, by=COORDINATOR)
    published = other.search(query, viewer=READER)
    base.library.delete(report_id, by=COORDINATOR)
    deleted = other.search(query, viewer=READER)

    other.close()
    assert before.hits == ()
    assert [hit.report.id for hit in published.hits][:1] == [report_id]
    assert deleted.hits == ()


def test_the_demo_base_loads_once_and_publishes_as_its_manifest_says(
    base: KnowledgeBase, tmp_path: Path
) -> None:
    _few_demo_reports(tmp_path / "demo")

    first = load_demo(base, by=COORDINATOR, folder=tmp_path / "demo")
    again = load_demo(base, by=COORDINATOR, folder=tmp_path / "demo")

    reports = base.library.reports(viewer=COORDINATOR)
    assert (first, again) == (3, 0)
    assert sum(r.status is ReportStatus.PUBLISHED for r in reports) == 2
    entries = json.loads((tmp_path / "demo" / "manifest.json").read_text("utf-8"))
    titles = {entry["id"]: entry["title"] for entry in entries}
    by_title = {report.title: report for report in reports}
    later = by_title[titles["nl-buurthuis-tilburg-2022"]]
    assert later.version_of == by_title[titles["nl-buurthuis-tilburg"]].id


def test_a_loading_that_was_broken_off_is_finished_by_the_next(
    base: KnowledgeBase, tmp_path: Path
) -> None:
    entries = _few_demo_reports(tmp_path / "demo")
    for entry in entries:
        data = (tmp_path / "demo" / entry["file"]).read_bytes()
        base.queue.receive(Path(entry["file"]).name, data, by=COORDINATOR)
        if entry is not entries[-1]:
            Worker(base).run(until_empty=True)

    load_demo(base, by=COORDINATOR, folder=tmp_path / "demo")

    reports = base.library.reports(viewer=COORDINATOR)
    assert sorted(report.status for report in reports) == ["published", "published", "under_review"]


def _few_demo_reports(folder: Path) -> list[dict[str, Any]]:
    """Write a demo of three reports, two of them versions, the first left under review."""
    wanted = {"nl-buurttuin-rotterdam", "nl-buurthuis-tilburg", "nl-buurthuis-tilburg-2022"}
    entries = [
        entry
        for entry in json.loads((DEMO / "manifest.json").read_text("utf-8"))
        if entry["id"] in wanted
    ]
    entries[0] = {**entries[0], "published": False}
    for entry in entries:
        target = folder / entry["file"]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((DEMO / entry["file"]).read_bytes())
    (folder / "manifest.json").write_text(json.dumps(entries), "utf-8")
    return entries
