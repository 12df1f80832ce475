"""The library: stored whole, shown to whom it is for, deleted for good."""

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from knowledge.errors import Conflict, InvalidEntry, NotAllowed, NotFound
from knowledge.library import Library
from knowledge.model.initiative import Initiative, Level
from knowledge.model.report import Audience, ReportDetails, ReportStatus
from knowledge.model.stated import details_from
from knowledge.ports import Scope, TermQuery
from knowledge.queue import Queue
from tests.samples import (
    COORDINATOR,
    PARAGRAPHS,
    READER,
    WRITER,
    draft_of,
    open_library,
    store,
)


@pytest.fixture
def shelves(tmp_path: Path) -> tuple[Queue, Library]:
    return open_library(tmp_path)


def found_ids(library: Library, word: str) -> tuple[str, ...]:
    with library.database.reading() as connection:
        hits = library.lexical(connection).search(TermQuery((word,), "nl"), limit=10, scope=Scope())
    return hits.passage_ids


def test_a_stored_passage_is_word_for_word_what_its_report_says(
    shelves: tuple[Queue, Library],
) -> None:
    report_id = store(*shelves, draft_of())

    text = shelves[1].text(report_id, viewer=COORDINATOR)
    passages = shelves[1].passages(report_id, viewer=COORDINATOR)

    assert [p.text for p in passages] == list(PARAGRAPHS)
    assert all(p.span.of(text.text) == p.text for p in passages)


def test_a_report_under_review_is_hidden_from_readers_and_search(
    shelves: tuple[Queue, Library],
) -> None:
    report_id = store(*shelves, draft_of())

    with pytest.raises(NotFound):
        shelves[1].report(report_id, viewer=READER)
    assert shelves[1].reports(viewer=READER) == ()
    assert found_ids(shelves[1], "vrijwilligers") == ()


def test_a_published_report_is_found_and_says_who_published_it(
    shelves: tuple[Queue, Library],
) -> None:
    report_id = store(*shelves, draft_of())

    report = shelves[1].publish(report_id, by=COORDINATOR)

    assert (report.status, report.published_by) == (ReportStatus.PUBLISHED, "Fatma")
    assert found_ids(shelves[1], "vrijwilligers") == (f"{report_id}.1",)


def test_a_writer_may_not_publish(shelves: tuple[Queue, Library]) -> None:
    report_id = store(*shelves, draft_of())

    with pytest.raises(NotAllowed, match="publish"):
        shelves[1].publish(report_id, by=WRITER)


def test_a_report_for_the_team_is_hidden_from_readers(shelves: tuple[Queue, Library]) -> None:
    report_id = store(*shelves, draft_of(), publish=True)
    shelves[1].describe(report_id, ReportDetails(audience=Audience.TEAM), by=COORDINATOR)

    assert shelves[1].report(report_id, viewer=WRITER).id == report_id
    with pytest.raises(NotFound):
        shelves[1].passage(f"{report_id}.0", viewer=READER)


def test_a_withdrawn_report_is_found_no_more(shelves: tuple[Queue, Library]) -> None:
    report_id = store(*shelves, draft_of(), publish=True)

    shelves[1].withdraw(report_id, by=COORDINATOR)

    assert found_ids(shelves[1], "vrijwilligers") == ()


def test_nothing_of_a_deleted_report_is_left_on_disk(
    shelves: tuple[Queue, Library], tmp_path: Path
) -> None:
    secret = "Wilhelmina Zonderland-Kwakernaak"  # noqa: S105
    report_id = store(
        *shelves, draft_of((f"{secret} trok de kar.",)), data=secret.encode(), publish=True
    )

    shelves[1].delete(report_id, by=COORDINATOR)

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    for word in secret.replace("-", " ").split():
        for form in (word, word.casefold()):
            assert not [path for path in files if form.encode() in path.read_bytes()]


def test_deleting_is_remembered_without_a_word_of_the_report(
    shelves: tuple[Queue, Library],
) -> None:
    report_id = store(*shelves, draft_of())

    shelves[1].delete(report_id, by=COORDINATOR)

    with pytest.raises(NotFound):
        shelves[1].report(report_id, viewer=COORDINATOR)


def test_the_same_bytes_never_become_two_reports(shelves: tuple[Queue, Library]) -> None:
    queue, library = shelves
    queue.receive("a.txt", b"same", by=COORDINATOR)
    job = queue.claim("here:1")
    assert job is not None
    library.store(draft_of(), job=job, worker="here:1")

    with pytest.raises(Conflict):
        library.store(draft_of(), job=job, worker="here:1")
    assert len(library.reports(viewer=COORDINATOR)) == 1


