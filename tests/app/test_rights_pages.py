"""Rights on a document, as a coordinator states them and as a reader meets them."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from app.web.routes import routes
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.document_rights import DocumentRights, Permission
from knowledge.model.person import Role
from knowledge.model.report import Report, ReportDetails
from tests.app.conftest import COORDINATOR

Open = Callable[..., AppTest]


@pytest.fixture
def repair(base: KnowledgeBase) -> Iterator[Report]:
    report = next(r for r in base.library.reports(viewer=COORDINATOR) if r.file_name == "repair.md")
    yield report
    base.library.describe(report.id, ReportDetails(rights=DocumentRights()), by=COORDINATOR)


def state(base: KnowledgeBase, report: Report, rights: DocumentRights) -> None:
    base.library.describe(report.id, ReportDetails(rights=rights), by=COORDINATOR)


def page(app: AppTest, name: str, report: Report) -> AppTest:
    app.switch_page(f"views/{name}.py")
    app.query_params["id"] = report.id
    return app.run()


def words(app: AppTest) -> str:
    shown = (*app.get("html"), *app.markdown)
    return " ".join(str(getattr(e.proto, "body", "")) for e in shown)


def test_a_coordinator_states_who_holds_the_rights(
    open_app: Open, base: KnowledgeBase, repair: Report
) -> None:
    app = page(open_app(Role.COORDINATOR), "reports", repair)
    app.text_input(key="form_holder").set_value("De Schroef")
    app.radio(key="form_may_share_file").set_value(Permission.NO)
    app.date_input(key="form_keep_until").set_value(date(2020, 1, 1))

    app.button(key="form_save").click().run()

    rights = base.library.report(repair.id, viewer=COORDINATOR).rights
    assert not app.exception
    assert (rights.holder, rights.may_share_file) == ("De Schroef", Permission.NO)
    assert rights.keep_until == date(2020, 1, 1)


def test_a_reader_sees_the_rights_beside_the_report(
    open_app: Open, base: KnowledgeBase, repair: Report
) -> None:
    state(base, repair, DocumentRights(licence="CC BY 4.0", may_share_file=Permission.NO))

    app = page(open_app(Role.READER), "report", repair)

    assert "CC BY 4.0" in words(app)
    assert "mag niet doorgegeven worden" in words(app)
    assert f"/files/{repair.id}" not in words(app)


def test_a_reader_gets_no_word_of_what_may_not_be_quoted(
    open_app: Open, base: KnowledgeBase, repair: Report
) -> None:
    state(base, repair, DocumentRights(may_quote=Permission.NO))

    app = page(open_app(Role.READER), "report", repair)

    assert not app.exception
    assert "niet toe dat eruit geciteerd wordt" in words(app)
    assert "coördinator houdt ze vast" not in words(app)


def test_the_list_shows_what_was_kept_too_long(
    open_app: Open, base: KnowledgeBase, repair: Report
) -> None:
    state(base, repair, DocumentRights(keep_until=date(2020, 1, 1)))

    app = open_app(Role.COORDINATOR).switch_page("views/reports.py").run()

    assert not app.exception
    assert [one.label for one in app.expander] == ["Van 1 verslag is de laatste bewaardag voorbij"]


def test_the_server_hands_out_no_file_that_may_not_be_shared(
    base: KnowledgeBase, repair: Report
) -> None:
    base.introduce(COORDINATOR)
    state(base, repair, DocumentRights(may_share_file=Permission.NO))
    client = TestClient(Starlette(routes=routes()), base_url="http://localhost")

    answer = client.get(f"/files/{repair.id}")

    assert answer.status_code == 403
    assert "Schroef" not in answer.text
