"""Every embedder keeps the same promises."""

import numpy as np
import pytest

from knowledge.embedding.hashing import HashingEmbedder
from knowledge.embedding.onnx import OnnxEmbedder
from knowledge.embedding.remembered import RememberingEmbedder
from knowledge.ports import Embedder
from tests.knowledge.embedding.cache import shared_cache
from tests.knowledge.embedding.sentences import ODD, PLAIN, paragraph


@pytest.fixture(scope="module", params=["hashing", "onnx", "remembering"])
def embedder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    if request.param == "hashing":
        return HashingEmbedder()
    if request.param == "remembering":
        return RememberingEmbedder(HashingEmbedder())
    return OnnxEmbedder(cache_dir=shared_cache(tmp_path_factory), threads=1)


def test_passages_come_back_as_unit_rows(embedder: Embedder) -> None:
    vectors = embedder.embed_passages([*PLAIN, *ODD])

    assert vectors.shape == (len(PLAIN) + len(ODD), embedder.dimension_count)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_questions_come_back_as_unit_rows(embedder: Embedder) -> None:
    vectors = embedder.embed_queries([*PLAIN, *ODD])

    assert vectors.shape == (len(PLAIN) + len(ODD), embedder.dimension_count)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_layers_come_back_as_unit_rows_and_the_last_is_the_passages(embedder: Embedder) -> None:
    layers = embedder.embed_layers([*PLAIN, *ODD])

    assert layers.shape == (len(PLAIN) + len(ODD), layers.shape[1], embedder.dimension_count)
    assert layers.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(layers, axis=2), 1.0, atol=1e-5)
    np.testing.assert_array_equal(layers[:, -1], embedder.embed_passages([*PLAIN, *ODD]))


def test_layers_do_not_depend_on_their_neighbours(embedder: Embedder) -> None:
    texts = [*PLAIN, *ODD, *(paragraph(30, start=n) for n in range(6))]
    alone = np.concatenate([embedder.embed_layers([text]) for text in texts])

    np.testing.assert_allclose(embedder.embed_layers(texts), alone, atol=1e-5)


def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.dimension_count)
    assert embedder.embed_layers([]).shape[::2] == (0, embedder.dimension_count)
    assert embedder.embed_queries([]).shape == (0, embedder.dimension_count)


def test_rows_stand_in_the_order_of_the_texts(embedder: Embedder) -> None:
    texts = [paragraph(count) for count in (40, 3, 90, 12, 41, 7)]
    forward, backward = embedder.embed_passages(texts), embedder.embed_passages(texts[::-1])

    np.testing.assert_allclose(forward, backward[::-1], atol=1e-5)


def test_a_vector_does_not_depend_on_its_neighbours(embedder: Embedder) -> None:
    texts = [*PLAIN, *ODD, *(paragraph(30, start=n) for n in range(6))]
    alone = np.concatenate([embedder.embed_passages([text]) for text in texts])

    np.testing.assert_allclose(embedder.embed_passages(texts), alone, atol=1e-5)


def test_the_same_text_twice_has_the_same_vector(embedder: Embedder) -> None:
    first, _, again = embedder.embed_passages([PLAIN[0], PLAIN[1], PLAIN[0]])

    np.testing.assert_allclose(first, again, atol=1e-6)


def test_a_text_is_nearest_to_itself(embedder: Embedder) -> None:
    nearest = (embedder.embed_queries(PLAIN) @ embedder.embed_passages(PLAIN).T).argmax(axis=1)

    assert nearest.tolist() == list(range(len(PLAIN)))


def test_an_empty_text_has_a_vector(embedder: Embedder) -> None:
    assert np.isfinite(embedder.embed_passages([""])).all()


def test_a_text_longer_than_the_model_reads_has_a_vector(embedder: Embedder) -> None:
    assert np.isfinite(embedder.embed_passages([paragraph(3000)])).all()


def test_the_fingerprint_is_the_same_before_and_after_use(embedder: Embedder) -> None:
    before = embedder.fingerprint
    embedder.embed_passages(["fiets"])

    assert embedder.fingerprint == before


def test_no_two_embedders_share_a_fingerprint(embedder: Embedder) -> None:
    others = [HashingEmbedder(dimension_count=64).fingerprint]

    assert embedder.fingerprint not in others
    assert set(embedder.fingerprint) <= set("abcdefghijklmnopqrstuvwxyz0123456789-._")
