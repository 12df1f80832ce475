"""What a language model proposes in a brief can be read and refused by everybody: WCAG by axe."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from app.brief_frames import frame
from app.brief_words import word_in
from knowledge.bootstrap import open_base
from knowledge.brief_drawing import Order
from knowledge.model.brief import BriefBody, Section
from knowledge.settings import read_settings
from tests.ingest.extract.language_model.server import saying, serving
from tests.journeys.conftest import EVERYTHING, RunningApp, Watched, load_part, settled
from tests.journeys.test_accessibility import broken_in_any_look

_REPORT = "nl-buurthuis-tilburg-2022"
_REFUSED = "Een buurthuis in Oslo."


@pytest.fixture(scope="module")
def fill() -> Iterator[Callable[[Path], None]]:
    """A drafted brief, on a server that knows a model: its second answer names a town."""
    answers: list[str] = []

    def answer(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        saying(json.dumps({"sentence": answers.pop(0)}))(handler, body)

    def filled(folder: Path) -> None:
        load_part(folder, (_REPORT,))
        base = open_base(read_settings({"DOORWERK_DATA": str(folder)}))
        lessons = base.lessons.confirmed(viewer=EVERYTHING)
        order = Order("Buurthuizen", "Wat werkt?", tuple(one.id for one in lessons), "nl")
        shipped = frame("policy_brief", folder)
        made = base.briefs.draft(order, frame=shipped, word=word_in("nl"), by=EVERYTHING)
        first = fullest(made.brief.body).sentences[0]
        answers[:] = [first.text.rstrip(".") + "!", _REFUSED]
        base.close()

    with serving(answer) as served, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOORWERK_LLM_URL", served.url)
        patch.setenv("DOORWERK_LLM_MODEL", "wording")
        yield filled


def test_other_words_for_a_sentence_and_their_refusal_break_no_rule_of_wcag(
    app: RunningApp, open_context: Callable[..., BrowserContext], watched: Watched
) -> None:
    page = open_context().new_page()
    open_pen(page, app)
    ask = page.get_by_role("button", name="Andere woorden voorstellen")

    ask.nth(0).click()
    expect(page.get_by_text("Verwoord door het taalmodel wording")).to_be_visible()
    settled(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    ask.nth(1).click()
    expect(page.get_by_text("Geweigerd: geen les bewijst")).to_be_visible()
    settled(page)

    assert page.get_by_role("button", name="Laat maar").is_visible()
    assert broken_in_any_look(page, "other words for a sentence") == []
    assert (watched.foreign, watched.errors) == ([], [])


def open_pen(page: Page, app: RunningApp) -> None:
    """Open the section of the brief that has the most sentences, to be edited."""
    base = open_base(read_settings({"DOORWERK_DATA": str(app.folder)}))
    (entry,) = base.briefs.listing(viewer=EVERYTHING)
    base.close()
    section = fullest(entry.brief.body)
    page.goto(f"{app.url}/brief?id={entry.brief.id}&section={section.key}")
    settled(page)


def fullest(body: BriefBody) -> Section:
    return max(body.sections, key=lambda one: len(one.sentences))
