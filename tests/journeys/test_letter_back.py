"""A coordinator approves a drafted letter and takes it along; the initiative's page shows it."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import BrowserContext, Page, expect

from knowledge.model.lesson import Lesson
from knowledge.model.policy import Decision, PolicyDraft, PolicyKind, UptakeRole
from tests.journeys.conftest import EVERYTHING, RunningApp, Watched, pressed, settled
from tests.journeys.learned import base_of, learn

_SAID = "Zonder sleutel van het gebouw gaat geen avond door."
_REASON = "Het gebouw gaat in 2027 dicht."
_OWN_WORDS = "Wij vinden het jammer, en komen erop terug."


@pytest.fixture(scope="module")
def lesson(app: RunningApp) -> Lesson:
    """A lesson that a council decided not to adopt."""
    base = base_of(app)
    found = learn(base, "Buurthuis De Sleutel", _SAID)
    policy = base.uptakes.register(
        PolicyDraft(
            "Raadsvoorstel buurthuizen",
            "Elk buurthuis krijgt een sleutelbeheerder.",
            PolicyKind.COUNCIL_PROPOSAL,
            body="Gemeenteraad Zwolle",
        ),
        by=EVERYTHING,
    )
    (span,) = policy.paragraphs()
    uptake = base.uptakes.link(
        found.id, policy.id, span=span, role=UptakeRole.EVIDENCE, by=EVERYTHING
    )
    base.uptakes.decide(
        uptake.id,
        Decision.REJECTED,
        reason=_REASON,
        decided_on=date(2026, 5, 2),
        by=EVERYTHING,
    )
    base.close()
    return found


def test_a_letter_is_read_changed_approved_taken_along_and_stands_with_the_initiative(
    app: RunningApp,
    lesson: Lesson,
    open_context: Callable[..., BrowserContext],
    watched: Watched,
    tmp_path: Path,
) -> None:
    page = open_context().new_page()

    page.goto(f"{app.url}/follow_ups")
    settled(page)
    expect(page.get_by_text("Te doen (1)")).to_be_visible()
    page.get_by_role("link", name="Buurthuis De Sleutel").click()
    approve(page)
    written = taken_along(page, tmp_path)

    for told in (f"“{_SAID}”", "2 mei 2026", f"De reden: {_REASON}", _OWN_WORDS):
        assert told in written
    expect(page.get_by_text("meegenomen als DOCX")).to_be_visible()
    assert lesson.initiative is not None
    page.goto(f"{app.url}/initiative?id={lesson.initiative.id}")
    settled(page)
    expect(page.get_by_role("link", name="Niet overgenomen: Raadsvoorstel")).to_be_visible()
    expect(page.get_by_text("Meegenomen als bestand")).to_be_visible()
    page.goto(f"{app.url}/follow_ups")
    settled(page)
    page.get_by_role("radio", name="De deur uit (1)").click()
    settled(page)
    expect(page.get_by_role("link", name="Buurthuis De Sleutel")).to_be_visible()
    assert (watched.foreign, watched.errors) == ([], [])


def approve(page: Page) -> None:
    """Change the words around the quote, and approve; a changed quote is refused."""
    field = page.locator(".st-key-follow_up_words textarea")
    expect(field).not_to_have_value("")
    drafted = field.input_value()
    field.fill(drafted.replace("geen avond", "geen enkele avond"))
    page.get_by_role("button", name="Keur de brief goed").click()
    expect(page.get_by_text("Elk citaat moet precies zo blijven staan").first).to_be_visible()
    field.fill(f"{drafted}\n\n{_OWN_WORDS}")
    field.blur()
    settled(page)
    approval = page.get_by_role("button", name="Keur de brief goed")
    pressed(approval, until=page.get_by_text("De brief is goedgekeurd."))
    settled(page)


def taken_along(page: Page, folder: Path) -> str:
    """Take the letter along as a Word document; return what it says."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Als Word-document").click()
    path = folder / "brief.docx"
    download.value.save_as(path)
    document = Document(io.BytesIO(path.read_bytes()))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)
