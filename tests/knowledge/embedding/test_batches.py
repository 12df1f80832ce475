"""Batches hold every text once, texts of one length only, and no more than they may."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.embedding.batches import equal_length_batches

lengths_of_texts = st.lists(st.integers(0, 40), max_size=60)


@given(lengths_of_texts, st.integers(1, 100))
def test_every_text_is_in_one_batch(lengths: list[int], budget: int) -> None:
    batches = list(equal_length_batches(lengths, token_budget=budget))

    assert sorted(at for batch in batches for at in batch) == list(range(len(lengths)))


@given(lengths_of_texts, st.integers(1, 100))
def test_a_batch_holds_one_length_within_its_budget(lengths: list[int], budget: int) -> None:
    for batch in equal_length_batches(lengths, token_budget=budget):
        (length,) = {lengths[at] for at in batch}
        assert len(batch) == 1 or length * len(batch) <= budget
