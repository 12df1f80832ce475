"""A writer's way: a question, lessons in a basket, a brief, and a Word file that can be checked."""

import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import docx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import CitedLesson
from knowledge.settings import read_settings
from tests.journeys.conftest import EVERYTHING, RunningApp, Watched, load_part, settled
from tests.word_footnotes import WordFootnote, word_footnotes

_REPORTS = (
    "nl-repaircafe-deventer-2023",
    "nl-sociale-supermarkt-kortrijk",
    "nl-dorpswinkel-sint-jansklooster",
    "de-repaircafe-freiburg",
)
_QUESTION = "Hoe houdt een initiatief zijn vrijwilligers vast?"
_NOTE = "voor de inleiding"
_TITLE = "Vrijwilligers vasthouden"


@pytest.fixture(scope="module")
def fill() -> Callable[[Path], None]:
    return lambda folder: load_part(folder, _REPORTS)


@pytest.fixture
def base(app: RunningApp) -> Iterator[KnowledgeBase]:
    opened = open_base(read_settings({"DOORWERK_DATA": str(app.folder)}))
    yield opened
    opened.close()


def test_a_question_ends_as_a_word_file_whose_footnotes_lead_to_their_pages(
    app: RunningApp,
    base: KnowledgeBase,
    open_context: Callable[..., BrowserContext],
    watched: Watched,
    tmp_path: Path,
) -> None:
    page = open_context().new_page()

    fill_basket(page, app)
    brief_id = draw_brief(page)
    file = take_along(page, tmp_path)

    notes = word_footnotes(file.read_bytes())
    cited = base.briefs.brief(brief_id, viewer=EVERYTHING).cited
    assert len(notes) == len(cited) >= 2
    for note in notes:
        leads_to_its_page(note, cited.values(), base, app.url)
    words = "\n".join(p.text for p in docx.Document(io.BytesIO(file.read_bytes())).paragraphs)
    assert _TITLE in words
    assert _QUESTION in words
    for known in cited.values():
        assert known.lesson.quotes[0].exact in words
    page.goto(notes[0].link)
    settled(page)
    expect(page.locator("h1")).to_contain_text(notes[0].words.split("“")[1].split(":")[0][:20])
    assert (watched.foreign, watched.errors) == ([], [])


def fill_basket(page: Page, app: RunningApp) -> None:
    """Ask, put the best lesson aside with a note, then all others at once."""
    page.goto(f"{app.url}/?q={_QUESTION.replace(' ', '+')}")
    settled(page)
    page.get_by_role("button", name="In mandje", exact=True).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Waarom, in een paar woorden").fill(_NOTE)
    dialog.get_by_role("button", name="Erin leggen").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("link", name="In uw mandje")).to_have_count(1)
    page.get_by_role("button", name="Alle").click()
    dialog.get_by_role("button", name="Erin leggen").click()
    expect(dialog).to_have_count(0)
    page.get_by_role("link", name="In uw mandje").first.click()
    settled(page)


def draw_brief(page: Page) -> str:
    """Order a brief in another frame than the first; return its id."""
    expect(page.locator("h1")).to_have_text("Mandje")
    expect(page.get_by_text(_NOTE)).to_have_count(1)
    expect(page.get_by_label("Vraag die ze beantwoordt")).to_have_value(_QUESTION)
    page.get_by_label("Titel").fill(_TITLE)
    page.get_by_text("Raadsvoorstel").click()
    page.get_by_role("button", name="Notitie opstellen").click()
    expect(page.locator("h1")).to_have_text(_TITLE)
    settled(page)
    expect(page.get_by_text("Elke zin rust op een les")).to_be_visible()
    return parse_qs(urlsplit(page.url).query)["id"][0]


def take_along(page: Page, folder: Path) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("link", name="Word (DOCX)").click()
    coming.value.save_as(folder / coming.value.suggested_filename)
    return folder / "vrijwilligers-vasthouden.docx"


def leads_to_its_page(
    note: WordFootnote, cited: Iterable[CitedLesson], base: KnowledgeBase, url: str
) -> None:
    """Hold a footnote to the base: whose it is, the report, the page, and its quote there."""
    address = parse_qs(urlsplit(note.link).query)
    report = base.library.report(address["id"][0], viewer=EVERYTHING)
    text = base.library.text(report.id, viewer=EVERYTHING)
    segment = text.segments[int(address["leaf"][0]) - 1]
    proofs = [
        proof
        for known in cited
        for proof in known.lesson.quotes[:1]
        if known.report.id == report.id and proof.exact in segment.span.of(text.text)
    ]
    assert note.link.startswith(f"{url}/report?")
    assert report.initiative
    assert note.words.startswith(f"{report.initiative.name}, “{report.title}”, {report.year}")
    assert proofs
    assert all(proof.span.of(text.text) == proof.exact for proof in proofs)
