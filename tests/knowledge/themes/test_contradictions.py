"""Pairs that may contradict each other: one for, one against, and about the same."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import LessonKind
from knowledge.model.theme import DISCOVERED
from knowledge.ports import Vectors
from knowledge.settings import Settings
from knowledge.themes.contradictions import Contradiction, Verdict, contradictions
from knowledge.themes.told import Told
from tests.knowledge.themes.corpus import ANALYST, fill, found

WORKED, FAILED = LessonKind.WORKED, LessonKind.DID_NOT_WORK
SURE = Verdict(is_contradiction=True, differs_in="", by="Noor", at=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Two initiatives whose lessons stand in themes."""
    folder = tmp_path_factory.mktemp("pairs")
    opened = open_base(Settings(data=folder, embedder="hashing"))
    fill(opened, initiatives=2)
    found(opened)
    yield opened
    opened.close()


@pytest.fixture
def told(base: KnowledgeBase) -> dict[str, Told]:
    _, seen = base.themes.seen(ANALYST, DISCOVERED)
    return dict(seen)


def pairs(
    base: KnowledgeBase,
    told: dict[str, Told],
    kinds: tuple[LessonKind, LessonKind],
    *,
    angle: float = 0.1,
    verdict: bool = False,
) -> list[Contradiction]:
    """Return what comes of two lessons of these kinds, that lie so far apart, of two tellers."""
    one = next(iter(told.values()))
    other = next(t for t in told.values() if t.initiative_id != one.initiative_id)
    both = {
        n: of_kind(t, kind) for n, (t, kind) in enumerate(zip((one, other), kinds, strict=True))
    }
    named = {t.lesson.id: t for t in both.values()}
    dimensions = base.embedder.dimension_count
    rows: dict[str, Vectors] = {
        lesson_id: np.eye(1, dimensions, dtype=np.float32)[0] for lesson_id in named
    }
    turned = np.zeros(dimensions, np.float32)
    turned[0], turned[1] = np.cos(angle), np.sin(angle)
    rows[other.lesson.id] = turned
    verdicts = {frozenset(named): SURE} if verdict else {}
    return list(contradictions(named, rows, verdicts, base.theme_figures.subjects()))


def of_kind(told: Told, kind: LessonKind) -> Told:
    content = replace(told.lesson.content, kind=kind)
    return replace(told, lesson=replace(told.lesson, confirmed=content))


@pytest.mark.parametrize("kind", [WORKED, LessonKind.RECOMMENDATION, LessonKind.CONDITION])
def test_what_is_told_for_a_thing_meets_what_did_not_work(
    base: KnowledgeBase, told: dict[str, Told], kind: LessonKind
) -> None:
    (pair,) = pairs(base, told, (kind, FAILED))

    assert (pair.worked.lesson.content.kind, pair.failed.lesson.content.kind) == (kind, FAILED)


@pytest.mark.parametrize("kind", [WORKED, LessonKind.OBSTACLE, LessonKind.OPEN_PROBLEM])
def test_what_says_nothing_against_a_thing_contradicts_nothing(
    base: KnowledgeBase, told: dict[str, Told], kind: LessonKind
) -> None:
    assert pairs(base, told, (WORKED, kind)) == []


def test_lessons_about_different_things_are_no_pair(
    base: KnowledgeBase, told: dict[str, Told]
) -> None:
    assert pairs(base, told, (WORKED, FAILED), angle=1.5) == []


def test_what_a_person_decided_on_stays_whatever_the_rule_says(
    base: KnowledgeBase, told: dict[str, Told]
) -> None:
    (pair,) = pairs(base, told, (LessonKind.OBSTACLE, WORKED), angle=1.5, verdict=True)

    assert pair.verdict == SURE
    assert pair.worked.lesson.content.kind is WORKED
