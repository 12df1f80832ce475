"""Communities of a graph: groups with more weight inside than chance would give.

Leiden on modularity (Traag, Waltman & van Eck, Scientific Reports 9:5233, 2019), as
graspologic-native has it. One run depends on its seed; what three runs agree on does less
(Ovelgönne & Geyer-Schulz, DIMACS 588:187, 2013), and a consensus of eight still less
(Lancichinetti & Fortunato, Scientific Reports 2:336, 2012).
"""

from typing import Final

import graspologic_native
import numpy as np
from numpy.typing import NDArray

from knowledge.grouping.coarsening import joined_to_nearest
from knowledge.grouping.graph import Graph
from knowledge.grouping.settling import settled

Labels = NDArray[np.int32]

SEED_COUNT: Final = 8
"""Runs of which a consensus is made."""

AGREEING_COUNT: Final = 3
"""Runs that must agree to keep nodes together where there are too many for a consensus."""

# Sweeps over all nodes in a run's only round, and rounds of other runs, every round from what the
# one before it found. What else was measured is told in docs/decisions/0008-themes.md.
_SWEEPS_OF_CLUMPS = 1
_ROUNDS_OF_WHAT_AGREED = 2
_ROUNDS_FOR_CONSENSUS = 4

# Weight that an edge inside a standing community gains. Measured on three labelled sets when
# 10 % arrive: without it 93 % stay, with it 99 %, and V-measure is the same.
_STANDING_GAIN = 0.5


def communities(
    graph: Graph, *, seed: int = 0, resolution: float = 1.0, areas: Labels | None = None
) -> Labels:
    """Return the communities of one run; the largest is number 0.

    It groups clumps of nearest neighbours, and then lets single nodes settle.

    Args:
        graph: Its nodes without an edge are put together in a community of their own.
        seed: The same seed gives the same communities, to the bit.
        resolution: Above 1 gives more and smaller communities.
        areas: (n,), from 0 on: area of each node, if no edge leads from one to another; no
            community then has nodes of two.
    """
    clumps = joined_to_nearest(graph)
    found = _run_of_clumps(graph.contracted(clumps), clumps, seed, resolution)
    if areas is None:
        return by_size(settled(graph, found, resolution=resolution))
    firsts, numbers = _numbered_in(areas, found)
    labels = settled(graph, numbers - firsts[areas], resolution=resolution, areas=areas)
    return by_size(labels + firsts[areas])


def agreed(graph: Graph, *, seed: int = 0, resolution: float = 1.0) -> Labels:
    """Return communities of what three runs put together; the largest is number 0.

    The runs are as those of `communities`. The nodes that all of them put together become one;
    the graph of these is then grouped as a whole. That gives as much modularity as the best of
    three runs on the nodes themselves, in half of the seconds, and less of it hangs on the seed.

    Args:
        graph: See `communities`.
        seed: Of the first run; the others take the numbers after it.
        resolution: See `communities`.
    """
    clumps = joined_to_nearest(graph)
    coarse = graph.contracted(clumps)
    together = np.zeros(graph.node_count, dtype=np.int64)
    for number in range(seed, seed + AGREEING_COUNT):
        found = _run_of_clumps(coarse, clumps, number, resolution)
        labels = settled(graph, found, resolution=resolution)
        together = together * (int(labels.max(initial=0)) + 1) + labels
    groups = np.unique(together, return_inverse=True)[1].astype(np.int32)
    whole = _run(graph.contracted(groups), seed, resolution, rounds=_ROUNDS_OF_WHAT_AGREED)
    return by_size(whole[groups])


def consensus(
    graph: Graph, *, seed: int = 0, resolution: float = 1.0, seed_count: int = SEED_COUNT
) -> Labels:
    """Return the communities on which several runs agree; the largest is number 0.

    Each edge is weighed by the share of the runs that put its ends together; a last run on
    those weights decides.

    Args:
        graph: See `communities`.
        seed: Of the first run; the others take the numbers after it.
        resolution: See `communities`.
        seed_count: Runs before the last one.
    """
    origins = graph.origins
    together = np.zeros(len(graph.ends))
    for number in range(seed, seed + seed_count):
        labels = _run(graph, number, resolution, rounds=_ROUNDS_FOR_CONSENSUS)
        together += labels[origins] == labels[graph.ends]
    shared = graph.weighted(graph.weights * together / seed_count)
    return by_size(_run(shared, seed, resolution, rounds=_ROUNDS_FOR_CONSENSUS))


