"""Keeps a vector index in step with the records: what is announced is looked up and applied.

State-based and idempotent: a passage that can be found and has a vector is in the index,
every other one is not, however often it was announced.
"""

from collections.abc import Callable, Collection, Sequence

import numpy as np
from sqlalchemy import Connection

from knowledge.ports import VectorEntry, VectorIndex, Vectors
from knowledge.records import vectors as stored_vectors

Centre = Callable[[Vectors, Sequence[str]], Vectors]


def fill(connection: Connection, index: VectorIndex, *, model: str, centre: Centre) -> int:
    """Add every passage that can be found; return how many."""
    added = 0
    for rows in stored_vectors.published(connection, model):
        _add(index, rows, centre)
        added += len(rows)
    return added


def apply(
    connection: Connection,
    index: VectorIndex,
    passage_ids: Collection[str],
    *,
    model: str,
    centre: Centre,
) -> None:
    """Bring the index in step for these passages."""
    present = stored_vectors.published_among(connection, model, list(passage_ids))
    index.remove(set(passage_ids) - {row[0] for row in present})
    if present:
        _add(index, present, centre)


def _add(index: VectorIndex, rows: Sequence[tuple[str, str, str, bytes]], centre: Centre) -> None:
    entries = [VectorEntry(passage, report, language) for passage, report, language, _ in rows]
    packed = np.frombuffer(b"".join(row[3] for row in rows), dtype=np.float16)
    raw = packed.reshape(len(rows), -1).astype(np.float32)
    index.add(entries, centre(raw, [entry.language for entry in entries]))
