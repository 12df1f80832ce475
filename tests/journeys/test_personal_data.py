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
    bring_in_file(page, app, f"verslag {_NUMBER}.pdf", "application/pdf", report_pdf())
    expect(page.locator(".dw-state-ready")).to_be_visible(timeout=_MINUTE_MS)


def bring_in_file(page: Page, app: RunningApp, name: str, media_type: str, data: bytes) -> None:
    page.goto(f"{app.url}/upload")
    settled(page)
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": media_type, "buffer": data}
    )
    page.get_by_role("button", name="Inbrengen").click()


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


def test_words_that_are_looked_at_stand_in_view_beside_their_buttons(
    app: RunningApp, open_context: Callable[..., BrowserContext], watched: Watched
) -> None:
    page = open_context().new_page()
    filling = "\n\n".join(f"Alinea {n} vertelt hoe de buurt in week {n} hielp." for n in range(90))
    text = (
        f"Bel 06-87654321 overdag.\n\n{filling}\n\nSchrijf naar ans@buurt.example of bel terug.\n"
    )
    bring_in_file(page, app, "buurthulp.txt", "text/plain", text.encode())
    read = page.locator(".dw-job", has_text="buurthulp.txt").locator(".dw-state-ready")
    expect(read).to_be_visible(timeout=_MINUTE_MS)
    page.goto(f"{app.url}/reports")
    settled(page)
    page.get_by_role("link", name="buurthulp").click()
    settled(page)
    marked = page.locator(".st-key-review-page mark", has_text="ans@buurt.example")
    expect(marked).not_to_be_in_viewport()

    for _time in range(2):
        look = page.get_by_role("button", name="2 · bekijk")
        look.click()
        settled(page)

        expect(marked).to_be_in_viewport()
        expect(look).to_be_in_viewport()
        page.locator(".st-key-review-page .dw-leaf").evaluate("leaf => leaf.scrollTo(0, 0)")
        expect(marked).not_to_be_in_viewport()
    assert (watched.foreign, watched.errors) == ([], [])
