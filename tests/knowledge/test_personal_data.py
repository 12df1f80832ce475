"""Personal data: nothing is published before a person has decided about it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.errors import Conflict, InvalidEntry, NotAllowed, PersonalDataOpen
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.personal import PersonalDecision, PersonalKind
from knowledge.model.report import ReportStatus
from knowledge.settings import Settings
from tests.samples import COORDINATOR, WRITER

TEXT = (
    "Wat we leerden\n\n"
    "De balie schrijft elk apparaat in. Mevrouw gaf haar burgerservicenummer 111222333 op.\n\n"
    "Bel voor de sleutel 06-12345678, of mail sleutel@example.org. Nog eens: 06 12 34 56 78.\n"
)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    opened = open_base(Settings(data=tmp_path / "var", embedder="hashing"))
    yield opened
    opened.close()


def bring_in(base: KnowledgeBase, text: str = TEXT, name: str = "verslag.txt") -> str:
    job = base.queue.receive(name, text.encode(), by=COORDINATOR).job
    Worker(base).run(until_empty=True)
    return base.queue.job(job.id).report_id


def test_what_a_report_tells_about_people_is_shown_with_its_words(base: KnowledgeBase) -> None:
    report_id = bring_in(base)

    found = base.personal_data.findings(report_id, viewer=COORDINATOR)

    assert [(shown.finding.kind, shown.words) for shown in found] == [
        (PersonalKind.BSN, "111222333"),
        (PersonalKind.PHONE, "06-12345678"),
        (PersonalKind.EMAIL, "sleutel@example.org"),
        (PersonalKind.PHONE, "06 12 34 56 78"),
    ]
    assert found[0].before.endswith("burgerservicenummer ")
    assert found[1].alike == (2, 4)


def test_a_report_is_not_published_while_something_is_undecided(base: KnowledgeBase) -> None:
    report_id = bring_in(base)
    base.personal_data.decide(report_id, [2, 3], PersonalDecision.CONSENTED, by=COORDINATOR)

    with pytest.raises(PersonalDataOpen, match="1 bsn, 1 phone") as caught:
        base.library.publish(report_id, by=COORDINATOR)

    assert caught.value.counts == {"bsn": 1, "phone": 1}
    status = base.library.report(report_id, viewer=COORDINATOR).status
    assert status is ReportStatus.UNDER_REVIEW


def test_a_report_is_published_once_all_is_decided(base: KnowledgeBase) -> None:
    report_id = bring_in(base)

    base.personal_data.decide(report_id, range(1, 5), PersonalDecision.CONSENTED, by=COORDINATOR)

    assert base.library.publish(report_id, by=COORDINATOR).status is ReportStatus.PUBLISHED


def test_a_decision_says_who_made_it_and_the_record_holds_no_words(base: KnowledgeBase) -> None:
    report_id = bring_in(base)

    base.personal_data.decide(report_id, [1], PersonalDecision.NOT_PERSONAL, by=COORDINATOR)

    finding = base.personal_data.findings(report_id, viewer=COORDINATOR)[0].finding
    event = base.library.history(report_id, viewer=COORDINATOR)[-1]
    assert (finding.decision, finding.decided_by) == (PersonalDecision.NOT_PERSONAL, "Fatma")
    assert (event.act, event.data) == (
        "decided_personal",
        {"kind": "bsn", "decision": "not_personal", "count": 1},
    )


def test_a_published_report_is_withdrawn_before_a_decision_is_taken_back(
    base: KnowledgeBase,
) -> None:
    report_id = bring_in(base)
    base.personal_data.decide(report_id, range(1, 5), PersonalDecision.CONSENTED, by=COORDINATOR)
    base.library.publish(report_id, by=COORDINATOR)

    with pytest.raises(Conflict, match="withdraw"):
        base.personal_data.decide(report_id, [1], PersonalDecision.UNDECIDED, by=COORDINATOR)


@pytest.mark.parametrize("numbers", [[], [9], [1, 9]], ids=["none", "unknown", "one unknown"])
def test_a_finding_that_is_not_there_is_told(base: KnowledgeBase, numbers: list[int]) -> None:
    report_id = bring_in(base)

    with pytest.raises(InvalidEntry, match="no finding"):
        base.personal_data.decide(report_id, numbers, PersonalDecision.CONSENTED, by=COORDINATOR)


def test_who_may_not_look_reports_over_sees_and_decides_nothing(base: KnowledgeBase) -> None:
    report_id = bring_in(base)

    with pytest.raises(NotAllowed):
        base.personal_data.findings(report_id, viewer=WRITER)
    with pytest.raises(NotAllowed):
        base.personal_data.decide(report_id, [1], PersonalDecision.CONSENTED, by=WRITER)


def test_a_name_is_pointed_at_and_blocks_nothing() -> None:
    assert [kind for kind in PersonalKind if not kind.is_blocking] == [PersonalKind.NAME]


def test_no_vector_is_made_of_an_identifier(base: KnowledgeBase) -> None:
    one, other = TEXT, TEXT.replace("111222333", "123456782").replace("06-12345678", "06-87654321")
    vectors = []
    for name, text in (("een.txt", one), ("twee.txt", other)):
        bring_in(base, text, name)
        with base.database.reading() as connection:
            rows = connection.exec_driver_sql("SELECT vector FROM embeddings").all()
        vectors.append({bytes(row[0]) for row in rows})

    assert vectors[0] == vectors[1]


def test_vectors_made_anew_hold_no_identifier_either(base: KnowledgeBase) -> None:
    bring_in(base)
    with base.database.writing() as connection:
        before = connection.exec_driver_sql("SELECT vector FROM embeddings ORDER BY 1").all()
        connection.exec_driver_sql("DELETE FROM embeddings")

    base.upkeep.embed_missing()

    with base.database.reading() as connection:
        after = connection.exec_driver_sql("SELECT vector FROM embeddings ORDER BY 1").all()
    assert after == before


def test_a_number_in_a_file_name_is_masked_once_the_file_was_read(base: KnowledgeBase) -> None:
    report_id = bring_in(base, name="verslag 111222333.txt")

    assert base.library.report(report_id, viewer=COORDINATOR).file_name == f"verslag {'█' * 9}.txt"
    assert "111222333" not in repr(base.queue.jobs())
