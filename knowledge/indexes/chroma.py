"""A vector index in Chroma: one collection, in a folder of its own, made by us alone.

Chroma keeps ids and vectors, nothing else: no documents, no metadata. Its folder can be
thrown away at any moment and filled again from the records.
"""

import json
import shutil
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError
from chromadb.utils import embedding_functions

from knowledge.errors import StoreDamaged
from knowledge.ports import VectorEntry, Vectors

_COLLECTION = "passages"
_BATCH = 2000
_SEARCH_WIDTH = 200
_ASKED_AT_LEAST = 100
_SAFE_FUNCTIONS = frozenset({"default"})
_HARMLESS = frozenset({"legacy", "unknown"})


class ChromaIndex:
    """Approximate nearest neighbours (HNSW) for bases too large to scan.

    One process at a time may hold the folder: see `Generations`. Cosines are those that
    Chroma computed; callers re-score the best from the records. Every method raises
    StoreDamaged where Chroma fails.
    """

    def __init__(self, folder: Path) -> None:
        """Open the folder, or make it.

        Raises:
            StoreDamaged: If Chroma cannot read it, or it holds what we did not write.
        """
        _disarm()
        _refuse_foreign(folder)
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        with _failures_typed(folder):
            self._client = chromadb.PersistentClient(
                path=str(folder),
                settings=ChromaSettings(anonymized_telemetry=False, allow_reset=False),
            )
        try:
            self._collection = self._open_collection()
        except StoreDamaged:
            self.close()
            raise

    def __len__(self) -> int:
        with _failures_typed(self.folder):
            return int(self._collection.count())

    def add(self, entries: Sequence[VectorEntry], vectors: Vectors) -> None:
        """Add or replace vectors: (n_entries, n_dimensions), float32, rows of length 1."""
        for start in range(0, len(entries), _BATCH):
            rows = slice(start, start + _BATCH)
            with _failures_typed(self.folder):
                self._collection.upsert(
                    ids=[entry.passage_id for entry in entries[rows]],
                    embeddings=np.ascontiguousarray(vectors[rows]),
                )

    def remove(self, passage_ids: Collection[str]) -> None:
        """Remove vectors; an unknown id is no error."""
        ids = list(passage_ids)
        for start in range(0, len(ids), _BATCH):
            with _failures_typed(self.folder):
                self._collection.delete(ids=ids[start : start + _BATCH])

    def nearest(self, vector: Vectors, *, limit: int) -> list[tuple[str, float]]:
        """Return about the nearest (passage id, cosine) pairs, best first, ties by id."""
        held = len(self)
        if not held:
            return []
        with _failures_typed(self.folder):
            answer = self._collection.query(
                query_embeddings=vector[np.newaxis, :],
                n_results=min(held, max(_ASKED_AT_LEAST, limit)),
                include=["distances"],
            )
        distances = answer["distances"]
        if distances is None:
            return []
        found = [
            (passage_id, 1.0 - float(distance))
            for passage_id, distance in zip(answer["ids"][0], distances[0], strict=True)
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def passage_ids(self) -> frozenset[str]:
        """Return every id that the index holds."""
        found: set[str] = set()
        with _failures_typed(self.folder):
            while page := self._collection.get(limit=_BATCH, offset=len(found), include=[])["ids"]:
                found.update(page)
        return frozenset(found)

    def vectors_of(self, passage_ids: Sequence[str]) -> dict[str, Vectors]:
        """Return the stored vectors of these passages, those that are here."""
        with _failures_typed(self.folder):
            answer = self._collection.get(ids=list(passage_ids), include=["embeddings"])
        embeddings = answer["embeddings"]
        if embeddings is None:
            return {}
        return {
            passage_id: np.asarray(embedding, dtype=np.float32)
            for passage_id, embedding in zip(answer["ids"], embeddings, strict=True)
        }

    def close(self) -> None:
        """Let go of the folder's files."""
        with suppress(StoreDamaged), _failures_typed(self.folder):
            self._client.close()  # type: ignore[attr-defined]

    def drop(self) -> None:
        """Close the index and delete its folder."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _open_collection(self) -> chromadb.Collection:
        with _failures_typed(self.folder):
            return self._client.get_or_create_collection(
                _COLLECTION,
                embedding_function=None,
                configuration={
                    "hnsw": {
                        "space": "cosine",
                        "ef_search": _SEARCH_WIDTH,
                        "ef_construction": _SEARCH_WIDTH,
                        "max_neighbors": 16,
                    }
                },
            )


@contextmanager
def _failures_typed(folder: Path) -> Iterator[None]:
    """Raise StoreDamaged for whatever Chroma raises, a panic of its Rust part included."""
    try:
        yield
    except BaseException as error:
        is_panic = type(error).__name__ == "PanicException"  # no Exception, and not importable
        if is_panic or isinstance(error, (ChromaError, ValueError, OSError, sqlite3.Error)):
            raise StoreDamaged(
                f"the vector index in {folder.name} cannot be used; run `doorwerk reindex`"
            ) from error
        raise


def _disarm() -> None:
    """Forget every embedding function that Chroma could load by a collection's word.

    A stored collection names its embedding function, and Chroma would import and configure
    it when the collection is opened (CVE-2026-45829, no fixed release).
    """
    known = embedding_functions.known_embedding_functions
    for name in list(known):
        if name not in _SAFE_FUNCTIONS:
            del known[name]


def _refuse_foreign(folder: Path) -> None:
    """Raise StoreDamaged if a collection in the folder names an embedding function."""
    database = folder / "chroma.sqlite3"
    if not database.is_file():
        return
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            rows = connection.execute(
                "SELECT name, config_json_str, schema_str FROM collections"
            ).fetchall()
        kinds = {kind for _, *stored in rows for text in stored for kind in _functions(text)}
    except (sqlite3.Error, ValueError) as error:
        raise StoreDamaged(
            f"the vector index in {folder.name} cannot be read; run `doorwerk reindex`"
        ) from error
    if any(name != _COLLECTION for name, *_ in rows) or kinds - _HARMLESS:
        raise StoreDamaged(
            f"the vector index in {folder.name} was not written by Doorwerk and is not opened; "
            "run `doorwerk reindex`"
        )


def _functions(stored: str | None) -> set[str]:
    """Return the types of all embedding functions that a stored configuration names."""
    found: set[str] = set()
    waiting = [json.loads(stored or "{}")]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            function = part.get("embedding_function")
            if function is not None:
                found.add(str(function.get("type") if isinstance(function, dict) else function))
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
    return found
