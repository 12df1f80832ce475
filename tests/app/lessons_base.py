"""A small base with proposed lessons, and the desk on which they are reviewed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.services import knowledge_base
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.initiative import Level
from knowledge.model.lesson import Lesson, LessonContent, LessonKind, LessonProposal, ProposalReason
from knowledge.model.person import Person, Role
from knowledge.settings import read_settings
from tests.samples import COORDINATOR

MAIN = Path(__file__).resolve().parents[2] / "app" / "main.py"

TEXT = (
    "# Geleerde lessen\n\nDe vrijwilligers stoppen als niemand ze bedankt. Een vaste "
    "coördinator houdt ze vast. Zonder sleutel van het gebouw gaat geen avond door. "
    "Volgend jaar willen wij een tweede balie openen.\n"
)
OTHER = "# Terugblik\n\nEen vaste coördinator houdt de vrijwilligers vast. Dat scheelt.\n"
Desk = Callable[..., AppTest]


@pytest.fixture(scope="session")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with one report of four proposals, of which the last is under "more"."""
    folder = tmp_path_factory.mktemp("reviewed")
    base = open_base(read_settings(settings_of(folder)))
    for name, text in (("een.md", TEXT), ("twee.md", OTHER)):
        base.queue.receive(name, text.encode(), by=COORDINATOR, details={"initiative": name})
    Worker(base).run(until_empty=True)
    base.introduce(Person("Fatma", frozenset({Role.COORDINATOR})))
    for report in base.library.reports(viewer=COORDINATOR):
        base.library.publish(report.id, by=COORDINATOR)
        propose(base, report.id)
    base.close()
    return folder


@pytest.fixture
def own_base(
    reviewed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, base: KnowledgeBase
) -> KnowledgeBase:
    """A copy of the base, so that what a test does stays with it."""
    folder = tmp_path / "base"
    shutil.copytree(reviewed, folder)
    for name, value in settings_of(folder).items():
        monkeypatch.setenv(name, value)
    knowledge_base.clear()
    return knowledge_base()


@pytest.fixture
def desk(own_base: KnowledgeBase) -> Desk:
    def opened(file_name: str = "een.md", *, page: str = "review", **address: str) -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=30)
        app.context = {"locale": "nl-NL"}
        app.run()
        app.switch_page(f"views/{page}.py")
        app.query_params["id"] = report_id(file_name)
        for name, value in address.items():
            app.query_params[name] = value
        return app.run()

    return opened


def settings_of(folder: Path) -> dict[str, str]:
    return {"DOORWERK_DATA": str(folder), "DOORWERK_EMBEDDER": "hashing"}


def propose(base: KnowledgeBase, report_id: str) -> None:
    """Propose each sentence, the second with all that can be suggested."""
    text = base.library.text(report_id, viewer=COORDINATOR).text
    sentences = [
        sentence
        for passage in base.library.passages(report_id, viewer=COORDINATOR)
        for sentence in passage.sentences
    ]
    reason = ProposalReason("Geleerde lessen", ("houdt vast",), 0.91, "3f9a2c")
    contents = [
        LessonContent(
            span.of(text),
            (span,),
            kind=LessonKind.WORKED if number == 1 else None,
            level=Level.MUNICIPALITY if number == 1 else None,
            places=("Deventer",) if number == 1 else (),
            themes=("volunteers", "tuinieren") if number == 1 else (),
        )
        for number, span in enumerate(sentences)
    ]
    proposals = [
        LessonProposal(content, "nl", reason, is_shown=number < 3)
        for number, content in enumerate(contents)
    ]
    base.lessons.replace_open(report_id, proposals, by="worker")


def report_id(file_name: str = "een.md") -> str:
    reports = knowledge_base().library.reports(viewer=COORDINATOR)
    return next(report.id for report in reports if report.file_name == file_name)


def lessons(file_name: str = "een.md") -> tuple[Lesson, ...]:
    return knowledge_base().lessons.of_report(report_id(file_name), viewer=COORDINATOR)


def press(app: AppTest, *keys: str) -> AppTest:
    for key in keys:
        app.button(key=key).click().run()
        assert not app.exception
    return app


def statement(app: AppTest) -> str:
    return str(app.text_area(key="statement-words").value)
