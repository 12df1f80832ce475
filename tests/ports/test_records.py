"""The records keep the same promises in SQLite and in PostgreSQL."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from knowledge.bootstrap import open_base
from knowledge.errors import NotFound, StoreBusy
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.job import JobState
from knowledge.model.report import ReportDetails, ReportStatus
from knowledge.model.search import SearchFilter, SearchQuery
from knowledge.model.stated import details_from
from knowledge.records import audit, database, outbox
from knowledge.records.passages import content_hash
from knowledge.settings import Settings
from tests.ports import postgresql
from tests.samples import ADMIN, COORDINATOR, READER, draft_of, store

BALIE = "De balie bij de ingang schrijft elk apparaat in, zodat niemand lang wacht."
GARDEN = "The garden needs a fence before it needs plants."
# A machine of a developer may lack PostgreSQL; where tests decide, it must be there.
DATABASES = ["sqlite", *(["postgresql"] if postgresql.programs() or os.environ.get("CI") else [])]

_numbers = count()


@pytest.fixture(scope="module")
def make_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], str]]:
    """Give what makes the URL of a fresh, empty database."""
    if request.param == "sqlite":
        folder = tmp_path_factory.mktemp("records")
        yield lambda: f"sqlite:///{folder / str(next(_numbers))}.sqlite"
        return
    with postgresql.server() as url:
        yield lambda: postgresql.make_database(url, f"base{next(_numbers)}")


@pytest.fixture
def settings(make_url: Callable[[], str], tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, database=make_url(), embedder="hashing")


@pytest.fixture
def base(settings: Settings) -> Iterator[KnowledgeBase]:
    opened = open_base(settings)
    yield opened
    opened.close()


pytestmark = pytest.mark.parametrize("make_url", DATABASES, indirect=True)


def bring_in(base: KnowledgeBase, *paragraphs: str, language: str = "nl", **details: str) -> str:
    draft = draft_of(paragraphs, title=paragraphs[0][:20], language=language)
    rows = base.embedder.embed_passages(paragraphs)
    draft = replace(
        draft,
        vectors={content_hash(p): row for p, row in zip(paragraphs, rows, strict=True)},
        model=base.embedder.fingerprint,
        details=details_from(details),
    )
    return store(base.queue, base.library, draft, publish=True)


def found(base: KnowledgeBase, text: str, where: SearchFilter = SearchFilter()) -> list[str]:
    return [h.report.id for h in base.search(SearchQuery(text, where=where), viewer=READER).hits]


def test_a_report_goes_its_way_from_the_queue_to_its_deletion(base: KnowledgeBase) -> None:
    report_id = bring_in(
        base, BALIE, initiative="Schroef", kind="repair café", places="Deventer", country="NL"
    )
    other_id = bring_in(base, GARDEN, language="en", initiative="Garden", country="GB")

    assert found(base, "balie apparaat")[0] == report_id
    assert found(base, '"balie bij de ingang"') == [report_id]
    assert found(base, "garden fence", SearchFilter(countries=("GB",))) == [other_id]
    assert base.library.text(report_id, viewer=READER).text == BALIE
    assert [job.state for job in base.queue.jobs()] == [JobState.READY] * 2

    base.library.describe(report_id, ReportDetails(title="Acht jaar", year=2021), by=COORDINATOR)
    assert base.library.report(report_id, viewer=READER).title == "Acht jaar"
    assert base.library.withdraw(report_id, by=COORDINATOR).status is ReportStatus.WITHDRAWN
    assert report_id not in found(base, "balie apparaat")

    base.library.delete(report_id, by=ADMIN)
    with pytest.raises(NotFound):
        base.library.report(report_id, viewer=ADMIN)
    assert [one.name for one in base.library.initiatives()] == ["Garden"]
    assert all(finding.is_in_order for finding in base.upkeep.examine())


def test_what_was_written_is_there_after_opening_again(
    base: KnowledgeBase, settings: Settings
) -> None:
    report_id = bring_in(base, BALIE)
    base.introduce(COORDINATOR)
    found(base, "balie")
    base.close()

    again = open_base(settings)

    assert found(again, "balie apparaat") == [report_id]
    assert again.local_person() == COORDINATOR
    assert again.upkeep.reindex(by=ADMIN) == 0
    again.close()


def test_another_process_finds_at_once_what_was_published_and_deleted(
    base: KnowledgeBase, settings: Settings
) -> None:
    other = open_base(settings)
    assert found(other, "balie apparaat") == []

    report_id = bring_in(base, BALIE)
    assert found(other, "balie apparaat") == [report_id]

    base.library.delete(report_id, by=ADMIN)
    assert found(other, "balie apparaat") == []
    other.close()


def test_writers_take_turns_so_that_the_chain_of_acts_holds(base: KnowledgeBase) -> None:
    def note(name: str) -> None:
        for number in range(20):
            with base.database.writing() as connection:
                audit.record(connection, name, "tried", str(number))
                outbox.announce(connection, [f"{name}.{number}"])

    writers = [threading.Thread(target=note, args=(name,)) for name in ("Noor", "Ali", "Tim")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    with base.database.reading() as connection:
        assert audit.count(connection) == 60
        assert audit.first_broken_seal(connection) is None
        assert len(outbox.after(connection, 0)[1]) == 60


def test_a_writer_that_waits_too_long_is_told_so(
    base: KnowledgeBase, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 1)
    other = database.Database(settings.database_url)

    with base.database.writing(), pytest.raises(StoreBusy), other.writing():
        pass
    other.close()


def test_a_reader_sees_one_state_while_another_writes(base: KnowledgeBase) -> None:
    with base.database.reading() as connection:
        before = audit.count(connection)
        with base.database.writing() as writing:
            audit.record(writing, "Noor", "tried", "x")
        during = audit.count(connection)

    with base.database.reading() as connection:
        assert (before, during, audit.count(connection)) == (0, 0, 1)


def test_a_change_that_fails_is_undone_whole(base: KnowledgeBase) -> None:
    def fail_half_way() -> None:
        with base.database.writing() as connection:
            audit.record(connection, "Noor", "tried", "x")
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        fail_half_way()

    with base.database.reading() as connection:
        assert audit.count(connection) == 0


@pytest.mark.parametrize("text", ["\0", "balie\0", "🔧", "x" * 5_000, '"\0"', "%_'\\"])
def test_no_question_breaks_it(base: KnowledgeBase, text: str) -> None:
    bring_in(base, BALIE)

    assert base.search(SearchQuery(text), viewer=READER).total_count <= 1
