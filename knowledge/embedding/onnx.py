"""The default embedder: multilingual-e5-small on ONNX Runtime, nothing to download."""

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import platformdirs
from tokenizers import Tokenizer

from knowledge.embedding.batches import equal_length_batches
from knowledge.embedding.graph_cache import find_or_build
from knowledge.embedding.graph_form import (
    GRAPH_VERSION,
    INNER,
    OUTPUTS_VERSION,
    SENTENCE,
    TOKEN_IDS,
    TOKENS,
)
from knowledge.embedding.prompts import E5_PROMPTS
from knowledge.embedding.tokenization import build_tokenizer
from knowledge.embedding.weights import (
    DIMENSION_COUNT,
    MODEL,
    SHA256,
    Weights,
    find_weights,
    open_weights,
)
from knowledge.ports import Vectors

TOKEN_LIMIT = 512

# Larger batches are no faster: 130 tokens keep a core's multipliers busy by themselves.
_TOKEN_BUDGET = 512
# More than 512 of the longest pieces (16 characters) with room for runs of spaces: what lies
# beyond is cut before it costs anything.
_CHARS_READ = 32_768
_MOST_THREADS = 4


@dataclass(frozen=True, slots=True, eq=False)
class TokenVectors:
    """The model's view of a passage, token by token.

    Attributes:
        spans: Characters of the text that each token stands for, 0-based, end-exclusive.
        vectors: (n_tokens, n_dimensions), float32, of any length. Their mean over a sentence,
            brought to length 1, is comparable to a query's vector.
    """

    spans: tuple[tuple[int, int], ...]
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class _Engine:
    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession


class OnnxEmbedder:
    """Multilingual-e5-small in 8 bits (384 dimensions, 512 tokens, 94 languages).

    The weights come with an installed package; the graph is written once into the cache. It
    opens at the first text, in about a second (three, the first time on a machine), or when
    `open` is called. May be used by several threads at once.
    """

    def __init__(
        self, *, cache_dir: Path | None = None, threads: int = 0, weights: Path | None = None
    ) -> None:
        """Find the weights.

        Args:
            cache_dir: Where the graph is kept; by default the user's cache folder.
            threads: For one call; 0 takes the processor's cores, four at most.
            weights: The weights' file; by default the one of the installed package.

        Raises:
            WeightsMissing: If the package that carries them is not installed.
        """
        user_cache = Path(platformdirs.user_cache_dir("doorwerk", appauthor=False))
        self._cache_dir = cache_dir or user_cache
        self._threads = threads or min(_MOST_THREADS, _core_count())
        self._path = weights or find_weights()
        self._lock = threading.Lock()
        self._opened: _Engine | None = None

    @property
    def fingerprint(self) -> str:
        """Model, hash of the weights, version of the graph, hash of the prompts."""
        model = MODEL.rpartition("/")[2]
        return f"{model}-{SHA256[:12]}-onnx{GRAPH_VERSION}-{E5_PROMPTS.fingerprint}"

    @property
    def dimension_count(self) -> int:
        """Length of one vector."""
        return DIMENSION_COUNT

    def open(self) -> None:
        """Get ready now instead of at the first text.

        Raises:
            WeightsChanged: If the weights' file is not the one expected.
            WeightsMalformed: If it cannot be read.
        """
        self._engine()

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, 384), float32, rows of length 1, in the order given."""
        return self._embed(texts, E5_PROMPTS.passage, [SENTENCE])[:, 0]

    def embed_layers(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, 2, 384), float32, rows of length 1: of layer 7 and of the last."""
        return self._embed(texts, E5_PROMPTS.passage, [INNER, SENTENCE])

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, 384), float32, rows of length 1, in the order given."""
        return self._embed(texts, E5_PROMPTS.query, [SENTENCE])[:, 0]

    def embed_tokens(self, text: str) -> TokenVectors:
        """Return the vectors of a passage's tokens, as far as the model reads it."""
        engine, prompt = self._engine(), E5_PROMPTS.passage
        encoding = engine.tokenizer.encode(prompt + _readable(text))
        ids = np.array([encoding.ids], np.int64)
        (states,) = engine.session.run([TOKENS], {TOKEN_IDS: ids})
        kept = [row for row, (_, end) in enumerate(encoding.offsets) if end > len(prompt)]
        spans = [encoding.offsets[row] for row in kept]
        return TokenVectors(
            tuple((max(0, start - len(prompt)), end - len(prompt)) for start, end in spans),
            states[0][kept],
        )

    def _embed(self, texts: Sequence[str], prompt: str, outputs: Sequence[str]) -> Vectors:
        vectors = np.empty((len(texts), len(outputs), DIMENSION_COUNT), np.float32)
        if not texts:
            return vectors
        engine = self._engine()
        ids = [engine.tokenizer.encode(prompt + _readable(text)).ids for text in texts]
        for batch in equal_length_batches(list(map(len, ids)), token_budget=_TOKEN_BUDGET):
            fed = {TOKEN_IDS: np.array([ids[row] for row in batch], np.int64)}
            vectors[batch] = np.stack(engine.session.run(outputs, fed), axis=1)
        return vectors

    def _engine(self) -> _Engine:
        with self._lock:
            if self._opened is None:
                weights = open_weights(self._path)
                earlier = f"multilingual-e5-small-{SHA256[:12]}-v{GRAPH_VERSION}"
                name = f"{earlier}.{OUTPUTS_VERSION}"
                folder = self._cache_dir / "embedding"
                graph = find_or_build(folder, name, lambda: _build(weights), replaces=[earlier])
                tokenizer = build_tokenizer(weights.vocabulary, token_limit=TOKEN_LIMIT)
                self._opened = _Engine(tokenizer, _open_session(graph, self._threads))
            return self._opened


def _build(weights: Weights) -> bytes:
    # Imported here: the package `onnx` is needed once on a machine, and takes a moment.
    from knowledge.embedding.graph import build_graph

    return build_graph(weights)


def _open_session(graph: Path | bytes, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Waiting threads sleep instead of burning the cores that others need.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # The graph is written as it should run; fusing it further makes it slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _readable(text: str) -> str:
    """Return what the model may read of the text: so many characters, no half surrogates."""
    return text[:_CHARS_READ].encode("utf-8", "replace").decode()


def _core_count() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
