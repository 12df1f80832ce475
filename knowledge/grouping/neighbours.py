"""The nearest neighbours of every vector, exactly and within a bounded memory."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.ports import Vectors

NEIGHBOUR_COUNT: Final = 15
"""Neighbours per lesson in the graph; between 10 and 20 the measured quality is flat."""

HELD_AGAINST: Final = 5_000
"""Of so many others at most does `nearness` look for the nearest."""

_HELD_EXACTLY = 500  # of which it looks at all others, to correct the estimate by

_CELLS_AT_ONCE = 8_500_000  # 34 MB of cosines: from 32 on the system gives them in large pages
_LEAST_SIFTED = 8  # columns for each that is looked for: of fewer, all are ranked
_SIFTED_TOGETHER = 16
_CELLS_SIFTED_AT_ONCE = 200_000  # 800 kB, and as much again for what is made of them
_CELLS_RANKED_AT_ONCE = 20_000  # 160 kB of their numbers: what a core has at hand


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Who is near whom.

    Attributes:
        rows: (n, k), int32: numbers of the nearest other vectors, in rising order.
        cosines: (n, k), float32: how near each of them is.
    """

    rows: NDArray[np.int32]
    cosines: NDArray[np.float32]

    def __post_init__(self) -> None:
        if self.rows.shape != self.cosines.shape:
            raise ValueError("each neighbour has one cosine")

    def __len__(self) -> int:
        return len(self.rows)


def nearest_neighbours(rows: Vectors, *, count: int = NEIGHBOUR_COUNT) -> Neighbours:
    """Return the nearest neighbours of each vector, itself left out.

    Args:
        rows: (n, n_dimensions), float32, of length 1.
        count: Neighbours of each, fewer where there are not so many others.
    """
    total = len(rows)
    count = min(count, max(0, total - 1))
    found = np.zeros((total, count), dtype=np.int32)
    cosines = np.zeros((total, count), dtype=np.float32)
    step = max(1, _CELLS_AT_ONCE // max(1, total))
    room = np.empty(max(_CELLS_AT_ONCE, total), dtype=np.float32)  # for one block after the other
    for start in range(0, total if count else 0, step):
        some = rows[start : start + step]
        block = room[: len(some) * total].reshape(len(some), total)
        np.matmul(some, rows.T, out=block)
        own = np.arange(len(block))
        block[own, start + own] = -2.0
        found[start : start + step] = _largest(block, count)
        cosines[start : start + step] = np.take_along_axis(
            block, found[start : start + step], axis=1
        )
    return Neighbours(found, cosines)


def _largest(cells: NDArray[np.float32], count: int) -> NDArray[np.int32]:
    """Return (n_rows, count): the columns of the largest cells of each row, in rising order.

    Only cells that may be among them are ranked, see `_candidates`.
    """
    found = np.empty((len(cells), count), dtype=np.int32)
    is_sifted = cells.shape[1] >= _LEAST_SIFTED * count
    step = max(1, (_CELLS_SIFTED_AT_ONCE if is_sifted else _CELLS_RANKED_AT_ONCE) // cells.shape[1])
    for start in range(0, len(cells), step):
        some = cells[start : start + step]
        if is_sifted:
            columns, values = _candidates(some, count)
            found[start : start + step] = np.take_along_axis(
                columns, _ranked(values, count), axis=1
            )
        else:
            found[start : start + step] = _ranked(some, count)
    return found


def _candidates(
    cells: NDArray[np.float32], count: int
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Return columns and values of the cells that may be among a row's `count` largest.

    Both are (n_rows, n): columns in rising order, and -inf where a row has fewer than n. The
    columns are laid into places, several to a place, and the largest of each place is kept: the
    smallest of the `count` largest of these is no larger than that of all cells, and few cells
    besides those looked for reach it.
    """
    places = max(_LEAST_SIFTED * count // 2, cells.shape[1] // _SIFTED_TOGETHER)
    layers = cells.shape[1] // places
    sifted = cells[:, : layers * places].reshape(len(cells), layers, places).max(axis=1)
    least = np.partition(sifted, places - count, axis=1)[:, places - count]
    flat = np.flatnonzero(cells >= least[:, np.newaxis])
    origins = flat // cells.shape[1]
    counts = np.bincount(origins, minlength=len(cells))
    starts = np.cumsum(counts) - counts
    positions = np.arange(len(flat)) - starts[origins]
    columns = np.zeros((len(cells), int(counts.max())), dtype=np.int32)
    columns[origins, positions] = flat - origins * cells.shape[1]
    values = np.full(columns.shape, -np.inf, dtype=np.float32)
    values[origins, positions] = cells.ravel()[flat]
    return columns, values


def _ranked(cells: NDArray[np.float32], count: int) -> NDArray[np.intp]:
    """Return the same as `_largest` by looking at every cell."""
    first = cells.shape[1] - count
    return np.sort(np.argpartition(cells, first, axis=1)[:, first:], axis=1)


def nearness(rows: Vectors, *, count: int) -> NDArray[np.float32]:
    """Return (n,), float32: the mean cosine of each vector to its nearest others.

    Beyond `HELD_AGAINST` vectors it is an estimate, so that the seconds grow with their number
    and not with its square: the nearest among so many drawn by lot (the same each time), times
    what those of some vectors are nearer among all.

    Args:
        rows: (n, n_dimensions), float32, of length 1.
        count: Others that make the mean, fewer where there are not so many.
    """
    everything = np.arange(len(rows))
    if len(rows) <= HELD_AGAINST:
        return _nearness(rows, everything, everything, count)
    lots = np.random.default_rng(0).permutation(len(rows))
    found = _nearness(rows, everything, np.sort(lots[:HELD_AGAINST]), count)
    some = lots[-_HELD_EXACTLY:]
    exactly = _nearness(rows, some, everything, count)
    return np.asarray(found * exactly.mean() / max(float(found[some].mean()), 1e-6), np.float32)


def _nearness(
    rows: Vectors, wanted: NDArray[np.intp], others: NDArray[np.intp], count: int
) -> NDArray[np.float32]:
    """Return the mean cosine of the wanted rows to their nearest among others, given in order."""
    count = min(count, len(others) - 1)
    found = np.zeros(len(wanted), dtype=np.float32)
    against = rows[others].T
    step = max(1, _CELLS_AT_ONCE // max(1, len(others)))
    for start in range(0, len(wanted) if count > 0 else 0, step):
        some = wanted[start : start + step]
        block = rows[some] @ against
        places = np.minimum(np.searchsorted(others, some), len(others) - 1)
        itself = np.flatnonzero(others[places] == some)
        block[itself, places[itself]] = -2.0
        if block.shape[1] >= _LEAST_SIFTED * count:
            _, block = _candidates(block, count)
        first = block.shape[1] - count
        best = np.sort(np.partition(block, first, axis=1)[:, first:], axis=1)
        found[start : start + step] = best.mean(axis=1)
    return found
