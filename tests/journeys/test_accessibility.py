"""Every page can be used by everybody: WCAG 2.2 A and AA by axe, light, dark, on a phone."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import MOST_STATEMENT_WORDS
from knowledge.model.policy import PolicyDraft, PolicyKind, UptakeRole
from knowledge.model.theme import RunParameters
from knowledge.settings import read_settings
from tests.journeys.conftest import EVERYTHING, RunningApp, Watched, settled
from tests.journeys.learned import base_of, learn

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
_RUN = "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
# An animation that is held up never ends, so none is waited for longer than it could last.
_AT_REST = """Promise.race([
  Promise.allSettled(document.getAnimations()
    .filter(each => each.effect.getComputedTiming().endTime < Infinity)
    .map(each => each.finished)),
  new Promise(rest => setTimeout(rest, 5000)),
]).then(() => null)"""
_MORE_LOOKS, _LOOK_MS = 3, 1000
_DARK_PAPER = "rgb(20, 25, 27)"
_FILES = Path(__file__).resolve().parents[2] / "data" / "demo" / "files"
_NAMES = ("nl-repaircafe-deventer.pdf", "de-nachbarschaft-bregenzerwald.docx")


@pytest.fixture(scope="module")
def addresses(app: RunningApp) -> Mapping[str, tuple[str, ...]]:
    """The pages in the states that people meet, by what they are for."""
    base = open_base(read_settings({"DOORWERK_DATA": str(app.folder)}))
    for name in _NAMES:
        base.queue.receive(name, (_FILES / name).read_bytes(), by=EVERYTHING)
    base.queue.receive("leeg.txt", b"", by=EVERYTHING)
    Worker(base).run(until_empty=True)
    while base.queue.open_count:
        Worker(base).run(until_empty=True)
    waiting = {r.file_name: r.id for r in base.library.reports(viewer=EVERYTHING)}
    base.library.publish(waiting[_NAMES[0]], by=EVERYTHING)
    passage = base.library.passages(waiting[_NAMES[0]], viewer=EVERYTHING)[2].id
    theme = _first_theme(base, waiting[_NAMES[0]])
    base.close()
    open_report = f"/report?id={waiting[_NAMES[0]]}&passage={passage}"
    return {
        "finding": (
            "/", "/?q=vrijwilligers", "/?q=qqqq+zzzz", f"/?like={passage}", open_report,
            f"{open_report}&view=text", "/about", "/person", "/status", "/not_found?address=zoekne",
        ),
        "bringing in": (
            "/upload", "/reports", f"/reports?id={waiting[_NAMES[1]]}", "/ways",
            "/ways?way=sheet", "/ways?way=address", "/ways?way=folder",
        ),
        "themes": (
            "/themes", "/themes?scheme=sdg", f"/theme?id={theme}", "/findings",
            f"/findings?theme={theme}", "/agreement",
        ),
        "figures": (
            "/theme_matrix", "/theme_matrix?by=place&country=NL", f"/theme_lessons?theme={theme}",
            f"/theme_lessons?theme={theme}&value=world", "/theme_trend", "/theme_map",
            "/theme_compare", "/theme_compare?by=country&one=NL&other=AT",
        ),
    }  # fmt: skip


@pytest.fixture(scope="module")
def taken_up(app: RunningApp) -> tuple[str, ...]:
    """The pages of a lesson that went into a policy text, and of the letter about it."""
    base = base_of(app)
    lesson = learn(base, "Buurthuis De Sleutel", "Zonder sleutel gaat geen enkele avond door.")
    draft = PolicyDraft("Raadsvoorstel", "Elk buurthuis krijgt een sleutel.", PolicyKind.MOTION)
    policy = base.uptakes.register(draft, by=EVERYTHING)
    (span,) = policy.paragraphs()
    base.uptakes.link(lesson.id, policy.id, span=span, role=UptakeRole.EXAMPLE, by=EVERYTHING)
    (letter,) = base.follow_ups.everything(viewer=EVERYTHING)
    base.close()
    return (
        "/follow_ups", f"/follow_ups?id={letter.id}", f"/initiative?id={letter.initiative.id}",
        f"/lesson?id={lesson.id}", "/policies", f"/policy?id={policy.id}",
    )  # fmt: skip


def _first_theme(base: KnowledgeBase, report_id: str) -> str:
    """Confirm what was proposed of a report and is short, and return a theme that it makes."""
    for lesson in base.lessons.of_report(report_id, viewer=EVERYTHING):
        if len(lesson.content.statement.split()) <= MOST_STATEMENT_WORDS:
            base.lessons.confirm(lesson.id, by=EVERYTHING)
    base.themes.runs.request(RunParameters(neighbour_count=3), by=EVERYTHING)
    assert base.themes.runs.work("here:1")
    return base.themes.standing(viewer=EVERYTHING).top[0].id


@pytest.mark.parametrize("purpose", ["finding", "bringing in", "themes", "figures"])
def test_no_page_breaks_a_rule_of_wcag(
    purpose: str,
    app: RunningApp,
    addresses: Mapping[str, tuple[str, ...]],
    open_context: Callable[..., BrowserContext],
    watched: Watched,
) -> None:
    found = broken_on(open_context().new_page(), app, addresses[purpose])

    assert found == []
    assert (watched.foreign, watched.errors) == ([], [])


def test_no_page_of_uptake_breaks_a_rule_of_wcag(
    app: RunningApp,
    taken_up: tuple[str, ...],
    open_context: Callable[..., BrowserContext],
    watched: Watched,
) -> None:
    found = broken_on(open_context().new_page(), app, taken_up)

    assert found == []
    assert (watched.foreign, watched.errors) == ([], [])


def broken_on(page: Page, app: RunningApp, addresses: Sequence[str]) -> list[str]:
    """Return what is wrong on these pages, light, dark and on a phone."""
    found: list[str] = []
    for address in addresses:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(app.url + address)
        settled(page)
        found += broken_in_any_look(page, address)
    return found


def broken_in_any_look(page: Page, address: str) -> list[str]:
    """Return one line for each rule that what is open breaks: light, dark, on a phone."""
    page.evaluate(_AXE)
    page.emulate_media(color_scheme="light")
    expect(page.locator(".stApp")).not_to_have_css("background-color", _DARK_PAPER)
    page.evaluate(_AT_REST)
    found = [f"light {line}" for line in broken_rules(page, address)]
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".stApp")).to_have_css("background-color", _DARK_PAPER)
    page.evaluate(_AT_REST)
    found += [f"dark {line}" for line in broken_rules(page, address)]
    page.set_viewport_size({"width": 390, "height": 844})
    found += [f"phone {line}" for line in broken_rules(page, address)]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append(f"phone {address}: scrolls sideways")
    return found


def broken_rules(page: Page, address: str) -> list[str]:
    """Return one line for each rule of WCAG 2.2 A and AA that the page breaks, and goes on to.

    Parts of a page follow a change of scheme some pictures after the page itself, on a busy
    machine later, so that what seems broken is measured again.
    """
    found = _violations(page, address)
    for _look in range(_MORE_LOOKS):
        if not found:
            break
        page.wait_for_timeout(_LOOK_MS)
        found = _violations(page, address)
    return found


def _violations(page: Page, address: str) -> list[str]:
    return [
        f"{address}: {violation['id']}: {violation['nodes'][0]['html'][:120]}"
        for violation in page.evaluate(_RUN)["violations"]
    ]
