"""A flat map of groups and their members that stays put from run to run.

Groups are laid out by the cosines of their middles (classical multidimensional scaling,
Torgerson 1952), members around their group's middle by the first two principal components of
what sets them apart inside it. Nothing is drawn by chance, so the same input gives the same
map, and a new map is turned onto the old one (orthogonal Procrustes, Schönemann 1966).
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.ports import Vectors

Points = NDArray[np.float64]
MEMBER_RADIUS: Final = 0.35
"""How far members lie from their group's middle, in mean distances to the next group."""


def layout(rows: Vectors, labels: NDArray[np.integer], *, before: Points | None = None) -> Points:
    """Return (n_rows, 2), float64, each coordinate between -1 and 1.

    Args:
        rows: (n_rows, n_dimensions), float32, of length 1.
        labels: Group of each row, from 0 on without gaps.
        before: (n_rows, 2) where rows stood on the last map, NaN for new ones.
    """
    if not len(rows):
        return np.zeros((0, 2))
    count = int(labels.max()) + 1
    middles = np.stack([rows[labels == number].mean(axis=0) for number in range(count)])
    centres = _scaled(_unit(middles))
    radius = MEMBER_RADIUS * _gap(centres)
    points = centres[labels].copy()
    for number in range(count):
        own = labels == number
        points[own] += radius * _around(rows[own])
    points = _within(points)
    if before is not None:
        points = _within(_turned(points, before))
    return points


def _scaled(middles: NDArray[np.float64]) -> Points:
    """Lay groups out so that near ones in meaning lie near on the map."""
    count = len(middles)
    if count == 1:
        return np.zeros((1, 2))
    squared = 2 - 2 * np.clip(middles @ middles.T, -1, 1)
    apart = np.eye(count) - 1 / count
    return _components(-0.5 * apart @ squared @ apart)


def _around(rows: Vectors) -> Points:
    """Lay the members of one group out around 0, most within a distance of 1."""
    if len(rows) < 3:
        turns = np.arange(len(rows)) * np.pi
        return np.stack([np.cos(turns), np.sin(turns)], axis=1) * (len(rows) > 1)
    apart = (rows - rows.mean(axis=0)).astype(np.float64)
    _, _, axes = np.linalg.svd(apart, full_matrices=False)
    flat = apart @ _signed(axes[:2]).T
    reach = np.linalg.norm(flat, axis=1)
    return np.asarray(flat / max(float(np.quantile(reach, 0.9)), 1e-9))


def _components(products: NDArray[np.float64]) -> Points:
    values, vectors = np.linalg.eigh(products)
    best = np.argsort(-values)[:2]
    axes = _signed(vectors[:, best].T).T
    return np.asarray(axes * np.sqrt(np.maximum(values[best], 0)))


def _signed(axes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn each axis so that its largest part is positive: its sign is chance otherwise."""
    largest = np.abs(axes).argmax(axis=1)
    signs = np.sign(axes[np.arange(len(axes)), largest])
    return np.asarray(axes * np.where(signs == 0, 1, signs)[:, None])


def _gap(centres: Points) -> float:
    """Return the mean distance from a group to the next one."""
    if len(centres) < 2:
        return 1.0
    distances = np.linalg.norm(centres[:, None] - centres[None], axis=2)
    np.fill_diagonal(distances, np.inf)
    return max(float(distances.min(axis=1).mean()), 1e-3)


def _turned(points: Points, before: Points) -> Points:
    known = ~np.isnan(before).any(axis=1)
    if known.sum() < 3:
        return points
    old, new = before[known], points[known]
    left, _, right = np.linalg.svd((new - new.mean(axis=0)).T @ (old - old.mean(axis=0)))
    return np.asarray((points - new.mean(axis=0)) @ (left @ right) + old.mean(axis=0))


def _within(points: Points) -> Points:
    middle = (points.max(axis=0) + points.min(axis=0)) / 2
    reach = max(float(np.abs(points - middle).max()), 1e-9)
    return np.asarray((points - middle) / reach)


def _unit(rows: NDArray[np.floating]) -> NDArray[np.float64]:
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return np.asarray(rows / lengths, dtype=np.float64)
