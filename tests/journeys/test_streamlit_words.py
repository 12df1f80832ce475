"""What Streamlit says in its own controls is Dutch on a Dutch page; what a report says stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.settings import read_settings
from tests.journeys.conftest import EVERYTHING, RunningApp, Watched, settled

_WORDS = "No results. Choose an option. Drag and drop files here, said the volunteers."


@pytest.fixture(scope="module")
def fill() -> Callable[[Path], None]:
    """One published report that holds words of Streamlit's."""

    def take_in(folder: Path) -> None:
        base = open_base(read_settings({"DOORWERK_DATA": str(folder)}))
        base.queue.receive("volunteers.md", f"# Words\n\n{_WORDS}\n".encode(), by=EVERYTHING)
        Worker(base).run(until_empty=True)
        for report in base.library.reports(viewer=EVERYTHING):
            base.library.publish(report.id, by=EVERYTHING)
        base.close()

    return take_in


def test_the_controls_of_streamlit_speak_dutch_and_a_report_its_own_words(
    app: RunningApp, open_context: Callable[..., BrowserContext], watched: Watched
) -> None:
    page = open_context().new_page()
    page.goto(f"{app.url}/upload")
    settled(page)

    files = page.get_by_test_id("stFileUploader")
    expect(files).to_contain_text("Bestanden kiezen of hierheen slepen")
    expect(files).to_contain_text("hooguit 200 MB per bestand")
    year = page.get_by_test_id("stNumberInputField")
    year.fill("7")
    year.press("Tab")
    expect(page.get_by_text("Geef een getal van 1900 tot en met 2100.")).to_be_visible()
    page.goto(f"{app.url}/?q=volunteers")
    settled(page)
    expect(page.get_by_text("No results. Choose an option.").first).to_be_visible()
    expect(page.get_by_role("link", name="Naar de inhoud")).to_have_count(1)
    assert (watched.foreign, watched.errors) == ([], [])
