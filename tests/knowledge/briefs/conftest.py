"""A filled base of its own for each test of baskets and briefs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.knowledge_base import KnowledgeBase
from tests.knowledge.brief_samples import Learned, sample_base


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[KnowledgeBase, Learned]]:
    base, learned = sample_base(tmp_path)
    yield base, learned
    base.close()


@pytest.fixture
def base(opened: tuple[KnowledgeBase, Learned]) -> KnowledgeBase:
    return opened[0]


@pytest.fixture
def learned(opened: tuple[KnowledgeBase, Learned]) -> Learned:
    return opened[1]
