"""An address leads to its page, whoever comes first and whatever their roles."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.conftest import RunningApp, Watched, settled


@pytest.fixture(scope="module")
def fill() -> Callable[[Path], None]:
    """Nobody has introduced themselves."""

    def forget(folder: Path) -> None:
        with sqlite3.connect(folder / "records.sqlite") as records:
            records.execute("DELETE FROM people")

    return forget


def test_a_link_opens_its_page_once_somebody_said_who_they_are(
    app: RunningApp, open_context: Callable[..., BrowserContext], watched: Watched
) -> None:
    page = open_context().new_page()
    page.goto(f"{app.url}/gaps")
    settled(page)
    expect(page.get_by_text("Page not found")).to_have_count(0)

    page.get_by_label("Uw naam").fill("Joris")
    page.get_by_role("button", name="Beginnen").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Problemen zonder antwoord")
    page.goto(f"{app.url}/status")
    expect(page.get_by_text("Uw rollen openen deze pagina niet.")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
    assert (watched.foreign, watched.errors) == ([], [])


def test_an_address_that_no_page_has_says_so_in_the_visitors_language(
    app: RunningApp, open_context: Callable[..., BrowserContext], watched: Watched
) -> None:
    page = open_context().new_page()
    page.goto(f"{app.url}/zoekne")
    settled(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("Pagina niet gevonden")
    expect(page.get_by_text("/zoekne")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
    page.get_by_role("link", name="Naar Zoeken").click()
    expect(page).to_have_url(f"{app.url}/")
    assert (watched.foreign, watched.errors) == ([], [])
