"""A report that looks like one that is here is a question on the pages of a coordinator."""

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from ingest.worker import Worker
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Role
from knowledge.model.report import ReportStatus
from knowledge.model.resemblance import Resemblance, Verdict
from tests.app.conftest import COORDINATOR, REPORTS

Open = Callable[..., AppTest]


@pytest.fixture
def question(base: KnowledgeBase) -> Iterator[Resemblance]:
    text = REPORTS["repair.md"] + "\nOok dit jaar kwamen er veel mensen met een kapotte lamp.\n"
    base.queue.receive("repair-2.md", text.encode(), by=COORDINATOR)
    Worker(base).run(until_empty=True)
    found = next(
        asked
        for asked in base.duplicates.questions(viewer=COORDINATOR)
        if base.library.report(asked.report_id, viewer=COORDINATOR).file_name == "repair-2.md"
    )
    yield found
    base.library.delete(found.report_id, by=COORDINATOR)


@pytest.mark.parametrize("page", ["upload", "reports"])
def test_the_question_is_named_where_a_coordinator_looks(
    open_app: Open, question: Resemblance, page: str
) -> None:
    app = open_app(Role.COORDINATOR).switch_page(f"views/{page}.py").run()

    labels = [link.proto.label for link in app.get("page_link")]

    assert any("vervangt het" in label for label in labels)


def test_the_coordinator_answers_beside_the_report(
    open_app: Open, base: KnowledgeBase, question: Resemblance
) -> None:
    app = beside(question, open_app)

    app.button(key=f"part_of-{question.id}").click().run()

    decided = base.duplicates.of_report(question.report_id, viewer=COORDINATOR)[0]
    assert not app.exception
    assert (decided.verdict, decided.decided_by) == (Verdict.PART_OF, "Anneke")


def test_an_answer_is_not_taken_back_by_the_form_beside_it(
    open_app: Open, base: KnowledgeBase, question: Resemblance
) -> None:
    app = beside(question, open_app)

    app.button(key=f"replaces-{question.id}").click().run()
    app.button(key="form_publish").click().run()
    standing = base.library.report(question.report_id, viewer=COORDINATOR)
    base.library.publish(question.other_id, by=COORDINATOR)

    assert (standing.status, standing.version_of) == (ReportStatus.PUBLISHED, question.other_id)
    assert "is nu uit zoeken" in app.success[0].value


def test_an_answer_after_publishing_takes_effect_at_once_and_says_so(
    open_app: Open, base: KnowledgeBase, question: Resemblance
) -> None:
    app = beside(question, open_app)
    base.library.publish(question.report_id, by=COORDINATOR)

    app.button(key=f"replaces-{question.id}").click().run()
    replaced = [notice.value for notice in app.success]
    app.button(key=f"separate-{question.id}").click().run()
    apart = [notice.value for notice in app.success]
    base.library.publish(question.other_id, by=COORDINATOR)

    assert "is nu uit zoeken" in replaced[0]
    assert "blijft uit zoeken tot u het weer publiceert" in apart[0]


def beside(question: Resemblance, open_app: Open) -> AppTest:
    """Open the page of the report that a question is about."""
    app = open_app(Role.COORDINATOR)
    app.switch_page("views/reports.py")
    app.query_params["id"] = question.report_id
    return app.run()
