"""The demo base opens with themes, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.demo import load_demo
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.theme import RunState
from knowledge.settings import Settings
from tests.knowledge.themes.corpus import ANALYST, fill
from tests.samples import COORDINATOR


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    opened = open_base(Settings(data=tmp_path / "base", embedder="hashing"))
    yield opened
    opened.close()


def test_the_demo_leaves_a_first_run_and_makes_no_second(
    base: KnowledgeBase, tmp_path: Path
) -> None:
    (tmp_path / "manifest.json").write_text("[]", "utf-8")
    fill(base, initiatives=2)

    for _ in range(2):
        load_demo(base, by=COORDINATOR, folder=tmp_path)

    (run,) = base.themes.runs.listing(viewer=ANALYST)
    assert run.state is RunState.ACCEPTED
    assert base.themes.standing(viewer=ANALYST).top


def test_without_lessons_no_run_is_left_waiting(base: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("[]", "utf-8")

    load_demo(base, by=COORDINATOR, folder=tmp_path)

    assert base.themes.runs.listing(viewer=ANALYST) == ()
