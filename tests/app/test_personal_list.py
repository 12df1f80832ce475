"""Personal data on the review page: seen, decided about in few clicks, and then published."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from ingest.worker import Worker
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Role
from knowledge.model.personal import PersonalDecision
from knowledge.model.report import Report, ReportStatus
from tests.app.conftest import COORDINATOR
from tests.app.test_pages import html_of

Open = Callable[..., AppTest]
TEXT = (
    "Verslag {number}\n\n"
    "Onze coördinator Fatima el Amrani is te bereiken op 06-12345678. De cursus van "
    "Fatima el Amrani liep goed. Nog eens: bel 06 12 34 56 78, of mail f@example.org.\n"
)


def bring_in(base: KnowledgeBase, number: int) -> Report:
    text = TEXT.format(number=number)
    job = base.queue.receive(f"persoon{number}.txt", text.encode(), by=COORDINATOR).job
    Worker(base).run(until_empty=True)
    return base.library.report(base.queue.job(job.id).report_id, viewer=COORDINATOR)


def review(open_app: Open, report: Report) -> AppTest:
    app = open_app(Role.COORDINATOR)
    app.query_params["id"] = report.id
    app.switch_page("views/reports.py")
    app.query_params["id"] = report.id
    return app.run()


def decisions(base: KnowledgeBase, report: Report) -> list[PersonalDecision]:
    found = base.personal_data.findings(report.id, viewer=COORDINATOR)
    return [shown.finding.decision for shown in found]


def test_publishing_is_shut_and_says_why(open_app: Open, base: KnowledgeBase) -> None:
    app = review(open_app, bring_in(base, 1))

    assert not app.exception
    assert app.button(key="form_publish").disabled
    written = " ".join(str(piece.value) for piece in app.markdown)
    assert "2 × Telefoonnummer, 1 × E-mailadres" in written
    assert app.warning[0].value.startswith("Over 3 vondsten moet u beslissen")


def test_what_was_found_is_marked_in_the_text_beside_the_list(
    open_app: Open, base: KnowledgeBase
) -> None:
    app = review(open_app, bring_in(base, 9))

    (text,) = [html for html in html_of(app).split("</div>") if 'class="dw-leaf"' in html]
    for words in ("Fatima el Amrani", "06-12345678", "f@example.org"):
        assert f"<mark>{words}</mark>" in text


def test_what_says_the_same_is_decided_about_together(open_app: Open, base: KnowledgeBase) -> None:
    report = bring_in(base, 2)
    app = review(open_app, report)
    phone = next(n for n in range(1, 6) if _words(base, report, n) == "06-12345678")

    app.segmented_control(key=f"personal_choice_{phone}").set_value("consented").run()
    app.button(key="personal_apply").click().run()

    assert not app.exception
    assert decisions(base, report).count(PersonalDecision.CONSENTED) == 2
    assert app.success[0].value == "Besloten\\."


def test_all_that_blocks_is_chosen_at_once_and_then_the_report_is_published(
    open_app: Open, base: KnowledgeBase
) -> None:
    report = bring_in(base, 3)
    app = review(open_app, report)

    app.segmented_control(key="personal_all").set_value("public_office").run()
    app.button(key="personal_apply").click().run()
    app.button(key="form_publish").click().run()

    assert not app.exception
    status = base.library.report(report.id, viewer=COORDINATOR).status
    assert status is ReportStatus.PUBLISHED


def test_removing_is_asked_about_before_it_is_done(open_app: Open, base: KnowledgeBase) -> None:
    report = bring_in(base, 4)
    app = review(open_app, report)
    name = next(n for n in range(1, 6) if _words(base, report, n) == "Fatima el Amrani")

    app.segmented_control(key=f"personal_choice_{name}").set_value("function").run()
    app.button(key="personal_apply").click().run()

    written = " ".join(str(piece.value) for piece in app.markdown)
    assert app.button(key="personal_yes").label == "Ja, verwijder"
    assert "Het bestand zelf wordt verwijderd" in written
    assert "Amrani" in base.library.text(report.id, viewer=COORDINATOR).text


def test_nothing_chosen_is_told(open_app: Open, base: KnowledgeBase) -> None:
    app = review(open_app, bring_in(base, 5))

    app.button(key="personal_apply").click().run()

    assert any("Kies iets" in str(info.value) for info in app.info)


def _words(base: KnowledgeBase, report: Report, number: int) -> str:
    found = base.personal_data.findings(report.id, viewer=COORDINATOR)
    return next((s.words for s in found if s.finding.number == number), "")
