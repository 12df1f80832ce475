"""Keeps a vector index in step with the records: what is announced is looked up and applied.

State-based and idempotent: a passage that can be found and has a vector is in the index,
every other one is not, however often it was announced.
"""

from collections.abc import Callable, Collection, Sequence

import numpy as np
from sqlalchemy import Connection

from knowledge.ports import VectorEntry, VectorIndex, Vectors
from knowledge.records import vectors as stored_vectors
from knowledge.records.database import Database

Centre = Callable[[Vectors, Sequence[str]], Vectors]
_PAGE = 2000


def fill(connection: Connection, index: VectorIndex, *, model: str, centre: Centre) -> int:
    """Add every passage that can be found, as one transaction sees it; return how many."""
    added = 0
    for rows in stored_vectors.published(connection, model):
        _add(index, rows, centre)
        added += len(rows)
    return added


def fill_by_pages(
    database: Database,
    index: VectorIndex,
    *,
    model: str,
    centre: Centre,
    goes_on: Callable[[], bool] = lambda: True,
) -> bool:
    """Add every passage that can be found, in many short transactions; for slow indexes.

    What changes meanwhile may or may not be in: apply what was announced since before the
    call. No transaction stays open, so that deleted text can leave the records' log.

    Args:
        database: The records.
        index: To be filled.
        model: Fingerprint of the embedder.
        centre: Takes the mean of its language from each stored vector.
        goes_on: Asked before each page.

    Returns:
        Whether it came to the end.
    """
    before, key = -1, 0
    while key != before:
        if not goes_on():
            return False
        with database.reading() as connection:
            before, (key, rows) = (
                key,
                stored_vectors.published_after(connection, model, key, limit=_PAGE),
            )
        if rows:
            _add(index, rows, centre)
    return True


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


def sample(
    connection: Connection,
    *,
    model: str,
    centre: Centre,
    count: int,
    without: Collection[str] = (),
) -> Vectors:
    """Return (at most count, n_dimensions), float32: vectors from all over the base.

    Args:
        connection: To the records.
        model: Fingerprint of the embedder.
        centre: Takes the mean of its language from each stored vector.
        count: How many are wanted.
        without: Passages that must not be among them.
    """
    ids = sorted(set(stored_vectors.searchable_ids(connection, model)) - set(without))
    chosen = ids[:: max(1, len(ids) // count)][:count]
    rows = stored_vectors.published_among(connection, model, chosen)
    if not rows:
        return np.empty((0, 0), dtype=np.float32)
    return centre(_unpacked(rows), [row[2] for row in rows])


def _add(index: VectorIndex, rows: Sequence[tuple[str, str, str, bytes]], centre: Centre) -> None:
    entries = [VectorEntry(passage, report, language) for passage, report, language, _ in rows]
    index.add(entries, centre(_unpacked(rows), [entry.language for entry in entries]))


def _unpacked(rows: Sequence[tuple[str, str, str, bytes]]) -> Vectors:
    packed = np.frombuffer(b"".join(row[3] for row in rows), dtype=np.float16)
    return packed.reshape(len(rows), -1).astype(np.float32)
