"""From a setting to an embedder."""

from pathlib import Path

from knowledge.embedding.errors import UnknownEmbedder
from knowledge.embedding.hashing import HashingEmbedder
from knowledge.ports import Embedder

_KNOWN = ("onnx", "hashing", "sentence-transformers:NAME_OR_PATH")


def choose_embedder(setting: str, *, cache_dir: Path | None = None, threads: int = 0) -> Embedder:
    """Return the embedder that a setting names.

    Args:
        setting: "onnx", "hashing", or "sentence-transformers:NAME_OR_PATH".
        cache_dir: Where what can be made again is kept; by default the user's cache folder.
        threads: For one call; 0 lets the embedder choose.

    Raises:
        UnknownEmbedder: If the setting names none.
        WeightsMissing: If the package that carries the default model is not installed.
        ExtraMissing: If sentence-transformers is asked for and not installed.
        ModelUnusable: If the model asked for cannot be loaded.
    """
    # Each adapter is imported only when chosen: their libraries take seconds to load.
    if setting == "onnx":
        from knowledge.embedding.onnx import OnnxEmbedder

        return OnnxEmbedder(cache_dir=cache_dir, threads=threads)
    if setting == "hashing":
        return HashingEmbedder()
    kind, _, model = setting.partition(":")
    if kind == "sentence-transformers" and model.strip():
        from knowledge.embedding.sentence_transformers import (
            SentenceTransformersEmbedder,
        )

        return SentenceTransformersEmbedder(model.strip(), threads=threads)
    raise UnknownEmbedder(setting, _KNOWN)
