"""The small embedder puts texts near that share words, and costs next to nothing."""

import numpy as np
import pytest

from knowledge.embedding.hashing import HashingEmbedder
from tests.knowledge.embedding.sentences import paragraph


def test_shared_words_bring_texts_near() -> None:
    repair, again, tax = HashingEmbedder().embed_passages(
        [
            "Vrijwilligers repareren fietsen in het buurthuis",
            "In het buurthuis worden fietsen gerepareerd",
            "De gemeenteraad verlaagt de hondenbelasting",
        ]
    )

    assert repair @ again > 0.5
    assert repair @ again > repair @ tax + 0.3


def test_accents_and_capitals_do_not_part_words() -> None:
    first, second = HashingEmbedder().embed_passages(["Coöperatie CAFÉ", "cooperatie café"])

    assert first @ second == pytest.approx(1.0)


def test_the_length_of_vectors_is_chosen_and_shows_in_the_fingerprint() -> None:
    small = HashingEmbedder(dimension_count=64)

    assert small.embed_queries(["fiets"]).shape == (1, 64)
    assert small.fingerprint == "hashing-64-v1"


def test_no_dimension_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        HashingEmbedder(dimension_count=0)


def test_vectors_are_the_same_on_every_machine() -> None:
    vector = HashingEmbedder(dimension_count=8).embed_passages(["buurttuin"])[0]

    # Thirteen parts and the word itself, which counts double: multiples of 1 / √17.
    parts = [0, 0, -1, -1, -3, 2, -1, 1]
    np.testing.assert_allclose(vector, np.array(parts) / np.sqrt(17), atol=1e-6)


def test_a_thousand_passages_take_a_moment() -> None:
    vectors = HashingEmbedder().embed_passages([paragraph(120, start=n) for n in range(1000)])

    assert vectors.shape == (1000, 128)
