"""Takes the pictures of every page anew: `make screenshots`, on a fresh demo base."""

import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from app.brief_frames import frame
from app.brief_words import word_in
from app.letters.sending import text_of
from ingest.demo import load_demo
from knowledge.bootstrap import open_base
from knowledge.brief_drawing import Order
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.directory import DirectoryFacet
from knowledge.model.follow_up import FollowUpState, News
from knowledge.model.person import Person, Role
from knowledge.model.report import ReportStatus
from knowledge.model.search import SearchQuery
from knowledge.settings import read_settings

FOLDER = Path(__file__).resolve().parent / "screenshots"
_CHROMIUM = "/usr/bin/chromium"
_COORDINATOR = Person("Noor de Vries", frozenset({Role.WRITER, Role.COORDINATOR, Role.ADMIN}))
_QUESTION = "Waarom stoppen vrijwilligers, en wat houdt ze vast?"
_BRIEF_QUESTION = "Wat werkt er als een initiatief van vrijwilligers afhangt van de gemeente?"
_NOTE = "voor de inleiding"
_PLAN = "De laatste winkel in ons dorp gaat dicht; wij willen hem met elkaar kopen"
_DRAFT = (
    "De gemeente neemt alle vrijwilligers van bewonersinitiatieven op in een collectieve "
    "verzekering. Daarmee hoeft een repaircafé zich geen zorgen meer te maken over "
    "aansprakelijkheid als een gerepareerd apparaat schade geeft.\n\n"
    "Bewoners stemmen voortaan alleen nog via internet over het wijkbudget. Dat is goedkoper en "
    "iedereen kan meedoen wanneer het uitkomt."
)
_TO_TOP = """node => {
    node.scrollIntoView();
    node.closest('[data-testid=stMain]').scrollBy(0, -150);
}"""
_COLOURS = 128
_READY_SECONDS = 90.0


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of an address, in a language, a width and a scheme.

    Attributes:
        words: Typed into the first large box of the page before the click; may be empty.
        click: Name of a button to press, or empty.
        awaits: What is there once the click was answered.
        shows: What to bring to the top of the picture; empty for the top of the page.
    """

    name: str
    address: str
    locale: str = "nl-NL"
    width: int = 1280
    scheme: str = "light"
    words: str = ""
    click: str = ""
    heading: str = ""
    awaits: str = ".dw-table"
    shows: str = ""


def main() -> None:
    """Load the demo base into a temporary folder, start the app and take every picture."""
    with tempfile.TemporaryDirectory(prefix="doorwerk-pictures-") as name:
        shots = _prepare(Path(name))
        with _running(Path(name)) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=_CHROMIUM, args=["--no-sandbox", "--font-render-hinting=none"]
            )
            for shot in shots:
                _take(browser, url, shot)
            browser.close()


def _prepare(folder: Path) -> list[Shot]:
    """Fill the base, leave one refused file in the queue, and return what to picture."""
    base = open_base(read_settings({"DOORWERK_DATA": str(folder)}))
    load_demo(base, by=_COORDINATOR)
    base.introduce(_COORDINATOR)
    library = base.library
    waiting = library.reports(viewer=_COORDINATOR, statuses=(ReportStatus.UNDER_REVIEW,))[0]
    hits = base.search(SearchQuery(_QUESTION, limit=50), viewer=_COORDINATOR).hits
    pdf = next(hit for hit in hits if hit.report.media_type == "application/pdf")
    uptake = _uptake(base)
    brief_id = _write(base)
    themes = [*_theme_shots(base), *_directory_shots(base)]
    lesson = base.lesson_finder.find(_QUESTION, viewer=_COORDINATOR, limit=1)[0].lesson
    base.close()
    report = f"/report?id={pdf.report.id}&passage={pdf.passage.id}"
    asked = f"/?q={_QUESTION.replace(' ', '+')}"
    return [
        Shot("start-nl", "/"),
        Shot("search-nl", asked),
        Shot("search-en", asked, locale="en-GB"),
        Shot("search-dark", asked, scheme="dark"),
        Shot("search-phone", asked, width=390),
        Shot("nothing-good", "/?q=qqqq+zzzz"),
        Shot("report-page", report),
        Shot("report-text", f"{report}&view=text"),
        Shot("upload", "/upload"),
        Shot("ways", "/ways"),
        Shot("reports", "/reports"),
        Shot("review", f"/reports?id={waiting.id}"),
        Shot("lessons-review", "/review"),
        Shot("letter", f"/letter?id={lesson.report_id}"),
        Shot("lesson", f"/lesson?id={lesson.id}"),
        Shot("basket", "/basket"),
        Shot("briefs", "/briefs"),
        Shot("brief", f"/brief?id={brief_id}"),
        Shot(
            "draft",
            "/draft",
            words=_DRAFT,
            click="Toets het concept",
            awaits=".dw-draft",
            shows=".dw-counts",
        ),
        Shot("done-before", f"/done_before?plan={_PLAN.replace(' ', '+')}"),
        Shot("status", "/status", click="Nu controleren"),
        Shot("person", "/person"),
        Shot("about", "/about"),
        Shot("not-found", "/not_found?address=zoekne"),
        *uptake,
        *themes,
    ]


def _theme_shots(base: KnowledgeBase) -> list[Shot]:
    """Draw a sample to code, and return what to picture of the themes."""
    found = base.theme_figures.findings(viewer=_COORDINATOR)
    both = max(found, key=lambda one: min(len(one.worked_ids), len(one.failed_ids)))
    sample = base.theme_coding.draw(by=_COORDINATOR)
    first = base.themes.overview(viewer=_COORDINATOR)[0].theme.id
    return [
        Shot("themes", "/themes"),
        Shot("theme", f"/theme?id={first}"),
        Shot("theme-matrix", "/theme_matrix"),
        Shot("theme-lessons", f"/theme_lessons?theme={first}&by=country&value=NL"),
        Shot("theme-trend", "/theme_trend"),
        Shot("theme-compare", "/theme_compare?by=country&one=NL&other=DE&other=FR&other=GB"),
        Shot("theme-map", "/theme_map"),
        Shot("findings", f"/findings?theme={both.theme.id}"),
        Shot("agreement", f"/agreement?id={sample.id}"),
    ]


def _directory_shots(base: KnowledgeBase) -> list[Shot]:
    """Return what to picture of the directory, with a kind that several initiatives are of."""
    kinds = base.initiatives.directory(viewer=_COORDINATOR).facets[DirectoryFacet.KIND]
    return [
        Shot("initiatives", "/initiatives"),
        Shot("fit", "/fit"),
        Shot("kit", f"/kit?kind={quote(kinds[0].value)}"),
        Shot("gaps", "/gaps"),
    ]


def _uptake(base: KnowledgeBase) -> list[Shot]:
    """Take one letter along; return pictures of a policy text, a draft, and who was told."""
    letters = base.follow_ups.everything(viewer=_COORDINATOR)
    waiting = [found for found in letters if found.state is FollowUpState.DRAFTED]
    told = next(found for found in waiting if found.news is News.REJECTED)
    drafted = next(found for found in waiting if found.news is News.ADOPTED)
    opened = base.follow_ups.opened(told.id, viewer=_COORDINATOR)
    letter = text_of(opened, base=base, person=_COORDINATOR)
    base.follow_ups.approve(told.id, letter.words, drafted=letter.drafted, by=_COORDINATOR)
    base.follow_ups.save(told.id, "docx", drafted=letter.drafted, by=_COORDINATOR)
    policy = opened.uptake.policy.id if opened.uptake else ""
    return [
        Shot("policies", "/policies"),
        Shot("policy", f"/policy?id={policy}"),
        Shot("follow-up", f"/follow_ups?id={drafted.id}"),
        Shot(
            "initiative-told",
            f"/initiative?id={told.initiative.id}",
            heading="Wat er van de lessen terechtkwam",
        ),
    ]


def _write(base: KnowledgeBase) -> str:
    """Put the lessons that answer a question aside, draft a brief of them, return its id."""
    hits = base.lesson_finder.find(_BRIEF_QUESTION, viewer=_COORDINATOR, limit=8)
    for hit in hits:
        base.baskets.put(hit.lesson.id, name="Mandje", note=_NOTE, by=_COORDINATOR)
    ids = tuple(hit.lesson.id for hit in hits)
    order = Order("Vrijwilligers en de gemeente", _BRIEF_QUESTION, ids, "nl")
    shipped = frame("policy_brief", base.settings.data)
    made = base.briefs.draft(order, frame=shipped, word=word_in("nl"), by=_COORDINATOR)
    return made.brief.id


@contextmanager
def _running(folder: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    start = "from app.cli import main; main()"
    command = [sys.executable, "-c", start, "serve", "--no-browser", "--port", str(port)]
    server = subprocess.Popen(command, env={**os.environ, "DOORWERK_DATA": str(folder)})
    url = f"http://localhost:{port}"
    try:
        _wait_for(url)
        yield url
    finally:
        server.terminate()
        server.wait()


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=1):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"{url} did not answer")


def _take(browser: Browser, url: str, shot: Shot) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": 844 if shot.width < 500 else 880},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        locale=shot.locale,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(url + shot.address)
    _settle(page)
    if shot.words:
        page.locator(".stMain textarea").first.fill(shot.words)
    if shot.click:
        page.get_by_role("button", name=shot.click).click()
        page.wait_for_selector(shot.awaits)
        _settle(page)
    if shot.shows:
        page.locator(shot.shows).evaluate(_TO_TOP)
        _settle(page)
    if shot.heading:
        page.get_by_role("heading", name=shot.heading).evaluate("each => each.scrollIntoView()")
        _settle(page)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    FOLDER.mkdir(exist_ok=True)
    picture.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT).save(
        FOLDER / f"{shot.name}.png", optimize=True
    )
    context.close()


def _settle(page: Page) -> None:
    """Wait until the script has run and the types and pictures are there."""
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-test-script-state=notRunning]")
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=30_000)
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)


if __name__ == "__main__":
    main()
