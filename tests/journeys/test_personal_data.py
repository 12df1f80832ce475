"""A report with a number of a person is held back until it is dealt with, and then it is gone."""

import io
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from tests.journeys.conftest import RunningApp, Watched, settled
from tests.knowledge.removing import places_of

_MINUTE_MS = 60_000
_NUMBER = "111222333"
_TITLE = "Schuldhulp in de wijk"


def report_pdf() -> bytes:
    file = io.BytesIO()
    style = getSampleStyleSheet()
    story = [
        Paragraph(_TITLE, style["Title"]),
        Paragraph(
            "Wij hielpen vorig jaar 41 gezinnen met hun post en hun geld.", style["BodyText"]
        ),
        PageBreak(),
        Paragraph("Een verhaal", style["Heading1"]),
        Paragraph(
            f"Mevrouw gaf haar burgerservicenummer {_NUMBER} door. Daarna kwam de regeling rond, "
            "want de gemeente wist nu wie zij was en waar zij recht op had.",
            style["BodyText"],
        ),
    ]
    SimpleDocTemplate(file, pagesize=A4, title=f"{_TITLE} {_NUMBER}").build(story)
    return file.getvalue()


def test_a_report_with_a_number_is_published_once_the_number_is_nowhere_on_the_disk(
    app: RunningApp, open_context: Callable[..., BrowserContext], watched: Watched
) -> None:
    page = open_context().new_page()

    bring_in(page, app)
    page.goto(f"{app.url}/reports")
    settled(page)
    page.get_by_role("link", name=_TITLE).click()
    settled(page)
    publish = page.get_by_role("button", name="Bewaren en publiceren")
    expect(publish).to_be_disabled()
    expect(page.get_by_text("Kan nog niet gepubliceerd worden")).to_contain_text(
        "2 × Burgerservicenummer (BSN)"  # in the text, and in the title of the file
    )
    assert places_of(app.folder, _NUMBER)

    remove(page)
    publish.click()
    expect(page.get_by_text("vanaf nu te vinden")).to_be_visible(timeout=_MINUTE_MS)

    assert places_of(app.folder, _NUMBER) == []
    page.goto(f"{app.url}/?q=burgerservicenummer+doorgeven")
    settled(page)
    page.get_by_role("link", name="Openen op p. 2").first.click()
    settled(page)
    expect(page.locator(".st-key-page-picture img")).to_be_visible()
    assert (watched.foreign, watched.errors) == ([], [])


def bring_in(page: Page, app: RunningApp) -> None:
    page.goto(f"{app.url}/upload")
    settled(page)
    page.locator("input[type=file]").set_input_files(
        {
            "name": f"verslag {_NUMBER}.pdf",
            "mimeType": "application/pdf",
            "buffer": report_pdf(),
        }
    )
    page.get_by_role("button", name="Inbrengen").click()
    expect(page.locator(".dw-state-ready")).to_be_visible(timeout=_MINUTE_MS)


def remove(page: Page) -> None:
    finding = page.locator("[class*=st-key-personal-1]")
    expect(finding).to_contain_text(_NUMBER)
    finding.get_by_role("radio", name="Verwijder").click()
    page.get_by_role("button", name="Voer uit wat gekozen is").click()
    expect(page.get_by_role("dialog")).to_contain_text("niet terug te draaien")
    page.get_by_role("button", name="Ja, verwijder").click()
    expect(page.get_by_text("een kopie over waarin de woorden zwart zijn")).to_be_visible(
        timeout=_MINUTE_MS
    )
