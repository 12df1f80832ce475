"""The vector side of search: which index answers, and that what it says is true now."""

import threading
from collections.abc import Sequence
from typing import Protocol

from knowledge import projection
from knowledge.indexes.exact import ExactIndex
from knowledge.ports import Scope, Vectors
from knowledge.records import outbox
from knowledge.records.database import Database

_WIDE_SHARE = 0.5
_ASKED_PER_RESULT = 10


class Approximate(Protocol):
    """A large index that may be absent, behind or broken at any moment."""

    def nearest(self, vector: Vectors, *, limit: int) -> tuple[list[str], int] | None:
        """Return ids and the outbox sequence up to which they hold, or None if not ready."""
        ...

    def rebuild(self) -> int:
        """Fill it anew from the records; return its new number."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Nearest:
    """Nearest passages, exact in memory, from a large index only where that is quicker.

    Every process keeps its own exact index and brings it in step with the records before
    each question, so that what another process wrote is found and what it deleted is not.
    """

    def __init__(
        self,
        database: Database,
        *,
        model: str,
        dimension_count: int,
        centre: projection.Centre,
        approximate: Approximate | None = None,
        approximate_from: int = 200_000,
    ) -> None:
        """Load nothing yet: the first question does.

        Args:
            database: The records.
            model: Fingerprint of the embedder.
            dimension_count: Length of a vector.
            centre: Takes the mean of its language from each stored vector.
            approximate: The large index, if there is one.
            approximate_from: Passages from which on it is asked.
        """
        self._database = database
        self._model = model
        self._dimension_count = dimension_count
        self._centre = centre
        self._approximate = approximate
        self._approximate_from = approximate_from
        self._lock = threading.RLock()
        self._index: ExactIndex | None = None
        self._sequence = 0
        self._changed_at: dict[str, int] = {}

    def nearest(
        self, vector: Vectors, *, limit: int, scope: Scope = Scope()
    ) -> list[tuple[str, float]]:
        """Return (passage id, cosine) pairs, best first, ties by id.

        Args:
            vector: (n_dimensions,), float32, of length 1, centred as queries are.
            limit: At most this many pairs.
            scope: Which passages count.
        """
        with self._lock:
            index = self._in_step()
            if self._approximate is not None and self._is_large(index, scope):
                found = self._ask(self._approximate, index, vector, limit, scope)
                if found is not None:
                    return found
            return index.nearest(vector, limit=limit, scope=scope)

    def cosines(self, vector: Vectors, passage_ids: Sequence[str]) -> list[float | None]:
        """Return the cosine of each passage to the vector, None for one without a vector.

        As the base stood when the nearest were last asked for: it adds to their answer.
        """
        with self._lock:
            return (self._index or self._in_step()).cosines(vector, passage_ids)

    def vector_of(self, passage_id: str) -> Vectors | None:
        """Return the centred vector of a passage that can be found, or None."""
        with self._lock:
            return self._in_step().vector_of(passage_id)

    def passage_ids(self) -> frozenset[str]:
        """Return every passage that can be found by its meaning."""
        with self._lock:
            return self._in_step().passage_ids()

    def __len__(self) -> int:
        with self._lock:
            return len(self._in_step())

    def rebuild(self) -> None:
        """Forget what is in memory, and have the large index filled anew."""
        with self._lock:
            self._index = None
        if self._approximate is not None:
            self._approximate.rebuild()

    def close(self) -> None:
        """Let go of the large index."""
        if self._approximate is not None:
            self._approximate.close()

    def _in_step(self) -> ExactIndex:
        with self._database.reading() as connection:
            oldest, newest = outbox.ends(connection)
            if self._index is None or oldest > self._sequence + 1:
                self._index = ExactIndex(self._dimension_count)
                projection.fill(connection, self._index, model=self._model, centre=self._centre)
                self._changed_at.clear()
            elif newest > self._sequence:
                _, changed = outbox.after(connection, self._sequence)
                projection.apply(
                    connection, self._index, changed, model=self._model, centre=self._centre
                )
                self._changed_at.update(dict.fromkeys(changed, newest))
            self._sequence = newest
            return self._index

    def _is_large(self, index: ExactIndex, scope: Scope) -> bool:
        if len(index) < self._approximate_from:
            return False
        return scope.is_everything or index.count(scope) >= _WIDE_SHARE * len(index)

    def _ask(
        self,
        approximate: Approximate,
        index: ExactIndex,
        vector: Vectors,
        limit: int,
        scope: Scope,
    ) -> list[tuple[str, float]] | None:
        answer = approximate.nearest(vector, limit=_ASKED_PER_RESULT * limit)
        if answer is None:
            return None
        ids, sequence = answer
        late = [name for name, changed in self._changed_at.items() if changed > sequence]
        wanted = [name for name in {*ids, *late} if index.is_in(name, scope)]
        cosines = index.cosines(vector, wanted)
        found = [(name, c) for name, c in zip(wanted, cosines, strict=True) if c is not None]
        if len(found) < limit:
            return None
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]
