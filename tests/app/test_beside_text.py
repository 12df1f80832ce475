"""Before a file is handed on, the pages say what goes along with it unseen."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.locators import locator_words
from ingest.worker import Worker
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.person import Role
from knowledge.model.personal import PersonalDecision
from tests.app.conftest import COORDINATOR
from tests.ingest.parse import beside_files

Open = Callable[..., AppTest]


def bring_in(base: KnowledgeBase, name: str, data: bytes) -> str:
    job = base.queue.receive(name, data, by=COORDINATOR).job
    Worker(base).run(until_empty=True)
    return base.queue.job(job.id).report_id


def opened(open_app: Open, report_id: str) -> AppTest:
    app = open_app(Role.COORDINATOR)
    app.query_params["id"] = report_id
    app.switch_page("views/reports.py")
    app.query_params["id"] = report_id
    return app.run()


def written(app: AppTest) -> str:
    return " ".join(str(piece.value) for piece in (*app.markdown, *app.caption, *app.warning))


def test_a_coordinator_reads_what_goes_along_with_a_file_and_where_it_was_found(
    open_app: Open, base: KnowledgeBase
) -> None:
    report_id = bring_in(base, "beside.docx", beside_files.word_with_comment())

    app = opened(open_app, report_id)

    assert not app.exception
    assert "wat de bladzijden niet tonen: opmerkingen" in written(app)
    assert "Daarmee gaan mee: opmerkingen" in written(app)
    assert any("een opmerking in het bestand" in button.label for button in app.button)


def test_what_nobody_could_look_into_is_told(open_app: Open, base: KnowledgeBase) -> None:
    data = beside_files.mail_with("attachment").replace(b"bijlage.txt", b"bijlage.exe")
    report_id = bring_in(base, "beside.eml", data)

    app = opened(open_app, report_id)

    assert "Sommige bijlagen van deze mail zijn niet" in written(app)


def test_nothing_is_told_of_a_file_that_is_gone(open_app: Open, base: KnowledgeBase) -> None:
    report_id = bring_in(base, "beside2.docx", beside_files.word_with_author())
    found = base.personal_data.findings(report_id, viewer=COORDINATOR)
    numbers = [shown.finding.number for shown in found]
    base.personal_data.remove(report_id, numbers, by=COORDINATOR)

    app = opened(open_app, report_id)

    assert "Wie het bestand krijgt" not in written(app)
    assert {
        s.finding.decision for s in base.personal_data.findings(report_id, viewer=COORDINATOR)
    } == {PersonalDecision.REMOVED}


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (["2"], "row 2"),
        (["Begroting!2"], "Begroting, row 2"),
        (["Begroting!2", "Begroting!3", "Begroting!4"], "Begroting, row 2–4"),
        (["Begroting!9", "Leden!1"], "Begroting, row 9–Leden, row 1"),
        (["Salarissen"], "Salarissen"),
    ],
)
def test_a_row_is_called_a_row_of_its_sheet(labels: list[str], words: str) -> None:
    rows = [Locator(LocatorKind.ROW, label, place) for place, label in enumerate(labels, start=1)]

    assert locator_words(rows) == words
