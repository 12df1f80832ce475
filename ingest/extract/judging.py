"""Judging: each report by fits that saw nothing of it, never sentence by sentence."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.extract.blending import BLEND_PENALTY, fit_blend
from ingest.extract.classifier import Classifier, directions_of, with_products
from ingest.extract.logistic import Matrix, Optimum, fit, fit_near, logit, optimum
from ingest.extract.neighbours import TOLD_COUNT, Neighbourhood
from ingest.extract.training_rows import TrainingRows

# Leave-reports-out on the gold file is level from .03 to .3; this is the middle.
PENALTY: Final = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """The classifier of all sentences, near which those of their folds are found.

    Attributes:
        classifier: Of all.
        near: Where its fit ended.
    """

    classifier: Classifier
    near: Optimum


def whole(rows: TrainingRows, read: Neighbourhood) -> Whole:
    """Return the classifier of all sentences."""
    directions = directions_of(read.vectors)
    features = with_products(read.vectors, directions)
    near = optimum(features, rows.labels, penalty=PENALTY, counts=rows.counts)
    return Whole(Classifier(directions, near.weights), near)


def out_of_fold(rows: TrainingRows, read: Neighbourhood, every: Whole) -> Matrix:
    """Return what a classifier that saw nothing of its report tells of each sentence.

    Args:
        rows: The sentences.
        read: Their vectors.
        every: Of the same sentences; it has their directions, which no label taught.

    Returns:
        (n_sentences, 5), as `Neighbourhood.told`.
    """
    told = np.zeros((len(rows.labels), TOLD_COUNT))
    directions = every.classifier.directions
    features = with_products(read.vectors, directions)
    for fold in np.unique(rows.folds):
        here = rows.folds == fold
        weights = fit_near(
            every.near,
            features[~here],
            rows.labels[~here],
            penalty=PENALTY,
            counts=rows.counts[~here],
        )
        told[here] = read.only(here).told(Classifier(directions, weights))
    return told


def judged(rows: TrainingRows) -> dict[str, Matrix]:
    """Return leave-reports-out log odds of `cues`, `classifier` and `blend`.

    `cues` are all that is told without vectors, headings too. Each fold's blend is itself
    stacked on the other folds only.
    """
    methods = ("cues",) if rows.read is None else ("cues", "classifier", "blend")
    told = {method: np.zeros(len(rows.labels)) for method in methods}
    for fold in np.unique(rows.folds):
        here = rows.folds == fold
        seen, unseen = rows.only(~here), rows.only(here)
        weights = fit(seen.signs, seen.labels, penalty=BLEND_PENALTY, counts=seen.counts)
        told["cues"][here] = logit(unseen.signs, weights)
        if seen.read is not None and unseen.read is not None:
            every = whole(seen, seen.read)
            read = unseen.read.told(every.classifier)
            stacked = out_of_fold(seen, seen.read, every)
            blend = fit_blend(stacked, seen.signs, seen.labels, seen.counts)
            told["classifier"][here] = read[:, 0]
            told["blend"][here] = blend.log_odds(read, unseen.signs)
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
