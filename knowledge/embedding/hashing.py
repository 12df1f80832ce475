"""A small embedder without a model: texts that share words or parts of words lie near."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from knowledge.ports import Vectors

_WORD = re.compile(r"\w+")
_GRAM_SIZES = (3, 4)
# A whole word counts as much as this many of its parts.
_WORD_WEIGHT = 2.0


class HashingEmbedder:
    """Feature hashing of words and character n-grams (Weinberger et al., ICML 2009).

    Real, deterministic and fast, for tests and for trying things out: it knows no meanings
    and crosses no languages.
    """

    def __init__(self, *, dimension_count: int = 128) -> None:
        if dimension_count < 1:
            raise ValueError(f"a vector has at least 1 dimension, got {dimension_count}")
        self._dimension_count = dimension_count

    @property
    def fingerprint(self) -> str:
        """Name, length and version of the hashing."""
        return f"hashing-{self._dimension_count}-v1"

    @property
    def dimension_count(self) -> int:
        """Length of one vector."""
        return self._dimension_count

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, n_dimensions), float32, rows of length 1, in the order given."""
        vectors = np.zeros((len(texts), self._dimension_count), np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._embed(text)
        return vectors

    def embed_layers(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, 1, n_dimensions), what `embed_passages` returns: the last layer."""
        return self.embed_passages(texts)[:, np.newaxis]

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Return what `embed_passages` returns: questions are no different here."""
        return self.embed_passages(texts)

    def _embed(self, text: str) -> NDArray[np.float64]:
        vector = np.zeros(self._dimension_count)
        counts = Counter(_WORD.findall(_fold(text)))
        if counts:
            parts = [_features(word, self._dimension_count) for word in counts]
            places = np.concatenate([places for places, _ in parts])
            # Saying a word twice does not say it twice as much.
            weights = np.concatenate([weights for _, weights in parts]) * np.sqrt(
                np.repeat(list(counts.values()), [len(places) for places, _ in parts])
            )
            vector += np.bincount(places, weights, self._dimension_count)
        if not vector.any():
            vector[0] = 1.0
        return vector / float(np.linalg.norm(vector))


@lru_cache(maxsize=1 << 16)
def _features(word: str, dimension_count: int) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return where a word's parts go and with what weight; a word's weights have length 1."""
    marked = f"<{word}>"
    grams = [
        marked[start : start + size]
        for size in _GRAM_SIZES
        for start in range(len(marked) - size + 1)
    ]
    hashes = np.array([crc32(part.encode()) for part in (marked + " ", *grams)])
    signs = np.where(hashes & 1, 1.0, -1.0)
    signs[0] *= _WORD_WEIGHT
    return (hashes >> 1) % dimension_count, signs / np.linalg.norm(signs)


def _fold(text: str) -> str:
    readable = text.encode("utf-8", "replace").decode()
    if readable.isascii():
        return readable.casefold()
    parts = unicodedata.normalize("NFKD", readable.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))
