"""Embeddings for the benches, kept in `var/bench` so that a second run is quick."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.embedding.choose import choose_embedder
from knowledge.ports import Embedder, Vectors

CACHE = Path(__file__).resolve().parents[1] / "var" / "bench"


class CachedEmbedder:
    """The default embedder, with what it has embedded once read back from disk."""

    def __init__(self) -> None:
        """Load the model only when something new is asked."""
        self._embedder: Embedder | None = None
        CACHE.mkdir(parents=True, exist_ok=True)

    @property
    def fingerprint(self) -> str:
        """Of the model."""
        return self._loaded().fingerprint

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, n_dimensions), float32, as passages."""
        return self._cached("passages", texts)

    def layers(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, n_layers, n_dimensions), float32, as passages."""
        return self._cached("layers", texts)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, n_dimensions), float32, as queries."""
        return self._cached("queries", texts)

    def _cached(self, kind: str, texts: Sequence[str]) -> Vectors:
        model = self._loaded()
        digest = hashlib.sha256(repr((model.fingerprint, kind, list(texts))).encode()).hexdigest()
        path = CACHE / f"{kind}-{digest[:20]}.npy"
        if not path.exists():
            embed = {
                "passages": model.embed_passages,
                "layers": model.embed_layers,
                "queries": model.embed_queries,
            }[kind]
            np.save(path, embed(texts).astype(np.float16))
        stored: Vectors = np.load(path).astype(np.float32)
        return stored

    def _loaded(self) -> Embedder:
        if self._embedder is None:
            self._embedder = choose_embedder("onnx", threads=1)
        return self._embedder