def continued(graph: Graph, standing: Labels, *, seed: int = 0, resolution: float = 1.0) -> Labels:
    """Return communities that grow out of standing ones; those keep their numbers.

    Leiden starts from what stands, each new node alone, and edges inside a standing community
    weigh half as much again, so that only a clear gain moves what stands. New nodes join the
    community that they are near to, or make one of their own.

    Args:
        graph: Of what stands and what came.
        standing: Number of the community of each node, -1 for one that is new.
        seed: See `communities`.
        resolution: See `communities`.
    """
    start = _alone_where_new(standing)
    stays = start[graph.origins] == start[graph.ends]
    edges = _edges(graph, graph.weights * (1 + _STANDING_GAIN * stays))
    linked = np.unique(graph.ends).tolist()
    _, found = graspologic_native.leiden(
        edges,
        starting_communities={str(node): int(start[node]) for node in linked},
        resolution=resolution,
        iterations=1,
        seed=seed,
    )
    labels = np.array([found.get(str(node), -1) for node in range(graph.node_count)])
    return renumbered(labels, standing)


def spread(graph: Graph, labels: Labels) -> Labels:
    """Return the labels with every -1 replaced by the label that its neighbours weigh most.

    A node without a labelled neighbour waits until one has a label; one that no path leads
    to gets label 0.
    """
    found = labels.astype(np.int32).copy()
    label_count = int(found.max(initial=0)) + 1
    origins = graph.origins
    while (found < 0).any():
        is_vote = (found[origins] < 0) & (found[graph.ends] >= 0)
        if not is_vote.any():
            found[found < 0] = 0
            break
        voters, position = np.unique(origins[is_vote], return_inverse=True)
        votes = np.zeros((len(voters), label_count))
        np.add.at(votes, (position, found[graph.ends[is_vote]]), graph.weights[is_vote])
        found[voters] = votes.argmax(axis=1)
    return found


def by_size(labels: NDArray[np.integer]) -> Labels:
    """Return the labels numbered from the largest group on, ties by first member."""
    _, firsts, inverse, counts = np.unique(
        labels, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((firsts, -counts))
    numbers = np.empty(len(order), dtype=np.int32)
    numbers[order] = np.arange(len(order))
    return numbers[inverse]


def renumbered(labels: NDArray[np.integer], standing: Labels) -> Labels:
    """Return the labels under the numbers of the standing groups that they share most with.

    Each standing number is given once, to the group with the largest overlap; a group that
    gets none is numbered after the last of them.
    """
    names, inverse = np.unique(labels, return_inverse=True)
    known = standing >= 0
    number_count = int(standing.max(initial=-1)) + 1
    shared = np.zeros((len(names), number_count), dtype=np.int64)
    np.add.at(shared, (inverse[known], standing[known]), 1)
    given = np.full(len(names), -1, dtype=np.int32)
    for flat in np.argsort(-shared, axis=None, kind="stable").tolist():
        group, number = divmod(flat, number_count)
        if shared[group, number] == 0:
            break
        if given[group] < 0 and number not in given:
            given[group] = number
    rest = np.flatnonzero(given < 0)
    given[rest] = number_count + np.arange(len(rest))
    return given[inverse]


def _run_of_clumps(coarse: Graph, clumps: Labels, seed: int, resolution: float) -> Labels:
    """Return the community of each node, from 0 on, of a brief run on the graph of clumps."""
    return _run(coarse, seed, resolution, rounds=1, sweep_count=_SWEEPS_OF_CLUMPS)[clumps] + 1


def _run(
    graph: Graph, seed: int, resolution: float, *, rounds: int, sweep_count: int | None = None
) -> Labels:
    """Return the community of each node, -1 for one without an edge."""
    labels = np.full(graph.node_count, -1, dtype=np.int32)
    if not len(graph.ends):
        return labels
    _, made = graspologic_native.leiden_csr(
        graph.starts,
        graph.ends,
        graph.weights,
        graph.node_count,
        resolution=resolution,
        iterations=rounds,
        seed=seed,
        max_local_moving_iterations=sweep_count,
    )
    labels[np.fromiter(made.keys(), np.int64, len(made))] = np.fromiter(
        made.values(), np.int32, len(made)
    )
    return labels


def _numbered_in(areas: Labels, labels: Labels) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the first number of each area, and the number of each node's label in its area.

    Numbers are given area after area, without gaps.
    """
    span = int(labels.max(initial=0)) + 1
    names, numbers = np.unique(areas.astype(np.int64) * span + labels, return_inverse=True)
    return np.searchsorted(names, span * np.arange(int(areas.max(initial=0)) + 1)), numbers


def _alone_where_new(standing: Labels) -> Labels:
    is_new = standing < 0
    start = standing.copy()
    start[is_new] = standing.max(initial=-1) + 1 + np.arange(is_new.sum())
    return start


def _edges(graph: Graph, weights: NDArray[np.float64]) -> list[tuple[str, str, float]]:
    names = [str(node) for node in range(graph.node_count)]
    once = graph.origins < graph.ends
    ones, others = graph.origins[once].tolist(), graph.ends[once].tolist()
    return [
        (names[one], names[other], weight)
        for one, other, weight in zip(ones, others, weights[once].tolist(), strict=True)
    ]
