"""A letter's link on a phone: answered without an account, in two languages, and nothing else."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import Lesson, LessonContent, LessonProposal
from knowledge.model.letter import Answer, Verdict
from knowledge.model.span import Span
from knowledge.settings import read_settings
from tests.journeys.conftest import EVERYTHING, RunningApp

TOLD = {
    "nl": "Een vaste coördinator houdt de vrijwilligers vast, schreven wij na twee jaar op.",
    "de": "Eine feste Koordinatorin hält die Freiwilligen, das schrieben wir nach zwei Jahren auf.",
}
CORRECTION = {"nl": "Alleen als er geld is.", "de": "Nur wenn es Geld gibt."}
SAID = {
    "nl": (
        "Hebben wij uw verslag goed gelezen?",
        "Niet helemaal",
        "Uw woorden",
        "Antwoord versturen",
    ),
    "de": (
        "Haben wir Ihren Bericht richtig gelesen?",
        "Nicht ganz",
        "Ihre Worte",
        "Antwort senden",
    ),
}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def tokens(app: RunningApp) -> dict[str, str]:
    """The tokens of a letter in each language, each about a report of its own."""
    base = opened(app)
    found = {}
    for language, words in TOLD.items():
        data = f"{words}\n".encode()
        job = base.queue.receive(f"{language}.txt", data, by=EVERYTHING).job
        Worker(base).run(until_empty=True)
        while base.queue.open_count:
            Worker(base).run(until_empty=True)
        report_id = base.queue.job(job.id).report_id
        base.library.publish(report_id, by=EVERYTHING)
        content = LessonContent(words, (Span(0, len(words)),))
        (made,) = base.lessons.propose(report_id, [LessonProposal(content, language)], by="rules")
        base.lessons.confirm(made, by=EVERYTHING)
        found[language] = base.letters.write(report_id, language=language, by=EVERYTHING).token
    base.close()
    return found


@pytest.mark.parametrize("language", ["nl", "de"])
def test_people_of_an_initiative_answer_on_a_phone_and_change_no_lesson(
    app: RunningApp, browser: Browser, tokens: dict[str, str], language: str
) -> None:
    heading, not_quite, words, send = SAID[language]
    before = lessons(app)
    context = browser.new_context(viewport=PHONE, locale=language, has_touch=True)
    page = context.new_page()
    foreign: list[str] = []
    page.on("request", lambda r: None if r.url.startswith(app.url) else foreign.append(r.url))

    page.goto(f"{app.url}/answer/{tokens[language]}")
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.get_by_text(TOLD[language]).first).to_be_visible()
    expect(page.get_by_text(TOLD["de" if language == "nl" else "nl"])).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_label(not_quite).tap()
    page.get_by_label(words).fill(CORRECTION[language])
    page.get_by_role("button", name=send).tap()
    page.wait_for_url("**received=1")

    assert (foreign, context.cookies()) == ([], [])
    assert lessons(app) == before
    (answer,) = [one for one in answers(app) if one.words == CORRECTION[language]]
    assert (answer.verdict, answer.handled_at) == (Verdict.NOT_QUITE, None)
    context.close()


def test_a_link_that_was_taken_back_leads_nowhere(
    app: RunningApp, browser: Browser, tokens: dict[str, str]
) -> None:
    base = opened(app)
    for letter in base.letters.letters(viewer=EVERYTHING):
        base.letters.revoke(letter.id, by=EVERYTHING)
    base.close()
    page = browser.new_page(viewport=PHONE, locale="de")

    response = page.goto(f"{app.url}/answer/{tokens['de']}")

    assert response is not None
    assert response.status == 404
    expect(page.get_by_text(TOLD["de"])).to_have_count(0)
    page.close()


def opened(app: RunningApp) -> KnowledgeBase:
    return open_base(read_settings({"DOORWERK_DATA": str(Path(app.folder))}))


def lessons(app: RunningApp) -> list[Lesson]:
    base = opened(app)
    found = [
        lesson
        for report in base.library.reports(viewer=EVERYTHING)
        for lesson in base.lessons.of_report(report.id, viewer=EVERYTHING)
    ]
    base.close()
    return found


def answers(app: RunningApp) -> tuple[Answer, ...]:
    base = opened(app)
    found = base.letters.answers(viewer=EVERYTHING)
    base.close()
    return found
