"""An analyst takes a lesson into a policy text and notes what was decided; the lesson shows it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from knowledge.model.follow_up import FollowUpState, News
from knowledge.model.lesson import Lesson
from tests.journeys.conftest import EVERYTHING, RunningApp, Watched, pressed, settled
from tests.journeys.learned import base_of, learn

_SAID = "Een vaste coördinator houdt de vrijwilligers vast, ook in de winter."
_TITLE = "Motie: betaal een coördinator"
_PARAGRAPH = "Verzoekt het college een vaste coördinator voor de vrijwilligers te betalen."
_REASON = "De raad betaalt eerst één dag in de week."


@pytest.fixture(scope="module")
def lesson(app: RunningApp) -> Lesson:
    base = base_of(app)
    found = learn(base, "Repaircafé De Moer", _SAID)
    base.close()
    return found


def test_a_lesson_goes_into_a_motion_and_its_page_tells_what_was_decided(
    app: RunningApp,
    lesson: Lesson,
    open_context: Callable[..., BrowserContext],
    watched: Watched,
) -> None:
    page = open_context().new_page()

    register(page, app)
    role = page.get_by_role("radio", name="Onderbouwing").first
    pressed(page.get_by_text("gaat hier misschien over").first, until=role)
    linked = page.locator("[class*=st-key-uptake-upt]")
    pressed(role, until=linked)
    expect(linked).to_contain_text("Wacht op antwoord")
    settled(page)
    decide(page)
    page.goto(f"{app.url}/lesson?id={lesson.id}")
    settled(page)

    uptake = page.locator("[class*=st-key-uptake-lesson-0]")
    expect(uptake).to_contain_text("Met wijzigingen overgenomen")
    expect(uptake).to_contain_text(_REASON)
    expect(uptake.get_by_role("link", name=_TITLE)).to_be_visible()
    assert (watched.foreign, watched.errors) == ([], [])
    base = base_of(app)
    drafted, overtaken = base.follow_ups.everything(viewer=EVERYTHING)
    base.close()
    assert (drafted.news, drafted.state) == (News.ADAPTED, FollowUpState.DRAFTED)
    assert overtaken.state is FollowUpState.SUPERSEDED


def register(page: Page, app: RunningApp) -> None:
    page.goto(f"{app.url}/policies")
    settled(page)
    page.get_by_role("tab", name="Tekst registreren").click()
    page.get_by_label("Titel").fill(_TITLE)
    page.get_by_label("Orgaan dat beslist").fill("Gemeenteraad Deventer")
    page.locator(".st-key-policy-pasted textarea").fill(f"De raad bijeen.\n\n{_PARAGRAPH}")
    page.get_by_role("button", name="Registreren").click()
    expect(page.get_by_role("heading", name=_TITLE)).to_be_visible()
    settled(page)


def decide(page: Page) -> None:
    adapted = page.get_by_text("Met wijzigingen overgenomen", exact=True)
    pressed(page.get_by_text("Een besluit noteren"), until=adapted)
    adapted.click()
    page.get_by_label("Waarom").fill(_REASON)
    page.get_by_role("button", name="Besluit noteren").click()
    expect(page.get_by_text("Het besluit is genoteerd.")).to_be_visible()
