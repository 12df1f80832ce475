"""An analyst explores, merges two themes, ten more reports come in: the merge still holds."""

import time
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.settings import read_settings
from tests.journeys.conftest import EVERYTHING, RunningApp, Watched, picked, pressed, settled
from tests.knowledge.themes.corpus import ANALYST, SUBJECTS, fill

_MINUTE_MS = 60_000
_NEW = tuple(
    f"# Verslag {number}\n\n## Geleerde lessen\n\n{said[number % 4]}\n"
    for number, said in zip(range(10), 2 * tuple(SUBJECTS.values()), strict=True)
)


def test_a_merge_holds_after_ten_more_reports_and_a_new_run(
    app: RunningApp, open_context: Callable[..., BrowserContext], watched: Watched
) -> None:
    base = open_base(read_settings({"DOORWERK_DATA": str(app.folder)}))
    fill(base, initiatives=2)
    page = open_context().new_page()

    make_first(page, app)
    kept, gone = merge_two(page, app, base)
    bring_in_ten(base)
    run_again(page, app)

    stood = base.themes.standing(viewer=ANALYST)
    assert stood.theme(gone) is None
    assert stood.merged[gone] == kept
    assert len(stood.placements) > 40
    page.goto(f"{app.url}/theme?id={gone}")
    settled(page)
    expect(page.get_by_text("samengevoegd", exact=True)).to_be_visible()
    base.close()
    assert (watched.foreign, watched.errors) == ([], [])


def make_first(page: Page, app: RunningApp) -> None:
    page.goto(f"{app.url}/themes")
    settled(page)
    page.get_by_role("button", name="Thema's maken").click()
    expect(page.get_by_role("tab", name="Regels")).to_be_visible(timeout=_MINUTE_MS)


def merge_two(page: Page, app: RunningApp, base: KnowledgeBase) -> tuple[str, str]:
    """Merge the second theme into the first on its page; return the ids of both."""
    kept, gone = (one.theme for one in base.themes.overview(viewer=ANALYST)[:2])
    label = gone.label("nl")
    page.goto(f"{app.url}/theme?id={kept.id}")
    settled(page)
    choice = page.get_by_label("Zet de lessen hiervan in dit thema")
    pressed(page.get_by_text("Samenvoegen met andere thema's"), until=choice)
    option = page.get_by_role("option", name=f"{label[:1].upper()}{label[1:]}", exact=True)
    picked(choice, option)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Samenvoegen", exact=True).click()
    expect(page.get_by_text("Samengevoegd.")).to_be_visible()
    return kept.id, gone.id


def bring_in_ten(base: KnowledgeBase) -> None:
    """Hand ten reports to the worker beside the server, publish them, confirm their lessons."""
    for number, text in enumerate(_NEW):
        details: dict[str, str | int] = {"initiative": f"Nieuw {number}", "year": 2025}
        name = f"nieuw-{number}.md"
        base.queue.receive(name, text.encode(), by=EVERYTHING, details=details)
    deadline = time.monotonic() + 300
    while base.queue.open_count:
        assert time.monotonic() < deadline, "the worker did not read the reports"
        time.sleep(0.5)
    for report in base.library.reports(viewer=EVERYTHING):
        if report.file_name.startswith("nieuw-"):
            base.library.publish(report.id, by=EVERYTHING)
            for lesson in base.lessons.of_report(report.id, viewer=EVERYTHING):
                base.lessons.confirm(lesson.id, by=EVERYTHING)


def run_again(page: Page, app: RunningApp) -> None:
    page.goto(f"{app.url}/themes")
    settled(page)
    page.get_by_role("tab", name="Opnieuw maken").click()
    page.get_by_role("button", name="Thema's maken").click()
    expect(page.get_by_text("Nieuwe thema's wachten op uw besluit")).to_be_visible(
        timeout=_MINUTE_MS
    )
    expect(page.get_by_text("lessen zijn nieuw.").first).to_be_visible()
    page.get_by_role("button", name="Aannemen").click()
    expect(page.get_by_text("De nieuwe thema's staan.")).to_be_visible()
