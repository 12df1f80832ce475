"""Review on a phone: the lesson comes first, and what is typed or done stays in sight."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.conftest import EVERYTHING, RunningApp, Watched, pressed, settled
from tests.journeys.learned import base_of
from tests.journeys.proposed import propose_eight

_ONE, _OTHER = "Bel vrijwilligers elke maand.", "Wie gebeld wordt, blijft."


@pytest.fixture(scope="module")
def report_id(app: RunningApp) -> str:
    return propose_eight(app)


def test_a_lesson_is_split_on_a_phone_and_both_halves_keep_the_words_typed_at_once(
    app: RunningApp,
    report_id: str,
    open_context: Callable[..., BrowserContext],
    watched: Watched,
) -> None:
    page = open_context(width=390).new_page()
    page.goto(f"{app.url}/review?id={report_id}")
    settled(page)
    other = page.locator(".st-key-other-statement textarea")
    pressed(page.get_by_role("button", name="Splitsen …"), until=other)
    settled(page)

    page.locator(".st-key-statement textarea").fill(_ONE)
    other.fill(_OTHER)  # at once, while the page is drawn for the first field
    settled(page)
    expect(other).to_have_value(_OTHER)
    page.get_by_role("button", name="Beide bevestigen").click()

    expect(page.get_by_text("Gesplitst: beide helften zijn bevestigd.")).to_be_in_viewport()
    base = base_of(app)
    stated = [one.content.statement for one in base.lessons.of_report(report_id, viewer=EVERYTHING)]
    base.close()
    assert {_ONE, _OTHER} <= set(stated)
    assert (watched.foreign, watched.errors) == ([], [])


def test_the_lesson_and_what_can_be_done_stand_on_the_first_screen_of_a_phone(
    app: RunningApp, report_id: str, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(width=390).new_page()
    page.goto(f"{app.url}/review?id={report_id}")
    settled(page)

    tops = {
        name: page.locator(f".st-key-{name}").first.evaluate("it => it.getBoundingClientRect().top")
        for name in ("desk-card", "desk-decisions", "desk-page", "reviewer")
    }

    assert tops["desk-card"] < 420
    assert tops["desk-decisions"] < 600
    assert tops["reviewer"] > tops["desk-page"]
