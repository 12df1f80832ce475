"""The starter's kit: every lesson of a kind once, in its phase, with what is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.kit_phase import phase_by_words
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.profile import Field
from knowledge.model.starter_kit import KitPhase
from tests.knowledge.learned_base import TOLD, open_learned_base
from tests.samples import COORDINATOR, READER


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    opened = open_learned_base(Path(tmp_path_factory.mktemp("kit")))
    yield opened
    opened.close()


def test_a_kit_holds_every_lesson_of_its_kind_once(base: KnowledgeBase) -> None:
    kit = base.kits.of_kind("repair café", viewer=READER)

    said = [lesson.content.statement for part in kit.parts for lesson in part.lessons]
    assert sorted(said) == sorted(text for _, lessons in TOLD.values() for _, text in lessons)
    assert [part.phase for part in kit.parts] == list(KitPhase)
    assert kit.lesson_count == 5
    assert len(kit.profiles) == 3


def test_lessons_stand_where_they_help(base: KnowledgeBase) -> None:
    parts = {part.phase: part for part in base.kits.of_kind("repair café", viewer=READER).parts}

    prepare = [lesson.content.statement for lesson in parts[KitPhase.PREPARE].lessons]
    assert "Polis en vergunning zijn er voordat de deur opengaat." in prepare
    assert len(parts[KitPhase.HAND_OVER].lessons) == 2


def test_copies_of_one_example_are_told_as_one_origin(base: KnowledgeBase) -> None:
    ids = {i.name: i.id for i in base.library.initiatives()}
    before = base.kits.of_kind("repair café", viewer=READER).origin_count
    base.initiatives.link(ids["Mending Table"], ids["Flickstube"], by=COORDINATOR)

    after = base.kits.of_kind("repair café", viewer=READER).origin_count

    assert (before, after) == (3, 2)
    base.initiatives.unlink(ids["Mending Table"], ids["Flickstube"], by=COORDINATOR)


def test_an_initiative_without_a_lesson_is_named(base: KnowledgeBase) -> None:
    silent = base.initiatives.add("Stille Hoek", by=COORDINATOR)
    base.initiatives.state(silent, {Field.KIND: "repair café"}, by=COORDINATOR)

    kit = base.kits.of_kind("repair café", viewer=READER)

    assert [profile.initiative.name for profile in kit.without_lesson] == ["Stille Hoek"]
    base.initiatives.remove(silent, by=COORDINATOR)


def test_a_kind_that_nobody_is_has_an_empty_kit(base: KnowledgeBase) -> None:
    kit = base.kits.of_kind("moon base", viewer=READER)

    assert (kit.lesson_count, kit.profiles) == (0, ())


@pytest.mark.parametrize(
    ("said", "phase"),
    [
        ("Ask for the insurance before you open.", KitPhase.PREPARE),
        ("Begin klein en bel zelf aan.", KitPhase.START),
        ("La fondatrice est partie et personne ne reprendra la coordination.", KitPhase.HAND_OVER),
        ("Ein zweiter Standort braucht eigene Leute.", KitPhase.GROW),
        ("Er is elke dag koffie.", KitPhase.RUN),
    ],
)
def test_words_tell_the_phase_in_four_languages(said: str, phase: KitPhase) -> None:
    assert phase_by_words(said) is phase
