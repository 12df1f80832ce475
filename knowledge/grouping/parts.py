"""Groups inside groups, found in all of them at once."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.grouping.communities import Labels, communities, consensus, spread
from knowledge.grouping.graph import Graph

LEAST_DIVIDED: Final = 20
"""A group with fewer members has no groups inside it."""

LEAST_INSIDE: Final = 5
"""A group inside another has at least so many members; smaller ones join their nearest."""


def parted(graph: Graph, outer: Labels, *, is_few: bool, seed: int = 0) -> Labels:
    """Return the groups inside groups, -1 where one is not divided.

    Args:
        graph: Of nearest neighbours.
        outer: (n,), from 0 on: group of each node.
        is_few: Whether a consensus of several runs decides, rather than one.
        seed: The same seed gives the same groups, to the bit.

    Returns:
        (n,): group after group, in each from the largest on; no number is in two.
    """
    areas = np.where(np.bincount(outer)[outer] >= LEAST_DIVIDED, outer, -1).astype(np.int32)
    nowhere = np.full(graph.node_count, -1, dtype=np.int32)
    if (areas < 0).all():
        return nowhere
    inside = graph.within(areas)
    resolution = float(len(np.unique(areas[areas >= 0])))
    places = np.where(areas < 0, areas.max() + 1, areas).astype(np.int32)
    if is_few:
        found = consensus(inside, seed=seed, resolution=resolution)
    else:
        found = communities(inside, seed=seed, resolution=resolution, areas=places)
    parts = places.astype(np.int64) * (int(found.max()) + 1) + found
    return _numbered(areas, _joined(inside, areas, np.unique(parts, return_inverse=True)[1]))


def _joined(graph: Graph, areas: Labels, parts: NDArray[np.intp]) -> Labels:
    """Return the parts, those of fewer than five members with what their edges lead to most.

    -1 where an area has no part that is large enough.
    """
    sizes = np.bincount(parts)
    is_large = (sizes[parts] >= LEAST_INSIDE) & (areas >= 0)
    found = spread(graph, np.where(is_large, parts, -1).astype(np.int32))
    largest = np.full(int(areas.max()) + 1, -1, dtype=np.int32)
    order = np.argsort(sizes[parts[is_large]], kind="stable")
    largest[areas[is_large][order]] = parts[is_large][order]  # the last said is the largest
    owners = np.full(len(sizes), -1)
    owners[parts] = areas
    strays = owners[found] != areas
    found[strays] = np.where(areas[strays] < 0, -1, largest[areas[strays]])
    return found


def _numbered(areas: Labels, parts: Labels) -> Labels:
    """Return the parts numbered area after area, from the largest on; -1 for one by itself."""
    placed = np.flatnonzero(parts >= 0)
    found = np.full(len(parts), -1, dtype=np.int32)
    _, firsts, inverse, sizes = np.unique(
        parts[placed], return_index=True, return_inverse=True, return_counts=True
    )
    owners = areas[placed][firsts]
    is_divided = np.bincount(owners)[owners] > 1
    order = np.lexsort((firsts, -sizes, owners))
    order = order[is_divided[order]]
    numbers = np.full(len(sizes), -1, dtype=np.int32)
    numbers[order] = np.arange(len(order))
    found[placed] = numbers[inverse]
    return found
