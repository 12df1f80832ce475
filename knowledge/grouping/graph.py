"""A graph of lessons, an edge where one is among the nearest of the other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from knowledge.grouping.neighbours import Neighbours

_LEAST_WEIGHT = 0.01  # so that no lesson stands without an edge
_CELLS_FOR_AN_ENTRY = 8  # as many as these are added up in a table, of more only the filled ones


@dataclass(frozen=True, slots=True)
class Graph:
    """An undirected graph: every edge stands in the lists of both its ends.

    Attributes:
        starts: (n + 1,), int64: where each node's list begins.
        ends: (n_entries,), int32: the other end of each entry, in rising order per node.
        weights: (n_entries,), float64, above 0.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int32]
    weights: NDArray[np.float64]

    @property
    def node_count(self) -> int:
        """How many nodes there are, with or without an edge."""
        return len(self.starts) - 1

    @property
    def origins(self) -> NDArray[np.int32]:
        """The node in whose list each entry stands."""
        nodes = np.arange(self.node_count, dtype=np.int32)
        return np.repeat(nodes, np.diff(self.starts))

    def entries_of(self, nodes: NDArray[np.intp]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where the entries of some nodes stand, node after node, and how many each has."""
        counts = np.diff(self.starts)[nodes]
        skipped = self.starts[nodes] - (np.cumsum(counts) - counts)
        return np.repeat(skipped, counts) + np.arange(counts.sum()), counts

    def weighted(self, weights: NDArray[np.float64]) -> "Graph":
        """Return the same edges with other weights; those of weight 0 are left out."""
        return _graph(self._matrix(weights))

    def among(self, nodes: NDArray[np.intp]) -> "Graph":
        """Return the graph of some nodes, given in rising order and numbered anew in it."""
        places = np.full(self.node_count, -1, dtype=np.int32)
        places[nodes] = np.arange(len(nodes))
        entries, counts = self.entries_of(nodes)
        ends = places[self.ends[entries]]
        stays = ends >= 0
        origins = np.repeat(np.arange(len(nodes)), counts)[stays]
        kept = np.bincount(origins, minlength=len(nodes))
        return Graph(
            starts=np.concatenate([[0], np.cumsum(kept)]).astype(np.int64),
            ends=ends[stays],
            weights=self.weights[entries[stays]],
        )

    def within(self, areas: NDArray[np.integer]) -> "Graph":
        """Return the edges inside areas, those of each area weighing as much together.

        Communities of it at a resolution of as many as there are areas are those of each area by
        itself: modularity at that resolution is then the mean of what it is in each.

        Args:
            areas: (n,): area of each node, -1 for one that loses its edges.
        """
        origins = self.origins
        stays = (areas[origins] == areas[self.ends]) & (areas[origins] >= 0)
        weights, inside = self.weights[stays], areas[origins[stays]]
        totals = np.bincount(inside, weights=weights)
        mean = totals[totals > 0].mean() if len(weights) else 1.0
        kept = np.bincount(origins[stays], minlength=self.node_count)
        return Graph(
            starts=np.concatenate([[0], np.cumsum(kept)]).astype(np.int64),
            ends=self.ends[stays],
            weights=weights * mean / totals[inside],
        )

    def contracted(self, groups: NDArray[np.int32]) -> "Graph":
        """Return the graph of groups of nodes, for communities of groups.

        What weighs inside a group must count for it, and Leiden reads no edge from a node to
        itself: group g has a leaf g + n_groups that nothing else leads to, at half of the weight
        inside. The weights of all nodes then add up to what they were, and a leaf is always in
        the community of its group.

        Args:
            groups: (n,): group of each node, from 0 on without gaps.
        """
        count = int(groups.max(initial=-1)) + 1
        ones, others, weights = self._between(groups, count)
        inside = others == count
        weights[inside] /= 2
        sizes = np.bincount(ones, minlength=2 * count)
        sizes[ones[inside] + count] = 1
        return Graph(
            starts=np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
            ends=np.concatenate([np.where(inside, ones + count, others), ones[inside]]).astype(
                np.int32
            ),
            weights=np.concatenate([weights, weights[inside]]),
        )

    def _between(
        self, groups: NDArray[np.int32], count: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
        """Return what weighs between groups: one, the other, the weight, in rising order.

        What weighs inside a group comes last of its own, with the number of groups as the other.
        """
        origins, ends = groups[self.origins].astype(np.int64), groups[self.ends]
        columns = np.where(origins == ends, count, ends)
        shape = (count, count + 1)
        if count * (count + 1) > _CELLS_FOR_AN_ENTRY * len(ends):
            matrix = sparse.coo_matrix((self.weights, (origins, columns)), shape=shape).tocsr()
            return np.repeat(np.arange(count), np.diff(matrix.indptr)), matrix.indices, matrix.data
        cells = origins * (count + 1) + columns
        found = np.bincount(cells, weights=self.weights, minlength=count * (count + 1))
        sums = np.asarray(found, dtype=np.float64)
        filled = np.flatnonzero(sums)
        return filled // (count + 1), filled % (count + 1), sums[filled]

    def _matrix(self, weights: NDArray[np.float64]) -> sparse.csr_matrix:
        shape = (self.node_count, self.node_count)
        return sparse.csr_matrix((weights, self.ends, self.starts), shape=shape, copy=True)


def neighbour_graph(neighbours: Neighbours) -> Graph:
    """Return the graph of a set of neighbours.

    An edge weighs the cosine, twice where each is among the nearest of the other. What is no
    nearer than chance still has a small weight: a lesson like no other has edges too.
    """
    total, count = neighbours.rows.shape
    weights = np.maximum(neighbours.cosines.ravel().astype(np.float64), _LEAST_WEIGHT)
    origins = np.repeat(np.arange(total), count)
    shape = (total, total)
    directed = sparse.csr_matrix((weights, (origins, neighbours.rows.ravel())), shape=shape)
    return _graph((directed + directed.T).tocsr())


def _graph(matrix: sparse.csr_matrix) -> Graph:
    matrix.eliminate_zeros()
    matrix.sort_indices()
    return Graph(
        starts=matrix.indptr.astype(np.int64),
        ends=matrix.indices.astype(np.int32),
        weights=matrix.data.astype(np.float64),
    )
