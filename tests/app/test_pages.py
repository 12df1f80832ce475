"""What people meet on the pages, run as Streamlit runs them on a small real base."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.services import knowledge_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Role
from tests.app.conftest import COORDINATOR, HOSTILE_TITLE, MAIN, REPORTS

Open = Callable[..., AppTest]


def html_of(app: AppTest) -> str:
    return "\n".join(str(piece.value) for piece in app.html)


def at_address(app: AppTest, name: str) -> AppTest:
    """Open an address; `switch_page` knows only those at which a file runs."""
    known = app._registered_pages.items()
    app._page_hash = next(key for key, info in known if info.get("url_pathname") == name)
    return app.run()


def test_somebody_new_is_asked_who_they_are_before_anything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, base: KnowledgeBase
) -> None:
    monkeypatch.setenv("DOORWERK_DATA", str(tmp_path))
    knowledge_base.clear()
    app = AppTest.from_file(str(MAIN), default_timeout=30).run()

    assert [title.value for title in app.title] == ["Welcome to Doorwerk"]
    app.text_input(key="person_name").set_value("Joris")
    app.button(key="person_save").click().run()
    assert app.title[0].value == "What did citizens' initiatives learn?"


def test_a_person_may_take_on_other_roles(open_app: Open, base: KnowledgeBase) -> None:
    app = open_app(Role.WRITER).switch_page("views/person.py").run()
    app.text_input(key="person_name").set_value("Joris")
    app.checkbox(key="role_reader").check()
    app.checkbox(key="role_writer").uncheck()
    app.button(key="person_save").click().run()

    person = base.local_person()
    assert person is not None
    assert (person.name, person.roles) == ("Joris", frozenset({Role.READER}))


def test_an_address_of_a_page_leads_somebody_new_to_the_introduction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, base: KnowledgeBase
) -> None:
    monkeypatch.setenv("DOORWERK_DATA", str(tmp_path))
    knowledge_base.clear()
    app = AppTest.from_file(str(MAIN), default_timeout=30).run()

    at_address(app, "upload")

    assert not app.exception
    assert [title.value for title in app.title] == ["Welcome to Doorwerk"]


def test_a_page_that_no_role_of_the_visitor_opens_says_which_roles_do(open_app: Open) -> None:
    app = at_address(open_app(Role.READER), "upload")

    assert not app.exception
    assert [title.value for title in app.title] == ["Uploaden"]
    assert [info.value for info in app.info] == [
        "Uw rollen openen deze pagina niet. Deze wel: Coördinator, Beheerder."
    ]


def test_a_name_is_asked_for_again_when_it_is_left_empty(open_app: Open) -> None:
    app = open_app(Role.WRITER).switch_page("views/person.py").run()
    app.text_input(key="person_name").set_value("   ")

    app.button(key="person_save").click().run()

    assert [error.value for error in app.error] == [
        "Geef een naam, zodat anderen zien wie wat deed."
    ]


def test_a_question_finds_a_passage_with_its_words_marked(open_app: Open) -> None:
    app = open_app(Role.READER, q="vrijwilligers stoppen")

    assert not app.exception
    assert "<mark>" in html_of(app)
    assert "De Schroef" in html_of(app)


def test_typing_a_question_puts_it_in_the_address(open_app: Open) -> None:
    app = open_app(Role.READER)
    app.text_input(key="question").set_value("  moestuin  ")

    app.button(key="ask_now").click().run()

    assert app.query_params["q"] == "moestuin"


def test_an_address_opens_the_same_filter(open_app: Open) -> None:
    app = open_app(Role.READER, q="verslag", country="BE")

    assert app.checkbox(key="country:BE").value is True
    assert "De Schroef" not in html_of(app)


def test_ticking_a_filter_narrows_and_stands_in_the_address(open_app: Open) -> None:
    app = open_app(Role.READER, q="vrijwilligers stoppen")

    app.checkbox(key="country:NL").check().run()

    assert app.query_params["country"] == "NL"


def test_words_of_a_report_run_nothing_and_fetch_nothing(open_app: Open) -> None:
    app = open_app(Role.READER, q="moestuin")

    shown = html_of(app)
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "<img" not in shown
    label = next(link.value for link in app.page_link if "script" in link.value)
    assert label != HOSTILE_TITLE
    assert "\\!\\[x\\]" in label


def test_a_waiting_report_is_not_found(open_app: Open) -> None:
    app = open_app(Role.COORDINATOR, q="buurtbus beoordeling")

    assert "buurtbus" not in html_of(app)


def test_the_language_follows_the_browser(open_app: Open) -> None:
    dutch = open_app(Role.READER, locale="nl-BE").title[0].value
    english = open_app(Role.READER, locale="en-GB").title[0].value

    assert (dutch, english) == (
        "Wat leerden burgerinitiatieven?",
        "What did citizens' initiatives learn?",
    )


@pytest.mark.parametrize("page", ["upload", "reports", "status"])
def test_a_reader_has_no_page_of_a_coordinator(open_app: Open, page: str) -> None:
    app = open_app(Role.READER)

    with pytest.raises(ValueError, match=page):
        app.switch_page(f"views/{page}.py")


def test_a_coordinator_sees_what_waits_and_describes_it(
    open_app: Open, base: KnowledgeBase
) -> None:
    waiting = next(
        report
        for report in base.library.reports(viewer=COORDINATOR)
        if report.file_name == "waiting.md"
    )
    app = open_app(Role.COORDINATOR)
    app.query_params["id"] = waiting.id
    app.switch_page("views/reports.py")
    app.query_params["id"] = waiting.id
    app.run()
    app.text_input(key="form_title").set_value("Buurtbus Hellendoorn")

    app.button(key="form_save").click().run()

    assert not app.exception
    assert base.library.report(waiting.id, viewer=COORDINATOR).title == "Buurtbus Hellendoorn"


def test_an_uploaded_file_waits_in_the_queue(open_app: Open, base: KnowledgeBase) -> None:
    app = open_app(Role.COORDINATOR).switch_page("views/upload.py").run()
    app.file_uploader(key="files").upload("nieuw.txt", b"Een nieuw verslag over de dorpswinkel.")

    app.button(key="bring_in").click().run()

    assert not app.exception
    assert "nieuw.txt" in html_of(app)
    assert any(job.file_name == "nieuw.txt" for job in base.queue.jobs())


def test_a_file_that_is_here_already_is_named_and_not_counted_as_taken_in(open_app: Open) -> None:
    app = open_app(Role.COORDINATOR).switch_page("views/upload.py").run()
    app.file_uploader(key="files").upload("nog-eens.md", REPORTS["repair.md"].encode())

    app.button(key="bring_in").click().run()

    assert not app.success
    labels = [link.proto.label for link in app.get("page_link")]
    assert any("is er al sinds" in label for label in labels)


def test_the_doctor_looks_only_when_asked(open_app: Open) -> None:
    app = open_app(Role.ADMIN).switch_page("views/status.py").run()
    assert "dw-table" not in html_of(app)

    app.button(key="examine").click().run()

    assert "dw-in-order" in html_of(app)


def test_the_status_page_says_that_nothing_leaves_the_machine(open_app: Open) -> None:
    app = open_app(Role.ADMIN).switch_page("views/status.py").run()

    assert any("Niets." in text.value for text in app.text)


def test_a_report_shows_its_passage_marked(open_app: Open, base: KnowledgeBase) -> None:
    report = next(r for r in base.library.reports(viewer=COORDINATOR) if r.file_name == "repair.md")
    passage = base.library.passages(report.id, viewer=COORDINATOR)[0]
    app = open_app(Role.READER).switch_page("views/report.py")
    app.query_params["id"] = report.id
    app.query_params["passage"] = passage.id

    app.run()

    assert not app.exception
    assert f'data-bring-into-view="{passage.span.start} 0 0"' in html_of(app)
