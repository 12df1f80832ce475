"""What the tests of embedding share: the weights and one opened embedder."""

import pytest

from knowledge.embedding.onnx import OnnxEmbedder
from knowledge.embedding.weights import Weights, find_weights, open_weights
from tests.knowledge.embedding.cache import shared_cache


@pytest.fixture(scope="session")
def embedder(tmp_path_factory: pytest.TempPathFactory) -> OnnxEmbedder:
    return OnnxEmbedder(cache_dir=shared_cache(tmp_path_factory), threads=1)


@pytest.fixture(scope="session")
def weights() -> Weights:
    return open_weights(find_weights())
