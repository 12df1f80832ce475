"""A report reviewed by keyboard alone: accepted, rejected, edited, undone, then found."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from knowledge.bootstrap import open_base
from knowledge.model.lesson import LessonStatus
from knowledge.settings import read_settings
from tests.journeys.conftest import EVERYTHING, RunningApp, Watched, settled
from tests.journeys.proposed import propose_eight

_OWN_WORDS = "Bel vrijwilligers elke maand, dan blijven ze."
_STATEMENT = ".st-key-statement textarea"


@pytest.fixture(scope="module")
def report_id(app: RunningApp) -> str:
    return propose_eight(app)


def test_a_report_is_reviewed_by_keyboard_alone_and_its_lesson_is_found(
    app: RunningApp,
    report_id: str,
    open_context: Callable[..., BrowserContext],
    watched: Watched,
) -> None:
    page = open_context().new_page()
    page.goto(f"{app.url}/review?id={report_id}")
    settled(page)
    expect(page.locator(".st-key-page-picture img")).to_be_visible()

    accepted = press(page, "a")
    rejected = press(page, "x", "1")
    press(page, "u")
    expect(page.locator(_STATEMENT)).to_have_value(rejected)
    press(page, "x", "2")
    settled(page)  # words typed while the next card is still being drawn are given up for its own
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type(_OWN_WORDS)
    expect(page.locator(".dw-count")).to_have_text("7")
    edited = page.evaluate("document.querySelector('.dw-quotes blockquote').innerText")
    page.keyboard.press("Control+Enter")
    expect(page.locator(_STATEMENT)).not_to_have_value(_OWN_WORDS)
    press(page, "Shift+L")
    press(page, "Shift+K")
    page.keyboard.press("2")
    expect(page.locator(".st-key-kind_did_not_work button[kind=primary]")).to_be_visible()
    press(page, "a")
    page.keyboard.press("?")
    expect(page.locator(".dw-keys")).to_be_visible()

    standing = statuses(app, report_id)
    assert standing.count(LessonStatus.CONFIRMED) == 3
    assert standing.count(LessonStatus.REJECTED) == 1
    page.goto(f"{app.url}/?q={_OWN_WORDS.replace(' ', '+')}")
    settled(page)
    card = page.locator("[class*=st-key-card-lesson-]").first
    expect(card).to_contain_text(_OWN_WORDS)
    expect(card).to_contain_text(edited[:40])
    assert accepted != rejected
    assert (watched.foreign, watched.errors) == ([], [])


def press(page: Page, *keys: str) -> str:
    """Press keys that end in another statement; return the one that was on the desk."""
    field = page.locator(_STATEMENT)
    expect(field).not_to_have_value("")
    before = field.input_value()
    for key in keys:
        page.keyboard.press(key)
        if key == "x":
            expect(page.get_by_text("Waarom is dit geen les?")).to_be_visible()
    expect(field).not_to_have_value(before)
    return before


def statuses(app: RunningApp, report_id: str) -> list[LessonStatus]:
    base = open_base(read_settings({"DOORWERK_DATA": str(app.folder)}))
    found = [lesson.status for lesson in base.lessons.of_report(report_id, viewer=EVERYTHING)]
    base.close()
    return found
