"""Proposals are stored with the report, made anew on demand, and learned from."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.extract.again import propose_again, shelf_of
from ingest.extract.model import LessonModel
from ingest.extract.retraining import FEWEST_DECISIONS, decisions_of, retrain
from ingest.extract.shelf import SHIPPED, ModelShelf
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.embedding.hashing import HashingEmbedder
from knowledge.errors import Conflict, NotAllowed
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import Lesson, LessonStatus
from knowledge.model.person import Person, Role
from knowledge.settings import Settings
from tests.samples import COORDINATOR, READER

ADMIN = Person("Ada", frozenset({Role.ADMIN}))
VERBS = ("Zorg voor", "Begin met", "Betrek", "Vraag om", "Plan vooraf", "Kies liever")
THINGS = ("genoeg bankjes in het park", "een sleutel voor elke bewoner", "een vaste notaris")


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    opened = open_base(Settings(data=tmp_path / "var", embedder="hashing"))
    yield opened
    opened.close()


def take_in(base: KnowledgeBase, *, number: int = 0) -> str:
    """Bring in a report of pieces of advice; return its id."""
    advice = "\n\n".join(f"{verb} {thing}, {number}." for verb in VERBS for thing in THINGS)
    text = f"# Verslag {number}\n\n## Aanbevelingen\n\n{advice}\n"
    job = base.queue.receive(f"verslag-{number}.md", text.encode(), by=COORDINATOR).job
    Worker(base).run(until_empty=True)
    return base.queue.job(job.id).report_id


def lessons_of(base: KnowledgeBase, report_id: str) -> tuple[Lesson, ...]:
    return base.lessons.of_report(report_id, viewer=COORDINATOR)


def test_a_report_comes_in_with_proposals_that_are_its_words(base: KnowledgeBase) -> None:
    report_id = take_in(base)

    found = lessons_of(base, report_id)

    text = base.library.text(report_id, viewer=COORDINATOR)
    assert len(found) > 10
    assert sum(lesson.is_shown for lesson in found) == 10
    assert all(lesson.status is LessonStatus.PROPOSED for lesson in found)
    assert all(quote.is_held_by(text) for lesson in found for quote in lesson.quotes)
    assert {lesson.reason.heading for lesson in found} == {"Aanbevelingen"}


def test_nothing_that_is_proposed_can_be_found_before_a_person_confirmed_it(
    base: KnowledgeBase,
) -> None:
    take_in(base)

    assert base.lessons.confirmed(viewer=READER) == ()


def test_proposing_again_leaves_decisions_and_proposes_nothing_decided_twice(
    base: KnowledgeBase,
) -> None:
    report_id = take_in(base)
    first, second, *others = lessons_of(base, report_id)
    base.lessons.confirm(first.id, by=COORDINATOR)
    base.lessons.reject(second.id, reason="vague", by=COORDINATOR)

    propose_again(base, report_id, by=COORDINATOR)

    after = lessons_of(base, report_id)
    spans = [lesson.proposed.spans for lesson in after]
    assert {lesson.id for lesson in after} >= {first.id, second.id}
    assert not {lesson.id for lesson in after} & {lesson.id for lesson in others}
    assert len(spans) == len(set(spans)) == len(others) + 2


def test_a_reader_cannot_have_lessons_proposed(base: KnowledgeBase) -> None:
    report_id = take_in(base)

    with pytest.raises(NotAllowed):
        propose_again(base, report_id, by=READER)


def test_too_few_decisions_teach_nothing(base: KnowledgeBase) -> None:
    take_in(base)

    with pytest.raises(Conflict, match="decided on"):
        retrain(base, by=ADMIN)


def test_decisions_are_learned_from_and_the_new_model_is_named_in_later_proposals(
    base: KnowledgeBase,
) -> None:
    for number in range(3):
        for place, lesson in enumerate(lessons_of(base, take_in(base, number=number))):
            if place % 3:
                base.lessons.confirm(lesson.id, by=COORDINATOR)
            else:
                base.lessons.reject(lesson.id, reason="plan", by=COORDINATOR)

    told = retrain(base, by=ADMIN)

    assert told.decision_count >= FEWEST_DECISIONS
    assert told.report_count == 3
    current = shelf_of(base).current()
    assert (current.hash == told.model_hash) is told.is_taken_over
    assert lessons_of(base, take_in(base, number=9))[0].reason.model == f"blend/{current.hash}"


def test_what_was_rejected_as_a_repeat_or_for_its_shape_is_not_learned_from(
    base: KnowledgeBase,
) -> None:
    first, second, third, *_more = lessons_of(base, take_in(base))
    for lesson, reason in ((first, "repeated"), (second, "broken"), (third, "plan")):
        base.lessons.reject(lesson.id, reason=reason, by=COORDINATOR)

    assert [d.sentence for d in decisions_of(base, by=COORDINATOR)] == [third.proposed.statement]


def test_the_first_model_for_another_embedder_is_made_once_and_kept(tmp_path: Path) -> None:
    shelf = ModelShelf(tmp_path / "models", HashingEmbedder(dimension_count=32))

    first, again = shelf.current(), shelf.current()

    assert first.embedder == "hashing-32-v1"
    assert first.hash == again.hash
    assert len(list(shelf.folder.iterdir())) == 1


def test_a_damaged_model_of_the_base_gives_way_to_another(tmp_path: Path) -> None:
    shelf = ModelShelf(tmp_path / "models", HashingEmbedder(dimension_count=32))
    shelf.take_over(replace(shelf.current(), sentence_count=1))
    (shelf.folder / "current.json").write_text("{", encoding="utf-8")

    assert shelf.current().sentence_count > 1


def test_the_shipped_model_is_small() -> None:
    assert SHIPPED.stat().st_size < 150_000
    assert LessonModel.from_json(SHIPPED.read_text("utf-8")).reads_vectors
