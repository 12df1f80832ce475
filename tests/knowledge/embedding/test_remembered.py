"""A question asked again costs no embedding; what it gets is what it got."""

from collections.abc import Sequence

import numpy as np

from knowledge.embedding.hashing import HashingEmbedder
from knowledge.embedding.remembered import RememberingEmbedder
from knowledge.ports import Vectors


class Counting(HashingEmbedder):
    """The hashing embedder, with a list of the questions that it embedded."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        return super().embed_queries(texts)


def test_a_question_is_embedded_once() -> None:
    counting = Counting()
    embedder = RememberingEmbedder(counting)

    first = embedder.embed_queries(["wie betaalt"])
    again = embedder.embed_queries(["wie betaalt"])

    assert counting.asked == ["wie betaalt"]
    np.testing.assert_array_equal(first, again)


def test_of_several_questions_only_the_new_ones_are_embedded() -> None:
    counting = Counting()
    embedder = RememberingEmbedder(counting)
    embedder.embed_queries(["twee"])

    rows = embedder.embed_queries(["een", "twee", "een", "drie"])

    assert counting.asked == ["twee", "een", "drie"]
    np.testing.assert_array_equal(
        rows, HashingEmbedder().embed_queries(["een", "twee", "een", "drie"])
    )


def test_only_the_last_two_hundred_are_remembered() -> None:
    counting = Counting()
    embedder = RememberingEmbedder(counting)
    embedder.embed_queries(["oud"])
    embedder.embed_queries([f"vraag {number}" for number in range(200)])
    counting.asked.clear()

    embedder.embed_queries(["vraag 199", "oud"])

    assert counting.asked == ["oud"]


def test_many_questions_at_once_all_come_back() -> None:
    texts = [f"vraag {number}" for number in range(500)]

    rows = RememberingEmbedder(HashingEmbedder()).embed_queries(texts)

    np.testing.assert_array_equal(rows, HashingEmbedder().embed_queries(texts))
