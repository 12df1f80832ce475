"""Reports that older rules looked over are looked over again, and nothing stays found unseen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from ingest.privacy.scan import SCANNER
from ingest.rescanning import rescan
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.errors import PersonalDataOpen
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import ProblemKind
from knowledge.model.personal import PersonalDecision, PersonalKind
from knowledge.model.report import ReportStatus
from knowledge.model.search import SearchQuery
from knowledge.records.tables import embeddings, personal_findings, report_margins, reports
from knowledge.settings import Settings
from tests.knowledge.brief_samples import drafted
from tests.knowledge.test_margins import pdf
from tests.knowledge.test_redaction_everywhere import TEXT, bring_in, learn
from tests.samples import COORDINATOR, READER, WRITER

PLAIN = "De balie bij de ingang schrijft elk apparaat in, en niemand wacht langer dan een uur."
LEARNED = "De balie schrijft elk apparaat in."


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    opened = open_base(Settings(data=tmp_path / "var", embedder="hashing"))
    yield opened
    opened.close()


def forget_findings(base: KnowledgeBase) -> None:
    """Let the base look as if rules that found nothing had looked every report over."""
    with base.database.writing() as connection:
        connection.execute(personal_findings.delete())
        connection.execute(report_margins.delete())
        connection.execute(update(reports).values(scanner="rules/1"))


def older(base: KnowledgeBase) -> str:
    report_id = bring_in(base, TEXT, "Schroef")
    forget_findings(base)
    return report_id


def test_a_published_report_with_something_new_leaves_the_search(base: KnowledgeBase) -> None:
    report_id = older(base)
    assert base.search(SearchQuery("balie apparaat"), viewer=READER).hits

    (found,) = rescan(base, by="worker")

    report = base.library.report(report_id, viewer=COORDINATOR)
    assert (found.is_held_back, found.open_count) == (True, 1)
    assert (report.status, report.is_held_back) == (ReportStatus.UNDER_REVIEW, True)
    assert base.search(SearchQuery("balie apparaat"), viewer=READER).hits == ()
    assert all(finding.is_in_order for finding in base.upkeep.examine())


def test_it_is_found_again_once_somebody_has_decided(base: KnowledgeBase) -> None:
    report_id = older(base)
    list(rescan(base, by="worker"))
    with pytest.raises(PersonalDataOpen):
        base.library.publish(report_id, by=COORDINATOR)
    found = base.personal_data.findings(report_id, viewer=COORDINATOR)
    numbers = [s.finding.number for s in found if s.finding.is_open]

    base.personal_data.decide(report_id, numbers, PersonalDecision.CONSENTED, by=COORDINATOR)
    base.library.publish(report_id, by=COORDINATOR)

    assert not base.library.report(report_id, viewer=COORDINATOR).is_held_back
    assert base.search(SearchQuery("balie apparaat"), viewer=READER).hits


def test_what_was_found_and_decided_before_stays(base: KnowledgeBase) -> None:
    report_id = bring_in(base, TEXT, "Schroef")
    before = base.personal_data.findings(report_id, viewer=COORDINATOR)
    with base.database.writing() as connection:
        connection.execute(update(reports).values(scanner="rules/1"))

    (found,) = rescan(base, by="worker")

    assert (found.found_count, found.is_held_back) == (0, False)
    assert base.personal_data.findings(report_id, viewer=COORDINATOR) == before
    assert base.library.report(report_id, viewer=READER).status is ReportStatus.PUBLISHED
    assert list(rescan(base, by="worker")) == []


def test_a_vector_made_of_what_is_found_now_is_made_anew_without_it(base: KnowledgeBase) -> None:
    bring_in(base, TEXT, "Schroef")
    with base.database.reading() as connection:
        right = set(connection.execute(embeddings.select()).all())
    forget_findings(base)
    with base.database.writing() as connection:
        connection.execute(embeddings.delete())
    base.upkeep.embed_missing()
    with base.database.reading() as connection:
        assert set(connection.execute(embeddings.select()).all()) != right

    list(rescan(base, by="worker"))

    with base.database.reading() as connection:
        assert set(connection.execute(embeddings.select()).all()) == right


def test_a_running_header_is_looked_over_too(base: KnowledgeBase) -> None:
    job = base.queue.receive("verslag.pdf", pdf(), by=COORDINATOR).job
    Worker(base).run(until_empty=True)
    report_id = base.queue.job(job.id).report_id
    before = base.personal_data.findings(report_id, viewer=COORDINATOR)
    assert PersonalKind.PHONE in [shown.finding.kind for shown in before]
    forget_findings(base)
    base.library.publish(report_id, by=COORDINATOR)

    (found,) = rescan(base, by="worker")

    again = base.personal_data.findings(report_id, viewer=COORDINATOR)
    assert found.is_held_back
    assert [(s.words, s.locator) for s in again] == [(s.words, s.locator) for s in before]


def test_a_brief_waits_while_a_report_that_it_cites_is_held_back(base: KnowledgeBase) -> None:
    report_id = bring_in(base, TEXT, "Schroef")
    brief = drafted(base, learn(base, report_id, LEARNED)).brief
    forget_findings(base)

    list(rescan(base, by="worker"))

    opened = base.briefs.brief(brief.id, viewer=WRITER)
    assert {problem.kind for problem in opened.blocking} == {ProblemKind.HELD_BACK}


def test_a_worker_without_work_looks_over_what_older_rules_saw(base: KnowledgeBase) -> None:
    job = base.queue.receive("moer.txt", PLAIN.encode(), by=COORDINATOR).job
    report_id = older(base)
    quiet = base.queue.job(job.id).report_id
    base.library.publish(quiet, by=COORDINATOR)
    with base.database.writing() as connection:
        connection.execute(update(reports).values(scanner=""))

    Worker(base).run(until_empty=True)

    with base.database.reading() as connection:
        seen = set(connection.execute(reports.select().with_only_columns(reports.c.scanner)))
    assert {row.scanner for row in seen} == {SCANNER}
    assert base.library.report(report_id, viewer=COORDINATOR).is_held_back
    assert base.library.report(quiet, viewer=READER).status is ReportStatus.PUBLISHED
