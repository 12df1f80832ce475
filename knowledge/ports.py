"""What the questions need from outside: protocols with more than one implementation."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors whose cosine says how near their meanings are."""

    @property
    def fingerprint(self) -> str:
        """Name of the model with the hash of its weights, its graph and its prompts.

        Vectors of two fingerprints must never be compared.
        """
        ...

    @property
    def dimension_count(self) -> int:
        """Length of one vector."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, n_dimensions), float32, rows of length 1, in the order given.

        A text's vector does not depend on the others in the call. A text longer than the
        model reads is cut at its end; an empty text has a vector too.
        """
        ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, n_dimensions), float32, rows of length 1, in the order given."""
        ...


@dataclass(frozen=True, slots=True)
class TermHits:
    """What the lexical index knows about one query.

    Attributes:
        passage_ids: Best first.
        shares: BM25 of each, divided by the greatest sum that the query could reach,
            words that the base does not know counted with the greatest idf; 0 to 1.
    """

    passage_ids: tuple[str, ...]
    shares: tuple[float, ...]


class VectorIndex(Protocol):
    """Nearest neighbours by cosine among the vectors of one generation."""

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Add or replace vectors: (n_ids, n_dimensions), float32, rows of length 1."""
        ...

    def remove(self, ids: Collection[str]) -> None:
        """Remove vectors; an unknown id is no error."""
        ...

    def nearest(
        self, vector: Vectors, *, limit: int, among: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return (id, cosine) pairs, best first, ties by id.

        Args:
            vector: (n_dimensions,), float32, of length 1.
            limit: At most this many pairs.
            among: If given, only these ids count; unknown ones are passed over.
        """
        ...

    def ids(self) -> frozenset[str]:
        """Return every id that the index holds."""
        ...

    def __len__(self) -> int:
        """Return how many vectors the index holds."""
        ...
