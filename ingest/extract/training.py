"""Training: from labelled sentences to a model, judged by report and never by sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.extract.cues import cues_in, features
from ingest.extract.gold import LabelledSentence, digest
from ingest.extract.kinds import UNTYPED
from ingest.extract.logistic import Matrix, fit, logit
from ingest.extract.model import LessonModel

FOLDS: Final = 10
# Leave-reports-out on the gold file is level from .03 to 1; this is the middle.
_PENALTY: Final = 0.3
_BLEND_PENALTY: Final = 1.0
_REPORT_PENALTY: Final = 1.0
# News teaches what no lesson is, but a report is never half news.
_ELSEWHERE_COUNT: Final = 0.25
_FEWEST_OF_KIND: Final = 5
_SURELY_INSIDE: Final = 10.0

Embed = Callable[[Sequence[str], Sequence[str]], Matrix]
"""Texts and their languages to centred vectors, (n_texts, n_dimensions)."""


@dataclass(frozen=True, slots=True, eq=False)
class TrainingRows:
    """Labelled sentences as numbers.

    Attributes:
        vectors: (n_sentences, n_dimensions), centred, or None without a classifier.
        cues: (n_sentences, n_cue_features).
        labels: (n_sentences,), whether it is a lesson.
        folds: (n_sentences,), 0 to 9; all sentences of a report are in one.
        counts: (n_sentences,), how much each counts: news less than what reports hold.
    """

    vectors: Matrix | None
    cues: Matrix
    labels: NDArray[np.bool_]
    folds: NDArray[np.intp]
    counts: Matrix

    def only(self, mask: NDArray[np.bool_]) -> "TrainingRows":
        """Return some of the sentences."""
        vectors = None if self.vectors is None else self.vectors[mask]
        return TrainingRows(
            vectors, self.cues[mask], self.labels[mask], self.folds[mask], self.counts[mask]
        )


def rows_of(sentences: Sequence[LabelledSentence], embed: Embed | None) -> TrainingRows:
    """Return labelled sentences as numbers.

    Args:
        sentences: Of several reports.
        embed: Makes their vectors; None leaves the classifier out.
    """
    texts, languages = [s.sentence for s in sentences], [s.language for s in sentences]
    place = {source: n for n, source in enumerate(sorted({s.source for s in sentences}))}
    return TrainingRows(
        vectors=None if embed is None else np.asarray(embed(texts, languages), np.float64),
        cues=cue_matrix(texts, languages),
        labels=np.array([s.is_lesson for s in sentences], np.bool_),
        folds=np.array([place[s.source] % FOLDS for s in sentences], np.intp),
        counts=np.array([_ELSEWHERE_COUNT if s.is_elsewhere else 1.0 for s in sentences]),
    )


def cue_matrix(texts: Sequence[str], languages: Sequence[str]) -> Matrix:
    """Return the cue features of sentences, (n_texts, n_cue_features)."""
    return np.array(
        [features(cues_in(t, name)) for t, name in zip(texts, languages, strict=True)], np.float64
    )


def train(
    sentences: Sequence[LabelledSentence], embed: Embed | None, *, embedder: str
) -> LessonModel:
    """Return a model; the same sentences and embedder always give the same one.

    The blend is learned on what the classifier says of reports that it did not see (stacked
    generalisation; Wolpert 1992), so that it does not trust the classifier too much.

    Args:
        sentences: Of at least ten reports, lessons and others.
        embed: Makes vectors; None leaves the classifier out.
        embedder: Fingerprint of what makes the vectors.
    """
    rows = rows_of(sentences, embed)
    cues = fit(rows.cues, rows.labels, penalty=_BLEND_PENALTY, counts=rows.counts)
    if rows.vectors is None:
        return LessonModel(
            embedder="",
            trained_on=digest(sentences),
            sentence_count=len(sentences),
            lesson=_none(),
            report=_none(),
            kinds={},
            blend=_none(),
            cues=cues,
        )
    unseen = out_of_fold(rows.vectors, rows)
    stacked = np.column_stack([unseen, rows.cues])
    return LessonModel(
        embedder=embedder,
        trained_on=digest(sentences),
        sentence_count=len(sentences),
        lesson=fit(rows.vectors, rows.labels, penalty=_PENALTY, counts=rows.counts),
        report=_report(sentences, rows.vectors),
        kinds=_kinds(sentences, rows.vectors),
        blend=fit(stacked, rows.labels, penalty=_BLEND_PENALTY, counts=rows.counts),
        cues=cues,
    )


def out_of_fold(features_of: Matrix, rows: TrainingRows, *, penalty: float = _PENALTY) -> Matrix:
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
    told = {"cues": out_of_fold(rows.cues, rows, penalty=_BLEND_PENALTY)}
    if rows.vectors is None:
        return told
    vectors = rows.vectors
    told["classifier"] = out_of_fold(vectors, rows)
    told["blend"] = np.zeros(len(rows.labels))
    for fold in np.unique(rows.folds):
        here = rows.folds == fold
        seen = rows.only(~here)
        stacked = np.column_stack([out_of_fold(vectors[~here], seen), seen.cues])
        weights = fit(stacked, seen.labels, penalty=_BLEND_PENALTY, counts=seen.counts)
        unseen = np.column_stack([told["classifier"][here], rows.cues[here]])
        told["blend"][here] = logit(unseen, weights)
    return told


def _kinds(sentences: Sequence[LabelledSentence], vectors: Matrix) -> dict[str, Matrix]:
    """Return weights by kind, each kind against the others, on lessons of known kind."""
    typed = [n for n, s in enumerate(sentences) if s.is_lesson and s.label != UNTYPED]
    labels = [sentences[n].label for n in typed]
    weights: dict[str, Matrix] = {}
    for kind in sorted(set(labels)):
        is_kind = np.array([label == kind for label in labels], np.bool_)
        if _FEWEST_OF_KIND <= is_kind.sum() < len(labels):
            weights[kind] = fit(vectors[typed], is_kind, penalty=_PENALTY)
    return weights


def _report(sentences: Sequence[LabelledSentence], vectors: Matrix) -> Matrix:
    """Return weights of whether a sentence stands in a report at all."""
    is_inside = np.array([not s.is_elsewhere for s in sentences], np.bool_)
    if is_inside.all():
        return np.append(np.zeros(vectors.shape[1]), _SURELY_INSIDE)
    return fit(vectors, is_inside, penalty=_REPORT_PENALTY)


def _none() -> Matrix:
    return np.zeros(0)
