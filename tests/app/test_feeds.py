"""Feeds are Atom, hold what anybody may see, and keep their ids."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from lxml import etree
from starlette.applications import Starlette
from starlette.testclient import TestClient

from app.feeds.atom import as_atom
from app.feeds.news import feed_of
from app.services import knowledge_base
from app.web.routes import routes
from ingest.collect.web.feed import feed_from
from knowledge.bootstrap import open_base
from knowledge.errors import NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import Lesson
from knowledge.model.policy import Decision, PolicyDraft, PolicyKind, UptakeRole
from knowledge.model.report import Audience, ReportDetails
from knowledge.settings import Settings
from tests.app.lessons_base import lessons
from tests.app.test_cli import Run
from tests.knowledge.themes.corpus import fill, found
from tests.samples import COORDINATOR, READER

ATOM = {"a": "http://www.w3.org/2005/Atom"}
ADDRESS = "https://doorwerk.example.org"
HOSTILE = 'Motie <script>alert(1)</script> & "b"\x07'
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture
def lesson(own_base: KnowledgeBase) -> Lesson:
    """A lesson that was rejected in a motion."""
    base = knowledge_base()
    confirmed = base.lessons.confirm(lessons()[0].id, by=COORDINATOR)
    draft = PolicyDraft(HOSTILE, "Dank vrijwilligers elk jaar.", PolicyKind.MOTION, body="De raad")
    text = base.uptakes.register(draft, by=COORDINATOR)
    span = text.paragraphs()[0]
    uptake = base.uptakes.link(
        confirmed.id, text.id, span=span, role=UptakeRole.EXAMPLE, by=COORDINATOR
    )
    base.uptakes.decide(
        uptake.id,
        Decision.REJECTED,
        reason="Geen geld.",
        decided_on=date(2024, 5, 2),
        by=COORDINATOR,
    )
    return confirmed


def initiative_of(lesson: Lesson) -> str:
    assert lesson.initiative is not None
    return lesson.initiative.id


def read(subject_id: str) -> etree._Element:
    feed = feed_of(subject_id, base=knowledge_base(), language="nl")
    return etree.fromstring(as_atom(feed, address=ADDRESS))


def words(root: etree._Element, path: str) -> list[str]:
    matched = root.xpath(path, namespaces=ATOM)
    assert isinstance(matched, list)
    return [str(one) for one in matched]


def test_each_feed_and_entry_has_what_atom_asks_for(lesson: Lesson) -> None:
    root = read(initiative_of(lesson))

    for part in (root, *root.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(words(part, f"a:{name}/text()")) == 1, name
        assert MOMENT.fullmatch(words(part, "a:updated/text()")[0])
        assert all(link.startswith(ADDRESS) for link in words(part, "a:link/@href"))
        assert len(words(part, "a:link[@rel='alternate']/@href")) == 1
    assert words(root, "a:author/a:name/text()") == ["Doorwerk"]
    assert words(root, "a:link[@rel='self']/@type") == ["application/atom+xml"]
    ids = words(root, "//a:id/text()")
    assert len(set(ids)) == len(ids)
    newest = max(datetime.fromisoformat(at) for at in words(root, "a:entry/a:updated/text()"))
    assert words(root, "a:updated/text()") == [newest.strftime("%Y-%m-%dT%H:%M:%SZ")]


def test_a_feed_tells_the_lesson_with_its_quote_and_each_decision_with_its_reason(
    lesson: Lesson,
) -> None:
    root = read(initiative_of(lesson))

    titles = words(root, "a:entry/a:title/text()")
    assert len(titles) == 3
    assert titles[0].startswith("Niet overgenomen: Motie <script>")
    assert titles[1].startswith("Wacht op antwoord: Motie")
    assert titles[2].endswith(lesson.content.statement)
    content = words(root, "a:entry/a:content[@type='html']/text()")
    assert "<p>Geen geld.</p>" in content[0]
    assert f'<blockquote lang="nl">{lesson.quotes[0].exact}</blockquote>' in content[2]


def test_another_reader_of_feeds_finds_the_same_entries(lesson: Lesson) -> None:
    made = feed_of(initiative_of(lesson), base=knowledge_base(), language="nl")

    read_back = feed_from(as_atom(made, address=ADDRESS), url=ADDRESS)

    assert [entry.link for entry in read_back.entries] == [
        ADDRESS + entry.link for entry in made.entries
    ]


def test_ids_stay_when_more_happens(lesson: Lesson) -> None:
    before = words(read(initiative_of(lesson)), "//a:id/text()")
    base = knowledge_base()
    (uptake,) = base.uptakes.of_lesson(lesson.id, viewer=COORDINATOR)
    base.uptakes.decide(uptake.id, Decision.ADOPTED, decided_on=date(2025, 5, 2), by=COORDINATOR)

    after = words(read(initiative_of(lesson)), "//a:id/text()")

    assert set(before) < set(after)


def test_what_only_the_team_may_see_stands_in_no_feed(lesson: Lesson) -> None:
    base = knowledge_base()
    team = ReportDetails(audience=Audience.TEAM)
    base.library.describe(lesson.report_id, team, by=COORDINATOR)

    with pytest.raises(NotFound):
        read(initiative_of(lesson))


def test_a_theme_has_a_feed_of_its_lessons(tmp_path: Path) -> None:
    base = open_base(Settings(data=tmp_path, embedder="hashing"))
    fill(base)
    found(base)
    theme = base.themes.overview(viewer=READER)[0]
    stood = base.themes.theme(theme.theme.id, viewer=READER)

    feed = feed_of(theme.theme.id, base=base, language="nl")

    assert {entry.link for entry in feed.entries} == {
        f"/lesson?id={placed.told.lesson.id}" for placed in stood.lessons
    }
    assert feed.updated == feed.entries[0].updated


def test_the_server_gives_the_feed_and_names_it_in_the_head_of_the_page(lesson: Lesson) -> None:
    name = initiative_of(lesson)
    with TestClient(Starlette(routes=routes()), base_url="http://localhost") as client:
        page = client.get(f"/initiative?id={name}", headers={"accept-language": "nl"})
        path = re.search(r'<link rel="alternate"[^>]* href="([^"]+)">', page.text)
        assert path is not None
        feed = client.get(path.group(1))

        assert feed.headers["content-type"].startswith("application/atom+xml")
        assert lesson.content.statement in feed.text
        assert client.get("/feeds/ini-nowhere.atom").status_code == 404
        hostile = client.get('/initiative?id="><script>alert(1)</script>')
        assert "<script>alert" not in hostile.text


def test_a_feed_is_written_to_a_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "verslag.txt").write_text("De balie schrijft elk apparaat in.", "utf-8")
    run = Run(tmp_path)
    report_id = run.taken_in()
    run("describe", report_id, "--initiative", "Schroef")
    run("publish", report_id)
    base_id = re.search(r"ini-\w+", run("initiatives", "list", "--json").output)
    assert base_id is not None

    run("feed", base_id.group(), "--out", str(tmp_path / "schroef.atom"))

    assert etree.parse(tmp_path / "schroef.atom").getroot().tag.endswith("feed")
