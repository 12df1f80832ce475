"""Confirmed lessons: found by a question, on their own page, and beside their report."""

from streamlit.testing.v1 import AppTest

from app.services import knowledge_base
from knowledge.model.document_rights import DocumentRights, Permission
from knowledge.model.lesson import LessonStatus
from knowledge.model.person import Person, Role
from knowledge.model.report import ReportDetails
from tests.app.lessons_base import MAIN, Desk, lessons, press, report_id
from tests.app.test_pages import html_of
from tests.samples import COORDINATOR, READER


def opened(page: str = "search", **address: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    app.context = {"locale": "nl-NL"}
    app.run().switch_page(f"views/{page}.py")
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def links(app: AppTest) -> list[str]:
    return [link.value for link in app.page_link]


def test_a_confirmed_lesson_is_found_above_the_passages(desk: Desk) -> None:
    press(desk(), "accept")

    app = opened(q="waarom stoppen vrijwilligers")

    assert next(header.value for header in app.header) == "1 les geleerd"
    assert "De vrijwilligers stoppen als niemand ze bedankt\\." in links(app)


def test_a_proposal_is_found_by_nobody(desk: Desk) -> None:
    desk()

    app = opened(q="waarom stoppen vrijwilligers")

    assert not any("geleerd" in header.value for header in app.header)


def test_what_others_learned_stands_beside_a_lesson(desk: Desk) -> None:
    press(desk("twee.md"), "accept")
    press(desk(), "turn-N", "accept")
    mine, theirs = lessons()[1], lessons("twee.md")[0]
    knowledge_base().lessons.link_same(mine.id, theirs.id, by=COORDINATOR)

    app = opened("lesson", id=mine.id)

    assert "Zegt hetzelfde, vond een mens" in [header.value for header in app.header]
    assert "twee.md" in html_of(app)


def test_a_lesson_shows_what_was_proposed_beside_what_was_confirmed(desk: Desk) -> None:
    app = desk()
    app.text_area(key="statement-words").set_value("Bedank vrijwilligers.").run()
    press(app, "accept")

    app = opened("lesson", id=lessons()[0].id)

    assert app.title[0].value == "Bedank vrijwilligers\\."
    shown = html_of(app)
    assert "gewijzigd door een mens" in shown
    assert "<td>De vrijwilligers stoppen als niemand ze bedankt.</td>" in shown
    assert "Fatma" in shown


def test_a_lesson_is_taken_back_with_its_reason(desk: Desk) -> None:
    press(desk(), "accept")
    app = opened("lesson", id=lessons()[0].id)
    app.text_input(key="take_back_reason").set_value("klopt niet meer")

    press(app, "take_back")

    assert (lessons()[0].status, lessons()[0].note) == (LessonStatus.WITHDRAWN, "klopt niet meer")


def test_a_report_lists_its_lessons_and_marks_their_words(desk: Desk) -> None:
    press(desk(), "accept")

    app = opened("report", id=report_id())
    chosen = opened("report", id=report_id(), lesson=lessons()[0].id)

    assert "<mark>De vrijwilligers stoppen als niemand ze bedankt.</mark>" in html_of(app)
    assert "data-bring-into-view" not in html_of(app)
    assert "data-bring-into-view" in html_of(chosen)
    assert "nu gemarkeerd" in html_of(chosen)


def test_a_lesson_whose_report_may_not_be_quoted_is_found_by_nobody(desk: Desk) -> None:
    press(desk(), "accept")
    base = knowledge_base()
    closed = ReportDetails(rights=DocumentRights(may_quote=Permission.NO))

    base.library.describe(report_id(), closed, by=COORDINATOR)

    assert base.lessons.confirmed(viewer=READER) == ()
    writer = Person("Anneke", frozenset({Role.WRITER}))
    assert base.lesson_finder.find("vrijwilligers bedanken", viewer=writer) == ()
