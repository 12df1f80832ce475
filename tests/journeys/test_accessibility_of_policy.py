"""What a policy writer opens, with content in it, can be used by everybody: WCAG by axe."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from app.brief_frames import frame
from app.brief_words import word_in
from knowledge.bootstrap import open_base
from knowledge.brief_drawing import Order
from knowledge.model.lesson import LessonKind
from knowledge.model.place_profile import PlaceProfile
from knowledge.settings import read_settings
from tests.journeys.conftest import EVERYTHING, RunningApp, Watched, load_part, settled
from tests.journeys.test_accessibility import broken_in_any_look

_REPORTS = (
    "nl-repaircafe-deventer-2023",
    "nl-buurthuis-tilburg-2022",
    "de-repaircafe-freiburg",
    "nl-burgerberaad-zwolle",
)
_DRAFT = (
    "Verzekering\n\nDe gemeente sluit voor alle vrijwilligers een collectieve verzekering af, ook "
    "voor repaircafés.\n\nKapiteins varen zwijgend langs verlaten vuurtorens richting Groenland."
)
_FRONT = (
    "/basket", "/briefs", "/brief?id={brief}", "/brief?id={brief}&section={section}", "/policies",
    "/policy?id={policy}", "/lesson?id={lesson}",
    "/done_before?plan=Wij+willen+kapotte+apparaten+samen+repareren", "/fit",
    "/fit?initiative={initiative}&place={place}", "/kit", "/kit?kind=repair+caf%C3%A9",
    "/gaps", "/gaps?problem=Niemand+wil+in+het+bestuur",
)  # fmt: skip


@pytest.fixture(scope="module")
def fill() -> Callable[[Path], None]:
    def filled(folder: Path) -> None:
        load_part(folder, _REPORTS)
        base = open_base(read_settings({"DOORWERK_DATA": str(folder)}))
        lessons = base.lessons.confirmed(viewer=EVERYTHING)
        for lesson in lessons[:3]:
            base.baskets.put(lesson.id, name="Zorg", note="voor de inleiding", by=EVERYTHING)
        order = Order("Vrijwilligers", "Wat werkt?", tuple(one.id for one in lessons), "nl")
        shipped = frame("policy_brief", folder)
        base.briefs.draft(order, frame=shipped, word=word_in("nl"), by=EVERYTHING)
        base.places.save(PlaceProfile("Deventer", country="NL"), by=EVERYTHING)
        base.close()

    return filled


@pytest.fixture(scope="module")
def ids(app: RunningApp) -> dict[str, str]:
    """What is in the base, by the names that the addresses use."""
    base = open_base(read_settings({"DOORWERK_DATA": str(app.folder)}))
    (entry,) = base.briefs.listing(viewer=EVERYTHING)
    lesson = next(
        uptake.lesson.id
        for uptake in base.uptakes.everything(viewer=EVERYTHING)
        if uptake.lesson.content.kind is LessonKind.WORKED
    )
    ids = {
        "brief": entry.brief.id,
        "section": entry.brief.body.sections[0].key,
        "policy": base.uptakes.policies(viewer=EVERYTHING)[-1].id,
        "lesson": lesson,
        "initiative": base.library.initiatives()[0].id,
        "place": base.places.everything(viewer=EVERYTHING)[0].id,
    }
    base.close()
    return ids


@pytest.mark.parametrize("address", _FRONT)
def test_no_page_of_policy_breaks_a_rule_of_wcag(
    app: RunningApp,
    ids: dict[str, str],
    address: str,
    open_context: Callable[..., BrowserContext],
    watched: Watched,
) -> None:
    page = open_context().new_page()
    page.goto(app.url + address.format(**ids))
    settled(page)

    assert broken_in_any_look(page, address) == []
    assert (watched.foreign, watched.errors) == ([], [])


def test_on_a_phone_each_condition_says_in_sight_whether_it_is_the_same(
    app: RunningApp, ids: dict[str, str], open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(width=390).new_page()
    page.goto(app.url + "/fit?initiative={initiative}&place={place}".format(**ids))
    settled(page)

    ends = page.locator(".dw-fit td span[class]").evaluate_all(
        "each => each.map(one => one.getBoundingClientRect().right)"
    )

    assert ends
    assert max(ends) <= 390


def test_a_checked_draft_breaks_no_rule_of_wcag(
    app: RunningApp, open_context: Callable[..., BrowserContext], watched: Watched
) -> None:
    page = open_context().new_page()
    check_a_draft(page, app)

    assert broken_in_any_look(page, "/draft") == []
    assert (watched.foreign, watched.errors) == ([], [])


def test_the_dialog_of_the_basket_breaks_no_rule_of_wcag(
    app: RunningApp, open_context: Callable[..., BrowserContext], watched: Watched
) -> None:
    page = open_context().new_page()
    page.goto(f"{app.url}/?q=vrijwilligers+verzekeren")
    settled(page)
    page.get_by_role("button", name="In mandje", exact=True).first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    settled(page)

    assert broken_in_any_look(page, "the dialog of the basket") == []
    assert (watched.foreign, watched.errors) == ([], [])


def test_the_box_to_take_a_link_back_breaks_no_rule_of_wcag(
    app: RunningApp,
    ids: dict[str, str],
    open_context: Callable[..., BrowserContext],
    watched: Watched,
) -> None:
    page = open_context(width=390, scheme="dark").new_page()
    page.goto(app.url + f"/policy?id={ids['policy']}")
    settled(page)
    page.get_by_role("button", name="Koppeling terugnemen …").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()

    assert broken_in_any_look(page, "the box to take a link back") == []
    assert (watched.foreign, watched.errors) == ([], [])


def check_a_draft(page: Page, app: RunningApp) -> None:
    page.goto(f"{app.url}/draft")
    settled(page)
    page.locator(".st-key-draft-pasted textarea").fill(_DRAFT)
    page.get_by_role("button", name="Toets het concept").click()
    expect(page.get_by_text("De kennisbank heeft hier geen les over.")).to_be_visible()
    settled(page)
