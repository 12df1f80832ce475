"""The whole way: a coordinator brings a PDF in, a policy writer finds and opens its passage."""

import io
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from tests.journeys.conftest import RunningApp, Watched, settled

_MINUTE_MS = 60_000
_TITLE = "Nachbarschaftswerkstatt Linden"
_LESSON = (
    "Die Ehrenamtlichen hören auf, wenn sich niemand bei ihnen bedankt und wenn die Termine "
    "zu lang werden. Seit eine feste Koordinatorin sie anruft, bleiben sie länger dabei."
)
_FIGURES = (
    "Die Werkstatt hat im letzten Jahr 412 Geräte angenommen. Zwei Drittel davon konnten "
    "repariert werden; am häufigsten waren Kaffeemaschinen und Lampen."
)
_ALT = f"Pagina 2 van “{_TITLE}”; de woorden staan onder “Tekst”."


def report_pdf() -> bytes:
    file = io.BytesIO()
    style = getSampleStyleSheet()
    story = [Paragraph(_TITLE, style["Title"]), Paragraph(_FIGURES, style["BodyText"])]
    story += [PageBreak(), Paragraph("Was wir gelernt haben", style["Heading1"])]
    SimpleDocTemplate(file, pagesize=A4, title=_TITLE).build(
        [*story, Paragraph(_LESSON, style["BodyText"])]
    )
    return file.getvalue()


def test_a_pdf_brought_in_is_found_in_dutch_and_opens_at_its_marked_page(
    app: RunningApp, open_context: Callable[..., BrowserContext], watched: Watched
) -> None:
    page = open_context().new_page()

    bring_in(page, app)
    publish(page, app)
    page.goto(f"{app.url}/?q=waarom+stoppen+vrijwilligers")
    settled(page)
    expect(page.locator(".dw-quote").first).to_contain_text("Die Ehrenamtlichen hören auf")
    page.get_by_role("link", name="Openen op p. 2").first.click()
    settled(page)

    picture = page.locator(".st-key-page-picture img")
    expect(picture).to_be_visible()
    expect(picture).to_have_attribute("alt", _ALT)
    assert has_amber(page)
    page.get_by_role("radio", name="Tekst").click()
    expect(page.locator(".dw-leaf mark").first).to_contain_text("Die Ehrenamtlichen hören auf")
    expect(page.locator(".dw-leaf mark").first).to_be_in_viewport()
    assert (watched.foreign, watched.errors) == ([], [])


def bring_in(page: Page, app: RunningApp) -> None:
    page.goto(f"{app.url}/upload")
    settled(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "linden.pdf", "mimeType": "application/pdf", "buffer": report_pdf()}
    )
    expect(page.get_by_text("linden.pdf").first).to_be_visible()
    page.get_by_role("button", name="Inbrengen").click()
    expect(page.locator(".dw-state-ready")).to_be_visible(timeout=_MINUTE_MS)


def publish(page: Page, app: RunningApp) -> None:
    page.goto(f"{app.url}/reports")
    settled(page)
    page.get_by_role("link", name=_TITLE).click()
    page.get_by_role("button", name="Bewaren en publiceren").click()
    expect(page.get_by_text("vanaf nu te vinden")).to_be_visible()


def has_amber(page: Page) -> bool:
    """Say whether the drawn page has pixels of the marker's amber, once the picture is there."""
    count = page.evaluate(
        """async () => {
          const image = document.querySelector('.st-key-page-picture img');
          await image.decode();
          const canvas = document.createElement('canvas');
          canvas.width = image.naturalWidth; canvas.height = image.naturalHeight;
          const pen = canvas.getContext('2d');
          pen.drawImage(image, 0, 0);
          const pixels = pen.getImageData(0, 0, canvas.width, canvas.height).data;
          let amber = 0;
          for (let i = 0; i < pixels.length; i += 4)
            if (pixels[i] > 230 && pixels[i + 1] > 200 && pixels[i + 2] < 180) amber += 1;
          return amber;
        }"""
    )
    return bool(count > 1000)
