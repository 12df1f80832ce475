"""Two levels of groups, one inside the other, with how surely each member belongs."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.grouping.communities import (
    Labels,
    agreed,
    by_size,
    communities,
    consensus,
    continued,
    spread,
)
from knowledge.grouping.graph import Graph

LEAST_DIVIDED: Final = 20
"""A group with fewer members has no groups inside it."""

LEAST_INSIDE: Final = 5
"""A group inside another has at least so many members; smaller ones join their nearest."""

CONSENSUS_UP_TO: Final = 500
"""Members of the most of which a first run takes a consensus.

It steadies the groups of few. Measured by a bootstrap of 80 % on SIB-200 in four languages: of
160 sentences a consensus gives ARI .69 and one run .64, of 400 .68 and .63, of 1,004 .71 and
.70 to .73, at four times the seconds. Beyond, two runs have to agree, see `agreed`.
"""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Every member in one outer group, and in one inner group where there are any.

    Attributes:
        outer: Number of each member's group.
        inner: Number of each member's group inside that one, -1 where it is not divided;
            numbers do not repeat between outer groups.
        confidences: 0 to 1: share of the weight of a member's edges that stays in its outer
            group.
        inner_confidences: The same for the inner group, 0 where there is none.
    """

    outer: Labels
    inner: Labels
    confidences: NDArray[np.float32]
    inner_confidences: NDArray[np.float32]

    @property
    def outer_count(self) -> int:
        """How many outer groups have a member."""
        return len(np.unique(self.outer))


def grouped(graph: Graph, *, seed: int = 0, resolution: float = 1.0) -> Grouping:
    """Return the groups of a first run: by a consensus where there are few members.

    Args:
        graph: Of nearest neighbours.
        seed: The same seed gives the same groups, to the bit.
        resolution: Of the outer level; the inner level takes 1 inside each outer group.
    """
    find = consensus if graph.node_count <= CONSENSUS_UP_TO else agreed
    outer = find(graph, seed=seed, resolution=resolution)
    return _with_confidences(graph, outer, _divided(graph, outer, None, seed=seed))


def regrouped(
    graph: Graph,
    outer: Labels,
    inner: Labels,
    *,
    seed: int = 0,
    resolution: float = 1.0,
) -> Grouping:
    """Return groups that grow out of standing ones, which keep their numbers.

    Args:
        graph: Of what stands and what came.
        outer: Standing group of each node, -1 for a new one.
        inner: Standing inner group of each node, -1 for a new one or where there is none.
        seed: See `grouped`.
        resolution: See `grouped`.
    """
    if not (outer >= 0).any():
        return grouped(graph, seed=seed, resolution=resolution)
    found = continued(graph, outer, seed=seed, resolution=resolution)
    return _with_confidences(graph, found, _divided(graph, found, inner, seed=seed))


def belonging(graph: Graph, labels: Labels) -> NDArray[np.float32]:
    """Return, for each node, the share of the weight of its edges that stays in its group."""
    origins = graph.origins
    stays = (labels[origins] == labels[graph.ends]) & (labels[origins] >= 0)
    count = graph.node_count
    inside = np.bincount(origins, weights=graph.weights * stays, minlength=count)
    whole = np.bincount(origins, weights=graph.weights, minlength=count)
    return np.asarray(inside / np.maximum(whole, 1e-9), dtype=np.float32)


def _divided(graph: Graph, outer: Labels, standing: Labels | None, *, seed: int) -> Labels:
    is_small = graph.node_count <= CONSENSUS_UP_TO
    inner = np.full(graph.node_count, -1, dtype=np.int32)
    following = 0 if standing is None else int(standing.max(initial=-1)) + 1
    for number in np.unique(outer).tolist():
        members = np.flatnonzero(outer == number)
        if len(members) < LEAST_DIVIDED:
            continue
        own = graph.among(members)
        stood = None if standing is None else standing[members]
        if stood is None or not (stood >= 0).any():
            parts = _joined(own, _parts(own, is_small=is_small, seed=seed))
            if parts.max(initial=0) == 0:
                continue
            inner[members] = parts + following
            following += int(parts.max()) + 1
        else:
            inner[members] = _grown(own, stood, following, seed=seed)
            following = max(following, int(inner.max(initial=-1)) + 1)
    return inner


def _parts(graph: Graph, *, is_small: bool, seed: int) -> Labels:
    """Return inner groups for a first time, of a group that is a part of few or of many."""
    if is_small:
        return consensus(graph, seed=seed)
    return communities(graph, seed=seed)


def _grown(graph: Graph, standing: Labels, following: int, *, seed: int) -> Labels:
    """Continue inner groups; new ones are numbered from `following` on."""
    names = np.unique(standing[standing >= 0])
    compact = np.where(standing >= 0, np.searchsorted(names, standing), -1).astype(np.int32)
    found = _joined(graph, continued(graph, compact, seed=seed), keep=len(names))
    fresh = np.unique(found[found >= len(names)])
    numbers = np.concatenate([names, following + np.arange(len(fresh))]).astype(np.int32)
    position = np.where(found < len(names), found, len(names) + np.searchsorted(fresh, found))
    return numbers[position]


def _joined(graph: Graph, labels: Labels, *, keep: int | None = None) -> Labels:
    """Let groups of fewer than five join the group that their edges lead to most.

    Args:
        graph: Of the members.
        labels: Their groups; numbered from the largest on where `keep` is None.
        keep: Groups numbered below this stay however small, and numbers are not compacted.
    """
    sizes = np.bincount(labels)
    too_small = np.flatnonzero((sizes > 0) & (sizes < LEAST_INSIDE))
    too_small = too_small[too_small >= (keep or 0)]
    if not len(too_small):
        return labels
    large = np.isin(labels, too_small, invert=True)
    if not large.any():
        return np.zeros(len(labels), dtype=np.int32)
    found = spread(graph, np.where(large, labels, -1).astype(np.int32))
    return by_size(found) if keep is None else found


def _with_confidences(graph: Graph, outer: Labels, inner: Labels) -> Grouping:
    return Grouping(
        outer=outer,
        inner=inner,
        confidences=belonging(graph, outer),
        inner_confidences=belonging(graph, inner),
    )
