"""Groups of one meaning: found whole, found again, and grown without upheaval."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from knowledge.grouping.centred import centre_by_language
from knowledge.grouping.coarsening import joined_to_nearest
from knowledge.grouping.communities import agreed, by_size, communities, renumbered, spread
from knowledge.grouping.graph import Graph, neighbour_graph
from knowledge.grouping.lengths import unit
from knowledge.grouping.levels import CONSENSUS_UP_TO, Grouping, grouped, regrouped
from knowledge.grouping.neighbours import (
    HELD_AGAINST,
    Neighbours,
    nearest_neighbours,
    nearness,
)
from knowledge.grouping.parts import LEAST_DIVIDED, parted
from tests.knowledge.grouping.drawn import drawn

_LABELS = st.lists(st.integers(0, 5), min_size=1, max_size=40)


def _graph(count: int, *, group_count: int = 6, seed: int = 0) -> tuple[Graph, list[int]]:
    rows, groups, languages = drawn(count, group_count=group_count, seed=seed)
    return neighbour_graph(nearest_neighbours(centre_by_language(rows, languages))), groups


def _share_same(one: NDArray[np.integer], other: NDArray[np.integer]) -> float:
    return float(np.mean(np.asarray(one) == np.asarray(other)))


def test_what_was_drawn_together_is_found_together_whatever_its_language() -> None:
    graph, groups = _graph(300)

    found = grouped(graph)

    pairs = set(zip(groups, found.outer.tolist(), strict=True))
    assert len(pairs) == found.outer_count == 6


def test_without_taking_the_language_out_the_groups_would_be_languages() -> None:
    rows, _, languages = drawn(300)

    raw = communities(neighbour_graph(nearest_neighbours(rows)))

    spoken = [{languages[member] for member in np.flatnonzero(raw == n)} for n in set(raw)]
    assert max(len(tongues) for tongues in spoken) == 1


@pytest.mark.parametrize("count", [0, 1, 2, 5, 16])
def test_few_lessons_are_grouped_too_and_none_is_left_out(count: int) -> None:
    graph, _ = _graph(count)

    found = grouped(graph)

    assert len(found.outer) == count
    assert (found.outer >= 0).all()


def test_the_same_seed_gives_the_same_groups_to_the_bit() -> None:
    first, second = (grouped(_graph(240)[0], seed=7) for _ in range(2))

    assert first.outer.tobytes() == second.outer.tobytes()
    assert first.inner.tobytes() == second.inner.tobytes()
    assert first.confidences.tobytes() == second.confidences.tobytes()


def test_inner_groups_lie_inside_outer_ones_and_have_five_members_or_more() -> None:
    found = grouped(_graph(400, group_count=4)[0])

    inside = found.inner[found.inner >= 0]
    assert inside.size
    assert all(len(set(found.outer[found.inner == number])) == 1 for number in set(inside))
    assert np.bincount(inside)[np.unique(inside)].min() >= 5


def test_confidence_is_a_share_and_lower_where_two_groups_meet() -> None:
    rows, _, _ = drawn(200, group_count=2, spread=0.3)
    between = rows[0] + rows[1]
    rows = np.vstack([rows, between / np.linalg.norm(between)]).astype(np.float32)

    found = grouped(neighbour_graph(nearest_neighbours(rows)))

    assert ((found.confidences >= 0) & (found.confidences <= 1 + 1e-6)).all()
    assert found.confidences[-1] <= np.median(found.confidences)


def test_groups_keep_their_numbers_and_members_when_more_arrive() -> None:
    graph, _ = _graph(330)
    before = grouped(_graph(300)[0])
    standing = np.concatenate([before.outer, np.full(30, -1, np.int32)])
    inner = np.concatenate([before.inner, np.full(30, -1, np.int32)])

    after = regrouped(graph, standing, inner)

    assert _share_same(after.outer[:300], before.outer) >= 0.97
    assert (after.outer >= 0).all()


def test_a_subject_that_is_new_becomes_a_group_of_its_own() -> None:
    rows, groups, languages = drawn(360, group_count=6)
    known = np.array(groups) < 5
    order = np.concatenate([np.flatnonzero(known), np.flatnonzero(~known)])
    centred = centre_by_language(rows[order], [languages[number] for number in order])
    count = int(known.sum())
    before = grouped(neighbour_graph(nearest_neighbours(centred[:count])))
    new = np.full(len(order) - count, -1, np.int32)
    graph = neighbour_graph(nearest_neighbours(centred))

    after = regrouped(
        graph, np.concatenate([before.outer, new]), np.concatenate([before.inner, new])
    )

    assert _share_same(after.outer[:count], before.outer) >= 0.97
    assert not set(after.outer[count:].tolist()) & set(before.outer.tolist())


def test_a_first_run_is_what_growing_out_of_nothing_gives() -> None:
    graph, _ = _graph(100)
    nothing = np.full(100, -1, np.int32)

    grown: Grouping = regrouped(graph, nothing, nothing)

    assert grown.outer.tobytes() == grouped(graph).outer.tobytes()


def test_weighing_a_graph_anew_leaves_the_graph_as_it_was() -> None:
    graph, _ = _graph(60)
    ends = graph.ends.copy()

    graph.weighted(np.zeros(len(graph.ends)))

    assert graph.ends.tobytes() == ends.tobytes()


def test_neighbours_are_the_nearest_and_never_oneself() -> None:
    rows, _, _ = drawn(90)

    found = nearest_neighbours(rows, count=5)

    cosines = rows @ rows.T
    np.fill_diagonal(cosines, -2)
    for number, near in enumerate(found.rows):
        assert number not in near
        assert cosines[number][near].min() >= np.sort(cosines[number])[-5] - 1e-6


@given(st.integers(0, 20), st.integers(1, 6))
def test_neighbours_are_the_nearest_where_many_are_as_near(seed: int, count: int) -> None:
    """Rows come several times over, so that cosines are the same to the bit."""
    rng = np.random.default_rng(seed)
    rows = unit(rng.standard_normal((12, 8)))[rng.integers(0, 12, 70)]

    found = nearest_neighbours(rows, count=count)

    cosines = rows @ rows.T
    np.fill_diagonal(cosines, -2)
    assert np.array_equal(np.sort(found.cosines), np.sort(cosines)[:, -count:])
    assert (np.diff(found.rows) > 0).all()


def test_neighbours_from_an_index_serve_as_well() -> None:
    rows, _, _ = drawn(60)
    own = nearest_neighbours(rows)

    graph = neighbour_graph(Neighbours(own.rows.copy(), own.cosines.copy()))

    assert graph.weights.tobytes() == neighbour_graph(own).weights.tobytes()


@given(_LABELS)
def test_numbering_by_size_keeps_who_is_with_whom(labels: list[int]) -> None:
    numbered = by_size(np.array(labels))

    assert len(set(zip(labels, numbered.tolist(), strict=True))) == len(set(labels))
    assert (np.diff(np.bincount(numbered)) <= 0).all()


@given(_LABELS, st.data())
def test_renumbering_keeps_who_is_with_whom_and_gives_no_number_twice(
    labels: list[int], data: st.DataObject
) -> None:
    standing = data.draw(st.lists(st.integers(-1, 4), min_size=len(labels), max_size=len(labels)))

    found = renumbered(np.array(labels), np.array(standing, dtype=np.int32))

    assert len(set(zip(labels, found.tolist(), strict=True))) == len(set(labels))
    assert len(set(found.tolist())) == len(set(labels))


def test_a_group_that_lost_no_member_keeps_its_number() -> None:
    standing = np.array([4, 4, 4, 2, 2, -1], dtype=np.int32)

    assert renumbered(np.array([0, 0, 0, 1, 1, 1]), standing).tolist() == [4, 4, 4, 2, 2, 2]


def test_a_lesson_with_no_path_to_any_group_is_placed_all_the_same() -> None:
    alone = Graph(
        np.array([0, 1, 2, 2], np.int64), np.array([1, 0], np.int32), np.array([1.0, 1.0])
    )

    assert spread(alone, np.array([1, -1, -1], np.int32)).tolist() == [1, 1, 0]


def test_a_graph_of_some_lessons_has_the_edges_among_them_and_no_others() -> None:
    graph, _ = _graph(80)
    some = np.arange(3, 80, 4)

    own = graph.among(some)

    edges = {
        (origin, end): weight
        for origin, end, weight in zip(graph.origins, graph.ends, graph.weights, strict=True)
    }
    kept = {
        (some[origin], some[end]): weight
        for origin, end, weight in zip(own.origins, own.ends, own.weights, strict=True)
    }
    assert kept == {pair: weight for pair, weight in edges.items() if set(pair) <= set(some)}


def test_many_lessons_are_grouped_by_what_runs_agree_on_and_the_same_each_time() -> None:
    count = CONSENSUS_UP_TO + 60
    graph, groups = _graph(count)

    found = grouped(graph)

    assert len(set(zip(groups, found.outer.tolist(), strict=True))) == found.outer_count == 6
    assert grouped(graph).inner.tobytes() == found.inner.tobytes()


@pytest.mark.parametrize("group_count", [6, 300])
def test_groups_made_one_weigh_as_much_as_their_nodes_did(group_count: int) -> None:
    graph, _ = _graph(300)
    labels = np.arange(300, dtype=np.int32) % group_count

    whole = graph.contracted(labels)

    origins, of_nodes = whole.origins % group_count, labels[graph.origins]
    assert whole.node_count == 2 * group_count
    assert np.allclose(np.bincount(origins, whole.weights), np.bincount(of_nodes, graph.weights))
    is_leaf = whole.origins >= group_count
    assert (whole.ends[is_leaf] == whole.origins[is_leaf] - group_count).all()
    assert is_leaf.any() == (group_count == 6)


def test_edges_inside_areas_weigh_as_much_in_each() -> None:
    graph, groups = _graph(120)
    areas = np.where(np.array(groups) < 4, groups, -1)

    inside = graph.within(areas)

    assert (areas[inside.origins] == areas[inside.ends]).all()
    assert (areas[inside.origins] >= 0).all()
    totals = np.bincount(areas[inside.origins], inside.weights)
    assert np.allclose(totals, totals[0])
    stays = (areas[graph.origins] == areas[graph.ends]) & (areas[graph.origins] >= 0)
    assert np.isclose(totals.sum(), graph.weights[stays].sum())


def test_every_node_is_in_the_clump_of_its_nearest() -> None:
    graph, _ = _graph(150)

    clumps = joined_to_nearest(graph)

    for node in range(150):
        own = slice(graph.starts[node], graph.starts[node + 1])
        nearest = graph.ends[own][graph.weights[own].argmax()]
        assert clumps[node] == clumps[nearest]
    assert set(clumps.tolist()) == set(range(clumps.max() + 1))
    assert 2 * (clumps.max() + 1) <= 150


def test_nodes_without_an_edge_are_clumps_of_their_own() -> None:
    pair = Graph(np.array([0, 0, 1, 2, 2], np.int64), np.array([2, 1], np.int32), np.ones(2))

    assert joined_to_nearest(pair).tolist() == [0, 1, 1, 2]


def test_parts_of_many_lessons_lie_inside_their_groups_and_have_five_members_or_more() -> None:
    count = CONSENSUS_UP_TO + 60
    graph, _ = _graph(count, group_count=4)

    found = grouped(graph)

    parts = found.inner[found.inner >= 0]
    assert set(parts.tolist()) == set(range(parts.max() + 1))
    assert np.bincount(parts).min() >= 5
    for part in range(parts.max() + 1):
        (owner,) = set(found.outer[found.inner == part].tolist())
        assert len(set(found.inner[found.outer == owner].tolist())) > 1


def test_a_group_of_few_is_not_divided() -> None:
    graph, _ = _graph(300)
    outer = np.where(np.arange(300) < LEAST_DIVIDED - 1, 1, 0).astype(np.int32)

    parts = parted(graph, outer, is_few=False)

    assert set(parts[outer == 1].tolist()) == {-1}
    assert parts[outer == 0].min() == 0


def test_runs_agree_on_a_graph_of_which_some_nodes_have_no_edge() -> None:
    pairs = Graph(
        np.array([0, 1, 2, 2, 3, 4], np.int64),
        np.array([1, 0, 4, 3], np.int32),
        np.array([1.0, 1.0, 1.0, 1.0]),
    )

    assert agreed(pairs).tolist() == [0, 0, 2, 1, 1]


@given(st.integers(0, 30))
def test_a_row_has_a_length_of_1_unless_it_is_nothing(seed: int) -> None:
    rows = np.random.default_rng(seed).standard_normal((4, 8)).astype(np.float32)
    rows[2] = 0

    lengths = np.linalg.norm(unit(rows), axis=1)

    assert np.allclose(lengths, [1, 1, 0, 1], atol=1e-6)


def test_nearness_is_the_mean_cosine_to_the_nearest_others() -> None:
    rows, _, _ = drawn(90)

    near = nearness(rows, count=5)

    assert np.allclose(near, nearest_neighbours(rows, count=5).cosines.mean(axis=1), atol=1e-6)
    assert nearness(rows[:1], count=5).tolist() == [0.0]


def test_nearness_of_very_many_is_estimated_without_leaning_to_one_side() -> None:
    rows, _, _ = drawn(HELD_AGAINST + 1000, group_count=40)

    near = nearness(rows, count=5)

    exact = nearest_neighbours(rows, count=5).cosines.mean(axis=1)
    assert abs(near.mean() - exact.mean()) < 0.01
    assert np.abs(near - exact).mean() < 0.05
