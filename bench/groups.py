"""Measures of groupings against labels: V-measure and the adjusted Rand index."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def v_measure(truth: Sequence[object], found: Sequence[object]) -> float:
    """Return the harmonic mean of homogeneity and completeness (Rosenberg & Hirschberg 2007)."""
    joint = _table(truth, found) / len(truth)
    of_truth, of_found = _entropy(joint.sum(axis=1)), _entropy(joint.sum(axis=0))
    shared = of_truth + of_found - _entropy(joint.ravel())
    homogeneity = shared / of_truth if of_truth else 1.0
    completeness = shared / of_found if of_found else 1.0
    both = homogeneity + completeness
    return 2 * homogeneity * completeness / both if both else 0.0


def adjusted_rand(truth: Sequence[object], found: Sequence[object]) -> float:
    """Return the share of pairs that agree, less what chance gives (Hubert & Arabie 1985)."""
    table = _table(truth, found)
    pairs, rows, columns = (_pairs(part) for part in (table, table.sum(1), table.sum(0)))
    expected = rows * columns / _pairs(table.sum())
    most = (rows + columns) / 2
    return float((pairs - expected) / (most - expected)) if most != expected else 1.0


def _table(truth: Sequence[object], found: Sequence[object]) -> NDArray[np.float64]:
    rows = np.unique(np.asarray(truth), return_inverse=True)[1]
    columns = np.unique(np.asarray(found), return_inverse=True)[1]
    table = np.zeros((rows.max() + 1, columns.max() + 1))
    np.add.at(table, (rows, columns), 1)
    return table


def _entropy(shares: NDArray[np.float64]) -> float:
    present = shares[shares > 0]
    return float(-(present * np.log(present)).sum())


def _pairs(counts: NDArray[np.float64]) -> float:
    return float((np.asarray(counts) * (np.asarray(counts) - 1) / 2).sum())
