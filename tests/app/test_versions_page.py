"""Lessons of an earlier version: found again, or shown with both texts beside each other."""

from app.services import knowledge_base
from knowledge.model.lesson import LessonStatus
from knowledge.model.report import ReportDetails
from tests.app.lessons_base import Desk, lessons, press, report_id
from tests.app.test_pages import html_of
from tests.samples import COORDINATOR


def test_a_lesson_whose_words_are_gone_shows_both_texts_and_moves_by_one_key(desk: Desk) -> None:
    base = knowledge_base()
    lost = base.lessons.confirm(lessons()[1].id, by=COORDINATOR)
    later = ReportDetails(version_of=report_id())
    base.library.withdraw(report_id("twee.md"), by=COORDINATOR)
    base.library.describe(report_id("twee.md"), later, by=COORDINATOR)

    press(desk("twee.md"), "take_over")

    app = desk(lesson=lost.id)
    shown = html_of(app)
    assert "<mark>Een vaste coördinator houdt de vrijwilligers vast.</mark>" in shown
    assert "De eerdere versie zei" in shown
    press(app, "move_to")
    confirmed = [one for one in lessons("twee.md") if one.status is LessonStatus.CONFIRMED]
    assert [one.quotes[0].exact for one in confirmed] == [
        "Een vaste coördinator houdt de vrijwilligers vast."
    ]


def test_publishing_a_new_version_tells_what_became_of_the_earlier_one(desk: Desk) -> None:
    base = knowledge_base()
    for lesson in lessons()[:2]:
        base.lessons.confirm(lesson.id, by=COORDINATOR)
    newer = report_id("twee.md")
    base.library.withdraw(newer, by=COORDINATOR)
    base.library.describe(newer, ReportDetails(version_of=report_id()), by=COORDINATOR)

    app = press(desk("twee.md", page="reports"), "form_publish")

    (told,) = [notice.value for notice in app.success]
    assert "is nu uit zoeken" in told
    (waiting,) = [
        entry
        for entry in base.lessons.review_queue(viewer=COORDINATOR)
        if entry.report_id == report_id()
    ]
    assert (waiting.open_count, waiting.more_count) == (2, 0)
    app = desk()
    assert "les 1 van 2" in html_of(app)
    press(app, "accept")
    assert "Niemand vindt ze" in app.info[0].value
    assert "Van 2 lessen staan de woorden niet in de nieuwe tekst" in told
