"""Judging: each report by fits that saw nothing of it, never sentence by sentence."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.extract.logistic import Matrix, Optimum, fit, fit_near, logit, optimum
from ingest.extract.neighbours import TOLD_COUNT, Neighbourhood
from ingest.extract.training_rows import TrainingRows

# Leave-reports-out on the gold file is level from .03 to 1; this is the middle.
PENALTY: Final = 0.3
BLEND_PENALTY: Final = 1.0


def whole(rows: TrainingRows, read: Neighbourhood) -> Optimum:
    """Return the classifier of all sentences, near which those of the folds are found."""
    return optimum(read.vectors, rows.labels, penalty=PENALTY, counts=rows.counts)


def out_of_fold(rows: TrainingRows, read: Neighbourhood, near: Optimum) -> Matrix:
    """Return what a classifier that saw nothing of its report tells of each sentence.

    Args:
        rows: The sentences.
        read: Their vectors.
        near: Of the same sentences or more; it decides how long this takes, not what is told.

    Returns:
        (n_sentences, 5), as `Neighbourhood.told`.
    """
    told = np.zeros((len(rows.labels), TOLD_COUNT))
    for fold in np.unique(rows.folds):
        here = rows.folds == fold
        weights = fit_near(
            near,
            read.vectors[~here],
            rows.labels[~here],
            penalty=PENALTY,
            counts=rows.counts[~here],
        )
        told[here] = read.only(here).told(weights)
    return told


def judged(rows: TrainingRows) -> dict[str, Matrix]:
    """Return leave-reports-out log odds of `cues`, `classifier` and `blend`.

    `cues` are all that is told without vectors, headings too. Each fold's blend is itself
    stacked on the other folds only.
    """
    told = {"cues": np.zeros(len(rows.labels))}
    for fold in np.unique(rows.folds):
        here = rows.folds == fold
        seen = rows.only(~here)
        weights = fit(seen.signs, seen.labels, penalty=BLEND_PENALTY, counts=seen.counts)
        told["cues"][here] = logit(rows.signs[here], weights)
    if rows.read is None:
        return told
    near = whole(rows, rows.read)
    read = out_of_fold(rows, rows.read, near)
    told["classifier"] = read[:, 0]
    told["blend"] = np.zeros(len(rows.labels))
    for fold in np.unique(rows.folds):
        here = rows.folds == fold
        seen = rows.only(~here)
        told_inside = out_of_fold(seen, rows.read.only(~here), near)
        stacked = np.column_stack([told_inside, seen.signs])
        weights = fit(stacked, seen.labels, penalty=BLEND_PENALTY, counts=seen.counts)
        unseen = np.column_stack([read[here], rows.signs[here]])
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
    ranked = np.sort(others)
    below = np.searchsorted(ranked, ours, side="left")
    up_to = np.searchsorted(ranked, ours, side="right")
    return float((below + up_to).mean() / 2 / len(others))
