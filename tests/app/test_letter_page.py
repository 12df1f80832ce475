"""A coordinator writes a letter, takes its link back, and deals with what comes back."""

from app.services import knowledge_base
from knowledge.model.letter import GivenAnswer, Verdict
from tests.app.lessons_base import Desk, lessons, press, report_id
from tests.app.test_pages import html_of
from tests.samples import COORDINATOR


def test_a_letter_is_written_taken_along_and_its_link_taken_back(desk: Desk) -> None:
    base = knowledge_base()
    app = press(desk(page="letter"), "letter_write")
    assert [error.value for error in app.error] == [
        "Bevestig eerst minstens één les van dit verslag."
    ]
    base.lessons.confirm(lessons()[0].id, by=COORDINATOR)

    app = press(app, "letter_write")

    (letter,) = base.letters.letters(viewer=COORDINATOR)
    link = app.code[0].value
    assert link.startswith("http://localhost:8501/answer/")
    assert base.letters.opened(link.rpartition("/")[2]).letter.id == letter.id
    press(app, f"revoke-{letter.id}")
    assert base.letters.letters(viewer=COORDINATOR)[0].revoked_at is not None


def test_an_answer_stands_beside_its_lesson_until_it_is_dealt_with(desk: Desk) -> None:
    base = knowledge_base()
    lesson = base.lessons.confirm(lessons()[0].id, by=COORDINATOR)
    token = base.letters.write(report_id(), language="nl", by=COORDINATOR).token
    words = "Dit gold alleen in 2020 <b>."
    base.letters.answer(token, [GivenAnswer(Verdict.NOT_QUITE, lesson.id, words)])

    on_desk = desk(lesson=lesson.id)
    assert "Dit gold alleen in 2020 &lt;b&gt;." in html_of(on_desk)

    (answer,) = base.letters.answers(viewer=COORDINATOR)
    press(desk(page="letter"), f"handle-{answer.id}")
    assert base.letters.answers(viewer=COORDINATOR, only_open=True) == ()