def test_a_worker_that_lost_the_job_stores_nothing(shelves: tuple[Queue, Library]) -> None:
    queue, library = shelves
    queue.receive("a.txt", b"same", by=COORDINATOR)
    job = queue.claim("here:1")
    assert job is not None
    queue.release(["here:1"])
    queue.claim("here:2")

    with pytest.raises(Conflict):
        library.store(draft_of(), job=job, worker="here:1")
    assert library.reports(viewer=COORDINATOR) == ()


def test_what_was_stated_with_the_file_is_known_of_the_report(
    shelves: tuple[Queue, Library],
) -> None:
    draft = draft_of(
        initiative="Repaircafé De Schroef",
        kind="repair café",
        level="neighbourhood",
        places="Deventer;Zutphen",
        country="NL",
        year=2021,
    )

    report = shelves[1].report(store(*shelves, draft), viewer=COORDINATOR)

    assert report.year == 2021
    assert report.initiative == Initiative(
        id=report.initiative.id if report.initiative else "",
        name="Repaircafé De Schroef",
        kind="repair café",
        level=Level.NEIGHBOURHOOD,
        places=("Deventer", "Zutphen"),
        country="NL",
    )


def test_an_initiative_is_the_same_whatever_the_case_of_its_name(
    shelves: tuple[Queue, Library],
) -> None:
    store(*shelves, draft_of(initiative="Stadstuin Zuid"), data=b"1")
    store(*shelves, draft_of(initiative="stadstuin  ZUID"), data=b"2")

    assert [found.name for found in shelves[1].initiatives()] == ["Stadstuin Zuid"]


def test_a_second_file_fills_what_was_unknown_of_its_initiative_and_changes_nothing_else(
    shelves: tuple[Queue, Library],
) -> None:
    store(*shelves, draft_of(initiative="Schroef", kind="repair café", country="NL"), data=b"1")
    second = draft_of(
        initiative="Schroef", kind="tool library", level="municipality", places="Zutphen"
    )

    store(*shelves, second, data=b"2")

    (known,) = shelves[1].initiatives()
    assert (known.kind, known.country) == ("repair café", "NL")
    assert (known.level, known.places) == (Level.MUNICIPALITY, ("Zutphen",))


def test_a_person_who_describes_a_report_overwrites_the_facts_of_its_initiative(
    shelves: tuple[Queue, Library],
) -> None:
    report_id = store(*shelves, draft_of(initiative="Schroef", kind="repair café", places="Best"))
    stated = details_from({"initiative": "Schroef", "kind": "tool library", "places": "Zutphen"})

    shelves[1].describe(report_id, stated, by=COORDINATOR)

    (known,) = shelves[1].initiatives()
    assert (known.kind, known.places) == ("tool library", ("Zutphen",))


def test_an_unknown_earlier_version_is_refused(shelves: tuple[Queue, Library]) -> None:
    report_id = store(*shelves, draft_of())

    with pytest.raises(InvalidEntry, match="version_of"):
        shelves[1].describe(report_id, ReportDetails(version_of="rep-none"), by=COORDINATOR)


def test_a_new_version_is_published_and_the_earlier_one_withdrawn_or_neither(
    shelves: tuple[Queue, Library],
) -> None:
    queue, library = shelves
    older = store(queue, library, draft_of())
    library.publish(older, by=COORDINATOR)
    newer = store(queue, library, draft_of(("Een nieuwe druk over de buurtbus.",)))
    library.describe(newer, ReportDetails(version_of=older), by=COORDINATOR)
    with library.database.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE UPDATE ON reports WHEN NEW.status = 'withdrawn' "
            "BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )

    with pytest.raises(IntegrityError):
        library.publish(newer, by=COORDINATOR)

    standing = [library.report(name, viewer=COORDINATOR).status for name in (older, newer)]
    assert standing == [ReportStatus.PUBLISHED, ReportStatus.UNDER_REVIEW]


def test_an_impossible_year_is_refused_with_its_field() -> None:
    with pytest.raises(InvalidEntry, match="year: 21 is not"):
        details_from({"year": 21})


def test_every_act_on_a_report_is_remembered_with_who(shelves: tuple[Queue, Library]) -> None:
    report_id = store(*shelves, draft_of(), publish=True)

    acts = [(e.who, e.act) for e in shelves[1].history(report_id, viewer=COORDINATOR)]

    assert acts == [("here:1", "stored"), ("Fatma", "published")]
