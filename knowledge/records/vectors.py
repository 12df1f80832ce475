"""Embeddings as rows: float16, keyed by the words' hash and the model."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, delete, func, select

from knowledge.model.report import ReportStatus
from knowledge.records.tables import embeddings, lessons, passages, reports

_BATCH = 500


def keep(connection: Connection, model: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Store vectors by content hash; one that is there already stays as it is."""
    known = known_hashes(connection, model, list(vectors))
    rows = [
        {"content_hash": name, "model": model, "vector": vector.astype(np.float16).tobytes()}
        for name, vector in vectors.items()
        if name not in known
    ]
    if rows:
        connection.execute(embeddings.insert(), rows)


def known_hashes(connection: Connection, model: str, hashes: Sequence[str]) -> frozenset[str]:
    """Return which of the content hashes have a vector of this model."""
    found: set[str] = set()
    for start in range(0, len(hashes), _BATCH):
        found.update(
            connection.execute(
                select(embeddings.c.content_hash).where(
                    embeddings.c.model == model,
                    embeddings.c.content_hash.in_(hashes[start : start + _BATCH]),
                )
            ).scalars()
        )
    return frozenset(found)


def models(connection: Connection) -> frozenset[str]:
    """Return the fingerprints of all models that made a vector which is kept."""
    return frozenset(connection.scalars(select(embeddings.c.model).distinct()))


def published(
    connection: Connection, model: str, *, batch_size: int = 5000
) -> Iterator[list[tuple[str, str, str, bytes]]]:
    """Yield (passage id, report id, language, float16 bytes) of all that can be found."""
    wanted = (
        _joined(model)
        .where(reports.c.status == ReportStatus.PUBLISHED)
        .order_by(passages.c.key)
        .execution_options(yield_per=batch_size)
    )
    for rows in connection.execute(wanted).partitions():
        yield [(row.id, row.report_id, row.language, row.vector) for row in rows]


def published_after(
    connection: Connection, model: str, key: int, *, limit: int
) -> tuple[int, list[tuple[str, str, str, bytes]]]:
    """Return one page of what `published` yields, and the key to ask the next page with.

    The pages are over once the key that comes back is the one that was given.

    Args:
        connection: May be another one for each page.
        model: Fingerprint of the embedder.
        key: 0 for the first page.
        limit: At most this many passages are looked at.
    """
    page = select(passages.c.key).where(passages.c.key > key).order_by(passages.c.key)
    last = connection.execute(select(func.max(page.limit(limit).subquery().c.key))).scalar()
    if last is None:
        return key, []
    rows = connection.execute(
        _joined(model)
        .where(
            reports.c.status == ReportStatus.PUBLISHED,
            passages.c.key > key,
            passages.c.key <= last,
        )
        .order_by(passages.c.key)
    )
    return int(last), [(row.id, row.report_id, row.language, row.vector) for row in rows]


def published_among(
    connection: Connection, model: str, passage_ids: Sequence[str]
) -> list[tuple[str, str, str, bytes]]:
    """Return the same four of those passages that can be found."""
    found: list[tuple[str, str, str, bytes]] = []
    for start in range(0, len(passage_ids), _BATCH):
        rows = connection.execute(
            _joined(model).where(
                reports.c.status == ReportStatus.PUBLISHED,
                passages.c.id.in_(passage_ids[start : start + _BATCH]),
            )
        )
        found.extend((row.id, row.report_id, row.language, row.vector) for row in rows)
    return found


def searchable_ids(connection: Connection, model: str) -> list[str]:
    """Return the ids of all passages that can be found and have a vector of this model."""
    wanted = _joined(model).where(reports.c.status == ReportStatus.PUBLISHED)
    return [row.id for row in connection.execute(wanted.with_only_columns(passages.c.id))]


def searchable_count(connection: Connection, model: str) -> int:
    """Return how many passages can be found and have a vector of this model."""
    wanted = _joined(model).where(reports.c.status == ReportStatus.PUBLISHED)
    counted = wanted.with_only_columns(func.count())
    return int(connection.execute(counted).scalar_one())


def gone(connection: Connection, passage_ids: Collection[str]) -> frozenset[str]:
    """Return those of the ids that no passage bears any more, whatever its report's status."""
    ids = sorted(passage_ids)
    left: set[str] = set()
    for start in range(0, len(ids), _BATCH):
        left.update(
            connection.execute(
                select(passages.c.id).where(passages.c.id.in_(ids[start : start + _BATCH]))
            ).scalars()
        )
    return frozenset(ids) - left


def forget(connection: Connection, hashes: Sequence[str]) -> None:
    """Delete the vectors of words, of every model, so that they are made anew."""
    for start in range(0, len(hashes), _BATCH):
        some = embeddings.c.content_hash.in_(hashes[start : start + _BATCH])
        connection.execute(delete(embeddings).where(some))


def forget_unused(connection: Connection) -> None:
    """Delete the vectors of words that neither a passage nor a lesson holds any more."""
    used = select(passages.c.content_hash).union(select(lessons.c.content_hash))
    connection.execute(delete(embeddings).where(embeddings.c.content_hash.not_in(used)))


def of_hashes(
    connection: Connection, model: str, hashes: Sequence[str]
) -> dict[str, NDArray[np.float32]]:
    """Return the vectors by content hash, as they were made; unknown ones are left out."""
    found: dict[str, NDArray[np.float32]] = {}
    wanted = sorted(set(hashes))
    for start in range(0, len(wanted), _BATCH):
        rows = connection.execute(
            select(embeddings.c.content_hash, embeddings.c.vector).where(
                embeddings.c.model == model,
                embeddings.c.content_hash.in_(wanted[start : start + _BATCH]),
            )
        )
        for row in rows:
            found[row.content_hash] = np.frombuffer(row.vector, np.float16).astype(np.float32)
    return found


def _joined(model: str) -> Select[Any]:
    return (
        select(
            passages.c.id,
            reports.c.id.label("report_id"),
            passages.c.language,
            embeddings.c.vector,
        )
        .join(reports, reports.c.key == passages.c.report_key)
        .join(embeddings, embeddings.c.content_hash == passages.c.content_hash)
        .where(embeddings.c.model == model)
    )
