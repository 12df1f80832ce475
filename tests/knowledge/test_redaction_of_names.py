"""A number in the name of a file or in its title is nowhere on the disk after."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.collect.handing_in import hand_in
from ingest.collect.upload import collect_upload
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.job import JobState
from knowledge.model.margin_part import MarginPart
from knowledge.personal_data import FileAfter
from knowledge.settings import Settings
from tests.ingest.parse.files import zipped
from tests.knowledge.removing import NUMBER, PLAIN, bring_in, pdf, places_of, remove_all
from tests.samples import COORDINATOR


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    opened = open_base(Settings(data=tmp_path / "var", embedder="hashing"))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "name", [f"verslag_{NUMBER}.txt", f"bsn{NUMBER}.txt", f"map {NUMBER}/verslag {NUMBER}.txt"]
)
def test_a_number_in_a_file_s_name_is_nowhere_once_it_is_taken_in(
    base: KnowledgeBase, name: str
) -> None:
    job = base.queue.receive(name, PLAIN, by=COORDINATOR, details={"title": f"BSN {NUMBER}"}).job

    Worker(base).run(until_empty=True)

    report = base.library.report(base.queue.job(job.id).report_id, viewer=COORDINATOR)
    assert places_of(base.settings.data, NUMBER) == []
    assert report.title == f"BSN {'█' * 9}"


def test_a_number_in_a_member_s_name_of_a_zip_is_nowhere(base: KnowledgeBase) -> None:
    data = zipped({f"map {NUMBER}/verslag {NUMBER}.txt": PLAIN})

    list(hand_in(base, collect_upload("map.zip", data), by=COORDINATOR, details={}))
    Worker(base).run(until_empty=True)

    assert places_of(base.settings.data, NUMBER) == []


def test_a_number_in_the_title_that_a_pdf_states_blocks_it(base: KnowledgeBase) -> None:
    report_id = bring_in(base, pdf("De balie schrijft elk apparaat in.", title="BSN"), "a.pdf")
    (found,) = base.personal_data.findings(report_id, viewer=COORDINATOR)
    assert (found.words, found.part) == (NUMBER, MarginPart.PROPERTIES)

    assert remove_all(base, report_id) is FileAfter.BLACKENED

    assert places_of(base.settings.data, NUMBER) == []


def test_a_number_in_the_name_of_a_refused_file_is_nowhere(base: KnowledgeBase) -> None:
    job = base.queue.receive(f"bsn {NUMBER}.pdf", b"", by=COORDINATOR).job

    Worker(base).run(until_empty=True)

    assert base.queue.job(job.id).state is JobState.REFUSED
    assert base.queue.job(job.id).file_name == f"bsn {'█' * 9}.pdf"
    assert places_of(base.settings.data, NUMBER) == []


def test_a_number_in_the_name_of_what_was_refused_at_the_door_is_kept_nowhere(
    base: KnowledgeBase,
) -> None:
    (receipt,) = hand_in(
        base, collect_upload(f"map {NUMBER}.zip", b"PK\3\4"), by=COORDINATOR, details={}
    )

    assert NUMBER not in receipt.job.file_name
    assert places_of(base.settings.data, NUMBER) == []
