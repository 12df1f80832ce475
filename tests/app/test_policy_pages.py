"""The pages of policy: a draft held against lessons, and a text with what may bear on it."""

from datetime import date

from streamlit.testing.v1 import AppTest

from app.roles import PAGES, Section
from app.services import knowledge_base
from knowledge.model.policy import Decision, PolicyDraft, PolicyKind, UptakeRole
from tests.app.lessons_base import Desk, press
from tests.app.test_lesson_pages import links, opened
from tests.app.test_pages import html_of
from tests.samples import COORDINATOR

CLAIM = "De vrijwilligers stoppen als niemand ze bedankt."


def checked(words: str) -> AppTest:
    app = opened("draft")
    app.text_area(key="draft-pasted").input(words)
    app.button(key="check_draft").click().run()
    assert not app.exception
    return app


def test_a_draft_shows_the_lesson_that_bears_on_it_with_the_way_to_its_page(desk: Desk) -> None:
    press(desk(), "accept")

    app = checked(CLAIM)

    assert CLAIM in html_of(app)
    assert any(link.startswith("Geleerde lessen") for link in links(app))
    assert "De kennisbank heeft hier geen les over." not in html_of(app)


def test_a_draft_that_the_base_knows_nothing_of_is_told_so(desk: Desk) -> None:
    press(desk(), "accept")

    app = checked("Kapiteins varen zwijgend langs verlaten vuurtorens richting Groenland.")

    assert "De kennisbank heeft hier geen les over." in html_of(app)


def test_a_draft_without_words_is_told_so_and_the_last_one_is_gone(desk: Desk) -> None:
    press(desk(), "accept")
    app = checked(CLAIM)
    app.text_area(key="draft-pasted").input("  ")

    app.button(key="check_draft").click().run()

    assert "Er zijn nog geen woorden" in app.error[0].value
    assert CLAIM not in html_of(app)


def test_a_text_copied_from_word_is_checked_paragraph_by_paragraph(desk: Desk) -> None:
    press(desk(), "accept")

    app = checked(f"{CLAIM}\nKapiteins varen zwijgend langs verlaten vuurtorens bij Groenland.")

    assert "2 alinea&#x27;s getoetst" in html_of(app)


def test_a_long_draft_is_shown_a_page_at_a_time_and_keeps_what_was_taken(desk: Desk) -> None:
    press(desk(), "accept")
    app = checked("\n\n".join([CLAIM] * 21))
    (lesson,) = knowledge_base().lessons.confirmed(viewer=COORDINATOR)

    app.segmented_control(key=f"take-1-{lesson.id}").set_value("comment").run()
    app.session_state["draft_page"] = 2
    app.run()

    assert [claim.split("<")[0] for claim in html_of(app).split("Alinea ")[1:]] == ["21"]
    app.session_state["draft_page"] = 1
    app.run()
    assert app.segmented_control(key=f"take-1-{lesson.id}").value == "comment"
    app.button(key="check_draft").click().run()
    assert app.segmented_control(key=f"take-1-{lesson.id}").value is None


def test_a_policy_text_suggests_a_lesson_until_it_is_linked(desk: Desk) -> None:
    press(desk(), "accept")
    text = knowledge_base().uptakes.register(
        PolicyDraft("Motie", CLAIM, PolicyKind.MOTION), by=COORDINATOR
    )

    app = opened("policy", id=text.id)
    assert [found.label for found in app.expander] == ["1 les gaat hier misschien over"]

    (suggestion,) = knowledge_base().uptakes.suggest(text.id, viewer=COORDINATOR)
    role = app.segmented_control(key=f"role-0-{suggestion.hits[0].lesson.id}")
    role.set_value("evidence").run()
    assert not app.exception
    assert "1 les gaat hier misschien over" not in [found.label for found in app.expander]
    assert "Wacht op antwoord" in html_of(app)


def test_a_policy_text_shows_its_whole_address_to_hand_on(desk: Desk) -> None:
    desk()
    base = knowledge_base()
    text = base.uptakes.register(PolicyDraft("Motie", CLAIM, PolicyKind.MOTION), by=COORDINATOR)

    app = opened("policy", id=text.id)

    assert f"Vast adres: {base.settings.web_address}/policy?id={text.id}" in html_of(app)


def test_the_menu_itself_holds_few_entries() -> None:
    shown = [page for page in PAGES if page.is_in_menu]

    on_top = {page.name for page in shown if page.section is Section.TOP}
    assert on_top == {"search", "themes", "initiatives"}
    assert {page.section for page in shown} == set(Section)


def test_a_deleted_policy_text_is_explained_on_the_page_of_its_lesson(desk: Desk) -> None:
    press(desk(), "accept")
    base = knowledge_base()
    text = base.uptakes.register(PolicyDraft("Motie", CLAIM, PolicyKind.MOTION), by=COORDINATOR)
    (suggestion,) = base.uptakes.suggest(text.id, viewer=COORDINATOR)
    lesson_id = suggestion.hits[0].lesson.id
    base.uptakes.link(
        lesson_id, text.id, span=suggestion.span, role=UptakeRole.EVIDENCE, by=COORDINATOR
    )

    press(opened("policy", id=text.id), "delete_policy_yes")

    assert base.uptakes.policies(viewer=COORDINATOR) == ()
    page = html_of(opened("lesson", id=lesson_id))
    assert "Dit stond in een beleidstekst die Fatma op" in page
    assert "Motie" not in page


def test_a_decision_before_the_day_of_its_text_is_asked_about_once(desk: Desk) -> None:
    press(desk(), "accept")
    base = knowledge_base()
    draft = PolicyDraft("Raadsvoorstel", CLAIM, PolicyKind.MOTION, dated=date(2024, 5, 2))
    text = base.uptakes.register(draft, by=COORDINATOR)
    (lesson,) = base.lessons.confirmed(viewer=COORDINATOR)
    (span,) = text.paragraphs()
    uptake = base.uptakes.link(
        lesson.id, text.id, span=span, role=UptakeRole.EXAMPLE, by=COORDINATOR
    )
    app = opened("policy", id=text.id)
    app.date_input(key=f"on-{uptake.id}").set_value(date(2004, 5, 2))

    app.button(key=f"note-{uptake.id}").click().run()

    assert "2 mei 2024" in app.warning[0].value
    assert base.uptakes.uptake(uptake.id, viewer=COORDINATOR).decision is Decision.PROPOSED
    app.button(key=f"note-{uptake.id}").click().run()
    assert base.uptakes.uptake(uptake.id, viewer=COORDINATOR).decision is Decision.ADOPTED
