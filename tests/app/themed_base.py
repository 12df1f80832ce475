"""A small base whose lessons stand in themes, for the pages that show them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.services import knowledge_base
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import LessonKind
from knowledge.model.person import Person, Role
from knowledge.settings import read_settings
from tests.app.lessons_base import MAIN, settings_of
from tests.knowledge.test_search import bring_in
from tests.knowledge.themes.corpus import fill, found, tell

OpenThemed = Callable[..., AppTest]
_FOR_AND_AGAINST = (
    "Een betaalde coördinator houdt vrijwilligers en hun rooster bij elkaar.",
    "Een coördinator en een rooster hielden onze vrijwilligers niet vast.",
)


@pytest.fixture(scope="session")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight initiatives in two countries, and one report of Luik without a lesson."""
    folder = tmp_path_factory.mktemp("themed")
    base = open_base(read_settings(settings_of(folder)))
    fill(base, initiatives=6)
    worked, failed = _FOR_AND_AGAINST
    tell(base, (worked,), initiative="Wel", kinds=(LessonKind.WORKED,), place="Gent", country="BE")
    tell(base, (failed,), initiative="Niet", kinds=(LessonKind.DID_NOT_WORK,), year=2010)
    bring_in(base, ("Een verslag zonder lessen.",), "Leeg", initiative="Stil", places="Luik")
    found(base)
    base.close()
    return folder


@pytest.fixture
def themed_base(
    themed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, base: KnowledgeBase
) -> KnowledgeBase:
    """A copy of the base, so that what a test does stays with it."""
    folder = tmp_path / "themed"
    shutil.copytree(themed, folder)
    for name, value in settings_of(folder).items():
        monkeypatch.setenv(name, value)
    knowledge_base.clear()
    return knowledge_base()


@pytest.fixture
def open_themed(themed_base: KnowledgeBase) -> OpenThemed:
    """Open a page of themes as somebody, at an address."""

    def opened(page: str, *roles: Role, locale: str = "nl-NL", **address: str) -> AppTest:
        themed_base.introduce(Person("Anneke", frozenset(roles or {Role.ANALYST})))
        app = AppTest.from_file(str(MAIN), default_timeout=30)
        app.context = {"locale": locale}
        app.run()
        app.switch_page(f"views/{page}.py")
        for name, value in address.items():
            app.query_params[name] = value
        return app.run()

    return opened
