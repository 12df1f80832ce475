"""A coordinator takes a published report out of search and deletes it, from the lists."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import RunningApp, Watched, settled
from tests.journeys.learned import base_of, learn

_SAID = "Zonder sleutel van het gebouw gaat geen avond door."
_SEARCH = "/?q=sleutel+van+het+gebouw"


def test_a_report_is_taken_out_of_search_and_deleted_from_the_lists(
    app: RunningApp, open_context: Callable[..., BrowserContext], watched: Watched
) -> None:
    base = base_of(app)
    learn(base, "Buurthuis De Sleutel", _SAID)
    base.close()
    context = open_context()
    page, reader = context.new_page(), context.new_page()
    assert is_found(reader, app)

    open_from_list(page, app, "Gepubliceerd (1)")
    page.get_by_role("button", name="Uit zoeken halen").click()
    expect(page.get_by_text("Ingetrokken").first).to_be_visible()
    settled(page)
    assert not is_found(reader, app)

    open_from_list(page, app, "Ingetrokken (1)")
    page.get_by_role("button", name="Voorgoed verwijderen …").click()
    page.get_by_role("button", name="Ja, verwijderen").click()
    settled(page)
    page.goto(f"{app.url}/reports?state=withdrawn")
    settled(page)
    expect(page.get_by_role("radio", name="Ingetrokken (0)")).to_be_checked()
    assert not is_found(reader, app)
    assert (watched.foreign, watched.errors) == ([], [])


def open_from_list(page: Page, app: RunningApp, state: str) -> None:
    """Choose a state, see that the address keeps it, and open the report listed there."""
    page.goto(f"{app.url}/reports")
    settled(page)
    page.get_by_role("radio", name=state).click()
    settled(page)
    page.reload()
    settled(page)
    expect(page.get_by_role("radio", name=state)).to_be_checked()
    page.get_by_role("link", name="Verslag van Buurthuis De Sleutel").click()
    settled(page)


def is_found(page: Page, app: RunningApp) -> bool:
    """Say whether somebody who searches now gets the sentence."""
    page.goto(f"{app.url}{_SEARCH}")
    settled(page)
    return page.locator("main", has_text=_SAID).count() > 0
