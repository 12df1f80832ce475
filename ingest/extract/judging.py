"""Judging: each report by fits that saw nothing of it, never sentence by sentence."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.extract.logistic import Matrix, fit, logit
from ingest.extract.training_rows import TrainingRows

# Leave-reports-out on the gold file is level from .03 to 1; this is the middle.
PENALTY: Final = 0.3
BLEND_PENALTY: Final = 1.0


def out_of_fold(features_of: Matrix, rows: TrainingRows, *, penalty: float = PENALTY) -> Matrix:
    """Return log odds of each sentence from a fit that saw nothing of its report."""
    told = np.zeros(len(rows.labels))
    for fold in np.unique(rows.folds):
        here = rows.folds == fold
        weights = fit(
            features_of[~here],
            rows.labels[~here],
            penalty=penalty,
            counts=rows.counts[~here],
        )
        told[here] = logit(features_of[here], weights)
    return told


def judged(rows: TrainingRows) -> dict[str, Matrix]:
    """Return leave-reports-out log odds of `cues`, `classifier` and `blend`.

    Each fold's blend is itself stacked on the other folds only.
    """
    told = {"cues": out_of_fold(rows.cues, rows, penalty=BLEND_PENALTY)}
    if rows.vectors is None:
        return told
    vectors = rows.vectors
    told["classifier"] = out_of_fold(vectors, rows)
    told["blend"] = np.zeros(len(rows.labels))
    for fold in np.unique(rows.folds):
        here = rows.folds == fold
        seen = rows.only(~here)
        stacked = np.column_stack([out_of_fold(vectors[~here], seen), seen.cues])
        weights = fit(stacked, seen.labels, penalty=BLEND_PENALTY, counts=seen.counts)
        unseen = np.column_stack([told["classifier"][here], rows.cues[here]])
        told["blend"][here] = logit(unseen, weights)
    return told


def auc(labels: NDArray[np.bool_], log_odds: Matrix) -> float:
    """Return the chance that a lesson gets more than another sentence, ties halved.

    That is the area under the receiver operating characteristic (Hanley & McNeil 1982); not a
    number where all labels are alike.
    """
    ours, others = log_odds[labels], log_odds[~labels]
    if not len(ours) or not len(others):
        return float("nan")
    above = (ours[:, None] > others[None, :]).mean()
    level = (ours[:, None] == others[None, :]).mean()
    return float(above + level / 2)
