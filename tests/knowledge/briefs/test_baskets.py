"""Baskets: a person's own, with a note why, and honest about lessons that are gone."""

import pytest

from knowledge.errors import Conflict, InvalidEntry, NotAllowed, NotFound
from knowledge.knowledge_base import KnowledgeBase
from tests.knowledge.brief_samples import COLLEAGUE, Learned
from tests.samples import COORDINATOR, READER, WRITER


def test_lessons_lie_in_the_order_in_which_they_came_each_with_its_note(
    base: KnowledgeBase, learned: Learned
) -> None:
    base.baskets.put(learned.shed, note="voor de inleiding", name="Zorg", by=WRITER)
    base.baskets.put(learned.keeps, name="zorg", by=WRITER)
    basket = base.baskets.put(learned.shed, note=" voor het slot ", name="Zorg", by=WRITER)

    assert basket.lesson_ids == (learned.shed, learned.keeps)
    assert [entry.note for entry in basket.entries] == ["voor het slot", ""]
    (name,) = base.baskets.names(of=WRITER)
    assert (name.id, name.name, name.lesson_count) == (basket.id, "Zorg", 2)


def test_a_lesson_knows_the_basket_of_its_person_that_holds_it(
    base: KnowledgeBase, learned: Learned
) -> None:
    basket = base.baskets.put(learned.shed, name="Zorg", by=WRITER)

    both = [learned.shed, learned.keeps]
    assert base.baskets.holding(both, of=WRITER) == {learned.shed: basket.id}
    assert base.baskets.holding(both, of=COLLEAGUE) == {}


def test_nobody_opens_the_basket_of_another(base: KnowledgeBase, learned: Learned) -> None:
    basket = base.baskets.put(learned.shed, name="Zorg", by=WRITER)

    assert base.baskets.names(of=COLLEAGUE) == ()
    with pytest.raises(NotFound):
        base.baskets.basket(basket.id, of=COLLEAGUE)
    with pytest.raises(NotFound):
        base.baskets.put(learned.keeps, basket_id=basket.id, by=COLLEAGUE)
    with pytest.raises(NotAllowed):
        base.baskets.names(of=READER)


def test_a_lesson_that_was_withdrawn_stays_as_a_gap_with_its_note(
    base: KnowledgeBase, learned: Learned
) -> None:
    basket = base.baskets.put(learned.shed, note="mooi", name="Zorg", by=WRITER)
    base.lessons.withdraw(learned.shed, reason="klopt niet", by=COORDINATOR)

    now = base.baskets.basket(basket.id, of=WRITER)

    assert [(entry.lesson, entry.note) for entry in now.entries] == [(None, "mooi")]
    assert now.lesson_ids == ()
    with pytest.raises(NotFound):
        base.baskets.put(learned.shed, name="Zorg", by=WRITER)


def test_baskets_are_renamed_emptied_and_removed(base: KnowledgeBase, learned: Learned) -> None:
    basket = base.baskets.put(learned.shed, name="Zorg", by=WRITER)
    base.baskets.make("Wonen", by=WRITER)

    with pytest.raises(Conflict):
        base.baskets.rename(basket.id, "wonen", by=WRITER)
    with pytest.raises(InvalidEntry):
        base.baskets.make("  ", by=WRITER)
    assert base.baskets.rename(basket.id, "Hulp", by=WRITER).name == "Hulp"
    assert base.baskets.take_out(learned.shed, basket_id=basket.id, by=WRITER).entries == ()
    base.baskets.remove(basket.id, by=WRITER)
    assert [name.name for name in base.baskets.names(of=WRITER)] == ["Wonen"]
