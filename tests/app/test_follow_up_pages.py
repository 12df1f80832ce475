"""A coordinator reads a drafted letter, approves it and takes it along; the initiative shows it."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.services import knowledge_base
from knowledge.model.follow_up import FollowUp, FollowUpState
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person, Role
from knowledge.model.policy import Decision, PolicyDraft, PolicyKind, UptakeRole
from knowledge.model.profile import Contact
from tests.app.lessons_base import Desk, lessons, press
from tests.app.test_lesson_pages import links, opened
from tests.app.test_pages import html_of
from tests.samples import COORDINATOR


@pytest.fixture
def lesson(desk: Desk) -> Lesson:
    """A lesson that stands in a motion, about which a letter was drafted."""
    base = knowledge_base()
    found = base.lessons.confirm(lessons()[0].id, by=COORDINATOR)
    draft = PolicyDraft("Motie <b>", "Dank vrijwilligers elk jaar.", PolicyKind.MOTION)
    text = base.uptakes.register(draft, by=COORDINATOR)
    span = text.paragraphs()[0]
    base.uptakes.link(found.id, text.id, span=span, role=UptakeRole.EXAMPLE, by=COORDINATOR)
    return found


def letter() -> FollowUp:
    return knowledge_base().follow_ups.everything(viewer=COORDINATOR)[0]


def open_letter() -> AppTest:
    return opened("follow_ups", id=letter().id)


def take_along(app: AppTest) -> None:
    """Press the button that gives the letter as a Word document."""
    app.download_button(key="follow_up_docx").click().run()
    assert not app.exception


def test_a_drafted_letter_is_listed_with_what_it_is_about(lesson: Lesson) -> None:
    app = opened("follow_ups")

    assert "een\\.md" in links(app)
    assert "Voorgelegd aan het beleid" in html_of(app)
    assert "Motie &lt;b&gt;" in html_of(app)


def test_an_approved_letter_is_taken_along_and_its_initiative_shows_it(lesson: Lesson) -> None:
    app = press(open_letter(), "follow_up_approve")

    assert [notice.value for notice in app.success] == ["De brief is goedgekeurd\\."]
    assert lesson.quotes[0].exact in html_of(app)
    take_along(app)
    assert letter().state is FollowUpState.SAVED
    assert "meegenomen als DOCX" in html_of(app)
    assert lesson.initiative is not None
    page = opened("initiative", id=lesson.initiative.id)
    assert [link for link in links(page) if link.startswith("Voorgelegd aan het beleid")]


def test_a_letter_whose_quote_was_changed_is_not_approved(lesson: Lesson) -> None:
    app = open_letter()
    words = str(app.text_area(key="follow_up_words").value)
    app.text_area(key="follow_up_words").input(words.replace("niemand", "iemand"))

    press(app, "follow_up_approve")

    assert "Elk citaat moet precies zo blijven staan" in app.error[0].value
    assert letter().state is FollowUpState.DRAFTED


def test_what_a_person_changed_is_kept_until_it_is_approved(lesson: Lesson) -> None:
    app = open_letter()
    words = str(app.text_area(key="follow_up_words").value)
    app.text_area(key="follow_up_words").input(f"{words}\n\nTot ziens!")

    press(app, "follow_up_keep")

    assert str(open_letter().text_area(key="follow_up_words").value).endswith("Tot ziens!")
    press(open_letter(), "follow_up_approve")
    press(open_letter(), "follow_up_reopen")
    assert letter().state is FollowUpState.DRAFTED


def test_a_letter_that_a_colleague_edited_meanwhile_is_shown_before_yours_takes_its_place(
    lesson: Lesson,
) -> None:
    app = open_letter()
    drafted = str(app.text_area(key="follow_up_words").value)
    theirs, mine = f"{drafted}\n\nTot ziens!", f"{drafted}\n\nTot gauw!"
    base, name = knowledge_base(), letter().id
    base.follow_ups.edit(name, theirs, drafted=drafted, by=COORDINATOR)
    app.text_area(key="follow_up_words").input(mine)

    press(app, "follow_up_approve")

    assert "intussen gewijzigd" in app.error[0].value
    assert "Tot ziens!" in html_of(app)
    assert letter().state is FollowUpState.DRAFTED
    press(app, "follow_up_approve")
    assert letter().words == mine


def test_words_sent_after_the_letter_was_approved_come_back_to_the_writer(lesson: Lesson) -> None:
    app = open_letter()
    drafted = str(app.text_area(key="follow_up_words").value)
    knowledge_base().follow_ups.approve(letter().id, drafted, drafted=drafted, by=COORDINATOR)
    app.text_area(key="follow_up_words").input(f"{drafted}\n\nTot gauw!")

    press(app, "follow_up_approve")

    assert "niet bewaard" in app.error[0].value
    assert "Tot gauw!" in html_of(app)
    assert letter().words == drafted


def test_a_letter_of_which_nobody_knows_whether_it_left_asks_a_person(lesson: Lesson) -> None:
    base = knowledge_base()
    assert lesson.initiative is not None
    contact = Contact("Samira", "samira@schroef.example", "", date(2024, 5, 2), "per mail")
    base.initiatives.state_contact(lesson.initiative.id, contact, by=COORDINATOR)
    press(open_letter(), "follow_up_approve")
    drafted = letter().drafted_words
    base.follow_ups.begin_sending(letter().id, drafted=drafted, by=COORDINATOR)
    assert "wordt aan de mailserver gegeven" in open_letter().info[0].value
    base.follow_ups.end_sending(letter().id, arrived=None, by=COORDINATOR)

    app = open_letter()
    assert "niemand weet of hij de deur uit is" in app.warning[0].value

    press(app, "follow_up_arrived")
    assert letter().state is FollowUpState.SENT


def test_who_may_not_review_sees_no_letters_and_no_link_to_them(lesson: Lesson) -> None:
    app = press(open_letter(), "follow_up_approve")
    take_along(app)
    knowledge_base().introduce(Person("Joris", frozenset({Role.READER})))
    assert lesson.initiative is not None

    page = opened("initiative", id=lesson.initiative.id)

    assert "Taken along" not in html_of(page)
    assert "Meegenomen als bestand" in html_of(page)
    assert not [link for link in links(page) if link.startswith("Voorgelegd")]


def test_a_letter_that_a_decision_overtook_shows_what_changed_since_it_was_approved(
    lesson: Lesson,
) -> None:
    press(open_letter(), "follow_up_approve")
    base, (uptake,) = knowledge_base(), knowledge_base().uptakes.everything(viewer=COORDINATOR)
    base.uptakes.decide(
        uptake.id, Decision.ADOPTED, decided_on=date(2024, 5, 2), body="De raad", by=COORDINATOR
    )

    app = open_letter()

    assert "die nog niet weg was" in app.warning[0].value
    assert "<del>Sinds" in html_of(app)
    assert "<ins>Op 2 mei 2024 heeft De raad" in html_of(app)
    assert "De brief die niet is weggegaan" in links(app)


def test_an_approved_letter_whose_lesson_was_edited_shows_both_and_cannot_leave(
    lesson: Lesson,
) -> None:
    press(open_letter(), "follow_up_approve")
    base = knowledge_base()
    content = replace(lesson.content, statement="Vrijwilligers blijven door dank.")
    base.lessons.confirm(lesson.id, content, by=COORDINATOR)

    app = open_letter()

    assert "<ins>" in html_of(app)
    assert not [one for one in app.get("download_button") if one.key == "follow_up_docx"]
    press(app, "follow_up_reopen")
    assert "blijven door dank" in str(open_letter().text_area(key="follow_up_words").value)


def test_a_letter_that_is_not_needed_is_set_aside_with_a_reason_and_comes_back(
    lesson: Lesson,
) -> None:
    app = press(open_letter(), "follow_up_aside_now")
    assert "Zeg waarom" in app.error[0].value
    assert letter().state is FollowUpState.DRAFTED
    app.text_input(key="follow_up_aside_reason").input("Zij zaten <b>aan tafel</b>")

    press(app, "follow_up_aside_now")

    assert letter().state is FollowUpState.SET_ASIDE
    page = open_letter()
    assert "Niet nodig: Zij zaten &lt;b&gt;aan tafel&lt;/b&gt;" in html_of(page)
    assert "opzijgelegd als niet nodig" in html_of(page)
    press(page, "follow_up_take_up")
    assert letter().state is FollowUpState.DRAFTED
