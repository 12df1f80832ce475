"""Every vector index keeps the same promises."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from knowledge.indexes.chroma import ChromaIndex
from knowledge.indexes.exact import ExactIndex
from knowledge.ports import VectorEntry, VectorIndex, Vectors

DIMENSIONS = 16


@pytest.fixture(params=["exact", "chroma"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VectorIndex]:
    if request.param == "exact":
        yield ExactIndex(DIMENSIONS)
        return
    chroma = ChromaIndex(tmp_path / "g1")
    yield chroma
    chroma.drop()


def vectors_of(count: int, *, seed: int = 1) -> Vectors:
    drawn = np.random.default_rng(seed).standard_normal((count, DIMENSIONS)).astype(np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), dtype=np.float32)


def entries_of(count: int) -> list[VectorEntry]:
    return [VectorEntry(f"rep-{n // 5}.{n}", f"rep-{n // 5}", "nl") for n in range(count)]


def test_an_empty_index_finds_nothing(index: VectorIndex) -> None:
    assert index.nearest(vectors_of(1)[0], limit=3) == []
    assert len(index) == 0


def test_a_vector_is_nearest_to_itself(index: VectorIndex) -> None:
    entries, vectors = entries_of(40), vectors_of(40)
    index.add(entries, vectors)

    found = index.nearest(vectors[7], limit=5)

    assert found[0][0] == entries[7].passage_id
    assert found[0][1] == pytest.approx(1.0, abs=2e-3)
    assert [c for _, c in found] == sorted((c for _, c in found), reverse=True)


def test_the_order_is_that_of_the_true_cosines(index: VectorIndex) -> None:
    entries, vectors = entries_of(60), vectors_of(60)
    index.add(entries, vectors)
    question = vectors_of(1, seed=9)[0]

    found = [passage_id for passage_id, _ in index.nearest(question, limit=10)]

    true = np.argsort(-(vectors @ question))[:10]
    assert found == [entries[row].passage_id for row in true]


def test_a_removed_vector_is_found_no_more(index: VectorIndex) -> None:
    entries, vectors = entries_of(10), vectors_of(10)
    index.add(entries, vectors)

    index.remove([entries[3].passage_id, "unknown"])

    assert entries[3].passage_id not in index.passage_ids()
    assert entries[3].passage_id not in dict(index.nearest(vectors[3], limit=10))
    assert len(index) == 9


def test_adding_an_id_again_replaces_its_vector(index: VectorIndex) -> None:
    entries, vectors = entries_of(10), vectors_of(10)
    index.add(entries, vectors)

    index.add([entries[0]], vectors[5:6])

    assert len(index) == 10
    top = dict(index.nearest(vectors[5], limit=2))
    assert set(top) == {entries[0].passage_id, entries[5].passage_id}


def test_a_limit_beyond_what_there_is_returns_all(index: VectorIndex) -> None:
    index.add(entries_of(3), vectors_of(3))

    assert len(index.nearest(vectors_of(1)[0], limit=500)) == 3
