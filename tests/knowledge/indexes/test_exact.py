"""The exact index: scopes, growth and recall."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.indexes.exact import ExactIndex
from knowledge.indexes.int8_scan import BLOCK_ROWS
from knowledge.ports import Scope, VectorEntry, Vectors


def unit(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def filled(count: int, dimensions: int = 8) -> tuple[ExactIndex, list[VectorEntry], Vectors]:
    drawn = np.random.default_rng(3).standard_normal((count, dimensions))
    vectors = unit(drawn.astype(np.float32))
    languages = ("nl", "de", "fr", "en")
    entries = [VectorEntry(f"r{n % 50}.{n}", f"r{n % 50}", languages[n % 4]) for n in range(count)]
    index = ExactIndex(dimensions)
    index.add(entries, vectors)
    return index, entries, vectors


def test_a_scope_of_reports_and_languages_lets_nothing_else_through() -> None:
    index, entries, vectors = filled(2000)
    scope = Scope(frozenset({"r4", "r8"}), frozenset({"nl"}))

    found = index.nearest(vectors[0], limit=500, scope=scope)

    allowed = {e.passage_id for e in entries if scope.holds(e)}
    assert {passage_id for passage_id, _ in found} == allowed
    assert index.count(scope) == len(allowed)


def test_a_scope_of_passages_lets_through_those_that_are_here() -> None:
    index, entries, vectors = filled(2000)
    named = frozenset({entries[7].passage_id, entries[8].passage_id, "gone"})

    found = index.nearest(vectors[0], limit=500, scope=Scope(passage_ids=named))

    assert {passage_id for passage_id, _ in found} == named - {"gone"}
    assert index.count(Scope(frozenset({entries[7].report_id}), passage_ids=named)) == 1


def test_an_unknown_report_or_an_empty_scope_lets_nothing_through() -> None:
    index, _, vectors = filled(100)

    assert index.nearest(vectors[0], limit=5, scope=Scope(frozenset({"r999"}))) == []
    assert index.nearest(vectors[0], limit=5, scope=Scope(frozenset())) == []


def test_recall_is_whole_over_several_blocks() -> None:
    index, entries, vectors = filled(2 * BLOCK_ROWS + 100, dimensions=32)
    questions = unit(np.random.default_rng(5).standard_normal((20, 32)).astype(np.float32))

    for question in questions:
        found = {passage_id for passage_id, _ in index.nearest(question, limit=10)}
        stored = vectors.astype(np.float16).astype(np.float32)
        true = {entries[row].passage_id for row in np.argsort(-(stored @ question))[:10]}
        assert found == true


def test_a_scope_gives_the_same_whether_its_rows_lie_together_or_apart() -> None:
    index, entries, vectors = filled(3 * BLOCK_ROWS, dimensions=32)
    question = vectors[17]
    stored = vectors.astype(np.float16).astype(np.float32)
    for rows in (range(1000), range(0, 3 * BLOCK_ROWS, 25), range(0, 3 * BLOCK_ROWS, 5)):
        named = frozenset(entries[row].passage_id for row in rows)

        found = index.nearest(question, limit=10, scope=Scope(passage_ids=named))

        best = sorted(rows, key=lambda row: -float(stored[row] @ question))[:10]
        assert [passage_id for passage_id, _ in found] == [entries[row].passage_id for row in best]


def test_of_equally_near_ones_the_first_by_id_are_given() -> None:
    index = ExactIndex(4)
    entries = [VectorEntry(f"r.{n}", "r", "nl") for n in (3, 1, 2, 0)]
    index.add(entries, unit(np.ones((4, 4), dtype=np.float32)))

    found = index.nearest(unit(np.ones((1, 4), dtype=np.float32))[0], limit=2)

    assert [passage_id for passage_id, _ in found] == ["r.0", "r.1"]


def test_the_index_moves_up_when_many_rows_are_dead() -> None:
    index, entries, vectors = filled(BLOCK_ROWS + 2000)
    index.remove([entry.passage_id for entry in entries[:5000]])

    found = index.nearest(vectors[6000], limit=1)

    assert found[0][0] == entries[6000].passage_id
    assert len(index) == BLOCK_ROWS + 2000 - 5000


def test_cosines_are_given_for_known_ids_and_none_for_others() -> None:
    index, entries, vectors = filled(10)

    cosines = index.cosines(vectors[2], [entries[2].passage_id, "unknown"])

    assert cosines[0] is not None
    assert abs(cosines[0] - 1) < 2e-3
    assert cosines[1] is None


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 30)), max_size=60))
def test_whatever_is_added_and_removed_the_ids_are_those_of_a_plain_set(
    steps: list[tuple[bool, int]],
) -> None:
    index, expected = ExactIndex(4), set()
    for is_added, number in steps:
        entry = VectorEntry(f"r.{number}", "r", "nl")
        if is_added:
            index.add([entry], unit(np.full((1, 4), number + 1, dtype=np.float32)))
            expected.add(entry.passage_id)
        else:
            index.remove([entry.passage_id])
            expected.discard(entry.passage_id)

    assert index.passage_ids() == expected
    assert len(index.nearest(unit(np.ones((1, 4), dtype=np.float32))[0], limit=99)) == len(expected)
