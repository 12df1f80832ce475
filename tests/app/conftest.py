"""A small real base for the pages: a few reports through the whole pipeline."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import words
from app.services import knowledge_base
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Role
from knowledge.settings import read_settings
from tests.app.lessons_base import desk, own_base, reviewed
from tests.app.themed_base import open_themed, themed, themed_base

__all__ = [
    "COORDINATOR",
    "HOSTILE_TITLE",
    "MAIN",
    "desk",
    "open_themed",
    "own_base",
    "reviewed",
    "themed",
    "themed_base",
]
MAIN = Path(__file__).resolve().parents[2] / "app" / "main.py"
COORDINATOR = Person("Fatma", frozenset({Role.COORDINATOR}))
HOSTILE_TITLE = "<script>alert(1)</script> ![x](http://evil.example/x.png) :red[$y$] **b**"

REPORTS = {
    "repair.md": (
        "# Repaircafé De Schroef\n\nDe vrijwilligers stoppen als niemand ze bedankt. "
        "Een vaste coördinator houdt ze vast.\n"
    ),
    "hostile.txt": (
        "Vreemd verslag\n\nDe moestuin kreeg <script>alert(1)</script> en "
        "<img src=x onerror=alert(2)> en ![beeld](http://evil.example/x.png) in de tekst.\n"
    ),
    "waiting.md": "# Wachtend verslag\n\nDit verslag over de buurtbus wacht nog op beoordeling.\n",
}


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    settings = read_settings({"DOORWERK_DATA": str(folder), "DOORWERK_EMBEDDER": "hashing"})
    base = open_base(settings)
    for name, text in REPORTS.items():
        base.queue.receive(name, text.encode(), by=COORDINATOR, details=_details(name))
    Worker(base).run(until_empty=True)
    for report in base.library.reports(viewer=COORDINATOR):
        if report.file_name != "waiting.md":
            base.library.publish(report.id, by=COORDINATOR)
    base.close()
    return folder


@pytest.fixture
def base(filled_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KnowledgeBase]:
    monkeypatch.setenv("DOORWERK_DATA", str(filled_folder))
    monkeypatch.setenv("DOORWERK_EMBEDDER", "hashing")
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    before = words._Chosen.source
    knowledge_base.clear()
    yield knowledge_base()
    knowledge_base().close()
    knowledge_base.clear()
    words.follow(before)


@pytest.fixture
def open_app(base: KnowledgeBase) -> Callable[..., AppTest]:
    def opened(*roles: Role, locale: str = "nl-NL", **address: str) -> AppTest:
        if roles:
            base.introduce(Person("Anneke", frozenset(roles)))
        app = AppTest.from_file(str(MAIN), default_timeout=30)
        app.context = {"locale": locale}
        for name, value in address.items():
            app.query_params[name] = value
        return app.run()

    return opened


def _details(name: str) -> dict[str, str | int]:
    if name != "hostile.txt":
        return {"initiative": "De Schroef", "level": "municipality", "country": "NL", "year": 2021}
    return {"title": HOSTILE_TITLE, "initiative": "<b>Moes</b>", "country": "BE", "year": 2022}
