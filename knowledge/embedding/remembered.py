"""An embedder that remembers what it was last asked, so that one search embeds once."""

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from knowledge.ports import Embedder, Vectors

_REMEMBERED = 200


class RememberingEmbedder:
    """Gives questions asked lately the vector that they had; passages go straight through.

    A search asks once for passages and once for lessons, and again for the next page. Of the
    last 200 questions a vector stands in memory, of none its words on disk.
    """

    def __init__(self, embedder: Embedder) -> None:
        """Remember for this embedder."""
        self._embedder = embedder
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def fingerprint(self) -> str:
        """Of the embedder itself: the vectors are the same."""
        return self._embedder.fingerprint

    @property
    def dimension_count(self) -> int:
        """Length of one vector."""
        return self._embedder.dimension_count

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, n_dimensions), float32, rows of length 1, in the order given."""
        return self._embedder.embed_passages(texts)

    def embed_layers(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, n_layers, n_dimensions), float32, rows of length 1."""
        return self._embedder.embed_layers(texts)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, n_dimensions), float32, rows of length 1, in the order given."""
        wanted = dict.fromkeys(texts)
        with self._lock:
            known = {text: self._known[text] for text in wanted if text in self._known}
        new = [text for text in wanted if text not in known]
        if new:
            known |= zip(new, self._embedder.embed_queries(new), strict=True)
        with self._lock:
            for text in wanted:
                self._known[text] = known[text]
                self._known.move_to_end(text)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        if not texts:
            return np.empty((0, self.dimension_count), dtype=np.float32)
        return np.stack([known[text] for text in texts])
