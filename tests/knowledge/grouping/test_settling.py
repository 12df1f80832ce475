"""Nodes move to where they add most, and stop when none adds anything by moving."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from knowledge.grouping.centred import centre_by_language
from knowledge.grouping.graph import Graph, neighbour_graph
from knowledge.grouping.neighbours import nearest_neighbours
from knowledge.grouping.settling import settled
from tests.knowledge.grouping.drawn import drawn


def _modularity(graph: Graph, labels: NDArray[np.integer]) -> float:
    """Return it by its definition, over all pairs of nodes."""
    weights = np.zeros((graph.node_count, graph.node_count))
    weights[graph.origins, graph.ends] = graph.weights
    strengths, total = weights.sum(axis=1), weights.sum()
    expected = np.outer(strengths, strengths) / total
    return float((weights - expected)[labels[:, None] == labels].sum() / total)


def _graph(count: int, seed: int) -> Graph:
    rows, _, languages = drawn(count, seed=seed)
    return neighbour_graph(nearest_neighbours(centre_by_language(rows, languages), count=5))


@given(st.integers(0, 30), st.integers(2, 9))
def test_moving_never_makes_the_whole_worse(seed: int, group_count: int) -> None:
    graph = _graph(60, seed)
    labels = np.random.default_rng(seed).integers(0, group_count, 60)

    found = settled(graph, labels)

    assert _modularity(graph, found) >= _modularity(graph, labels)
    assert set(found.tolist()) <= set(labels.tolist())


def _two_rings() -> Graph:
    """Return two rings of six nodes, the first and the second six, with one edge between them."""
    ring = [(n, (n + step) % 6) for n in range(6) for step in (1, 2)]
    weights = np.zeros((12, 12))
    for one, other in [*ring, *((one + 6, other + 6) for one, other in ring), (0, 6)]:
        weights[one, other] = weights[other, one] = 1
    origins, ends = np.nonzero(weights)
    starts = np.searchsorted(origins, np.arange(13))
    return Graph(starts.astype(np.int64), ends.astype(np.int32), np.ones(len(ends)))


def test_a_node_on_the_wrong_side_moves_to_where_its_neighbours_are() -> None:
    found = settled(_two_rings(), np.array([0, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1]))

    assert found.tolist() == [0] * 6 + [1] * 6


def test_who_is_where_they_add_most_stays() -> None:
    rings = np.array([1] * 6 + [0] * 6)

    assert settled(_two_rings(), rings).tolist() == rings.tolist()


def test_areas_settle_side_by_side_as_each_would_alone() -> None:
    rings = _two_rings()
    starts = np.concatenate([rings.starts, rings.starts[1:] + len(rings.ends)])
    twice = Graph(starts, np.concatenate([rings.ends, rings.ends + 12]), np.ones(2 * starts[12]))
    one, other = np.array([0] * 3 + [1] + [0] * 2 + [1] * 6), np.array([0] * 6 + [1] * 6)
    areas = np.repeat([0, 1], 12)

    found = settled(twice, np.concatenate([one, other]), resolution=2.0, areas=areas)

    assert found.tolist() == [*settled(rings, one), *settled(rings, other)]
    assert found.tolist() == [*other, *other]


def test_the_labels_given_are_left_as_they_are() -> None:
    labels = np.array([0, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1])

    settled(_two_rings(), labels)

    assert labels[3] == 1


def test_a_node_without_an_edge_stays_where_it_is() -> None:
    pair = Graph(np.array([0, 1, 2, 2], np.int64), np.array([1, 0], np.int32), np.array([1.0, 1.0]))

    assert settled(pair, np.array([1, 1, 0])).tolist() == [1, 1, 0]
