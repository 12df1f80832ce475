"""The exact vector index: every vector is looked at, in memory, in 8 bits, then re-scored."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from knowledge.indexes.int8_scan import BLOCK_ROWS, Int8Block, quantise_query
from knowledge.ports import Scope, VectorEntry, Vectors

_RESCORED_PER_RESULT = 4
_RESCORED_AT_LEAST = 64
_SCORED_PER_BLOCK = 500  # in floats, these cost as much as the scan of their block


@dataclass(slots=True)
class _Codes:
    """Numbers for the values of one attribute, so that a filter is an array look-up."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, value: str) -> int:
        return self.numbers.setdefault(value, len(self.numbers))

    def allowed(self, values: Collection[str]) -> NDArray[np.bool_]:
        lookup = np.zeros(len(self.numbers) + 1, dtype=np.bool_)
        for value in values:
            number = self.numbers.get(value)
            if number is not None:
                lookup[number] = True
        return lookup


class ExactIndex:
    """Nearest neighbours with recall 1, for small bases, narrow scopes and checks.

    Holds 1.2 kB a vector at 384 dimensions: 7-bit codes for the scan and float16 for the
    last word. A removed row is dead until more than a quarter are; then the rest moves up.
    """

    def __init__(self, dimension_count: int) -> None:
        """Make an empty index for vectors of this length."""
        self._dimension_count = dimension_count
        self._reports = _Codes()
        self._languages = _Codes()
        self._clear()

    def _clear(self) -> None:
        self._rows: dict[str, int] = {}
        self._entries: list[VectorEntry | None] = []
        self._blocks: list[Int8Block] = []
        self._floats = np.empty((0, self._dimension_count), dtype=np.float16)
        self._report_numbers = np.empty(0, dtype=np.int32)
        self._language_numbers = np.empty(0, dtype=np.int32)
        self._alive = np.empty(0, dtype=np.bool_)

    def __len__(self) -> int:
        return len(self._rows)

    def passage_ids(self) -> frozenset[str]:
        """Return every id that the index holds."""
        return frozenset(self._rows)

    def add(self, entries: Sequence[VectorEntry], vectors: Vectors) -> None:
        """Add or replace vectors: (n_entries, n_dimensions), float32, rows of length 1.

        Raises:
            ValueError: If the shapes do not fit.
        """
        if vectors.shape != (len(entries), self._dimension_count):
            raise ValueError(
                f"{len(entries)} entries of {self._dimension_count} dimensions, "
                f"but vectors of shape {vectors.shape}"
            )
        last_of = {entry.passage_id: number for number, entry in enumerate(entries)}
        kept = sorted(last_of.values())
        entries = [entries[number] for number in kept]
        vectors = vectors[kept]
        self.remove(last_of)
        first = len(self._entries)
        self._grow(first + len(entries))
        rows = slice(first, first + len(entries))
        self._floats[rows] = vectors
        self._report_numbers[rows] = [self._reports.number(e.report_id) for e in entries]
        self._language_numbers[rows] = [self._languages.number(e.language) for e in entries]
        self._alive[rows] = True
        self._entries.extend(entries)
        self._rows.update({e.passage_id: first + n for n, e in enumerate(entries)})
        self._write_codes(first, vectors)

    def remove(self, passage_ids: Collection[str]) -> None:
        """Remove vectors; an unknown id is no error."""
        for passage_id in passage_ids:
            row = self._rows.pop(passage_id, None)
            if row is not None:
                self._alive[row] = False
                self._entries[row] = None
                self._floats[row] = 0
        if len(self._entries) > BLOCK_ROWS and len(self._rows) < 0.75 * len(self._entries):
            self._move_up()

    def nearest(
        self, vector: Vectors, *, limit: int, scope: Scope = Scope()
    ) -> list[tuple[str, float]]:
        """Return the true nearest (passage id, cosine) pairs, best first, ties by id."""
        rows = self._candidates(vector, limit, scope)
        cosines = self._floats[rows].astype(np.float32) @ vector
        if len(rows) > limit:
            is_near = cosines >= np.partition(cosines, -limit)[-limit]  # ties are told apart below
            rows, cosines = rows[is_near], cosines[is_near]
        found = [
            (entry.passage_id, float(cosine))
            for row, cosine in zip(rows.tolist(), cosines, strict=True)
            if (entry := self._entries[row]) is not None
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def cosines(self, vector: Vectors, passage_ids: Sequence[str]) -> list[float | None]:
        """Return the cosine of each passage to the vector, None for one that is not here."""
        rows = [self._rows.get(passage_id, -1) for passage_id in passage_ids]
        known = [row for row in rows if row >= 0]
        values = iter(self._floats[known].astype(np.float32) @ vector)
        return [float(next(values)) if row >= 0 else None for row in rows]

    def vector_of(self, passage_id: str) -> Vectors | None:
        """Return a passage's vector as it was added, to float16 precision, or None."""
        row = self._rows.get(passage_id)
        return None if row is None else self._floats[row].astype(np.float32)

    def is_in(self, passage_id: str, scope: Scope) -> bool:
        """Say whether the passage is here and the scope lets it through."""
        row = self._rows.get(passage_id)
        entry = None if row is None else self._entries[row]
        return entry is not None and scope.holds(entry)

    def count(self, scope: Scope) -> int:
        """Return how many vectors the scope lets through."""
        return int(np.count_nonzero(self._mask(scope)))

    def _candidates(self, vector: Vectors, limit: int, scope: Scope) -> NDArray[np.intp]:
        wanted = max(_RESCORED_AT_LEAST, limit * _RESCORED_PER_RESULT)
        matching = np.flatnonzero(self._mask(scope))
        bounds = np.searchsorted(matching, np.arange(len(self._blocks) + 1) * BLOCK_ROWS)
        block_count = int(np.count_nonzero(np.diff(bounds)))
        if len(matching) <= max(wanted, _SCORED_PER_BLOCK * block_count):
            return matching
        query = quantise_query(vector)
        scores = np.concatenate(
            [
                block.scan(query)[matching[start:end] - number * BLOCK_ROWS]
                for number, block in enumerate(self._blocks)
                if (start := bounds[number]) < (end := bounds[number + 1])
            ]
        )
        return matching[np.argpartition(scores, -wanted)[-wanted:]]

    def _mask(self, scope: Scope) -> NDArray[np.bool_]:
        row_count = len(self._entries)
        mask = self._alive[:row_count].copy()
        if scope.report_ids is not None:
            mask &= self._reports.allowed(scope.report_ids)[self._report_numbers[:row_count]]
        if scope.languages is not None:
            mask &= self._languages.allowed(scope.languages)[self._language_numbers[:row_count]]
        if scope.passage_ids is not None:
            named = np.zeros(row_count, dtype=np.bool_)
            named[[self._rows[name] for name in scope.passage_ids if name in self._rows]] = True
            mask &= named
        return mask

    def _write_codes(self, first: int, vectors: Vectors) -> None:
        written = 0
        while written < len(vectors):
            block_number, start = divmod(first + written, BLOCK_ROWS)
            if block_number == len(self._blocks):
                self._blocks.append(Int8Block(self._dimension_count))
            count = min(BLOCK_ROWS - start, len(vectors) - written)
            self._blocks[block_number].write(start, vectors[written : written + count])
            written += count

    def _grow(self, row_count: int) -> None:
        present = len(self._alive)
        if row_count <= present:
            return
        extra = max(row_count, 2 * present) - present
        self._floats = np.pad(self._floats, ((0, extra), (0, 0)))
        self._report_numbers = np.pad(self._report_numbers, (0, extra))
        self._language_numbers = np.pad(self._language_numbers, (0, extra))
        self._alive = np.pad(self._alive, (0, extra))

    def _move_up(self) -> None:
        entries = [entry for entry in self._entries if entry is not None]
        rows = [self._rows[entry.passage_id] for entry in entries]
        vectors = self._floats[rows].astype(np.float32)
        self._clear()
        self.add(entries, vectors)
