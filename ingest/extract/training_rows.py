"""Labelled sentences as numbers, ready to learn from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.extract.cues import cues_in, features
from ingest.extract.gold import LabelledSentence
from ingest.extract.logistic import Matrix

FOLDS: Final = 10
# News teaches what no lesson is, but a report is never half news.
_ELSEWHERE_COUNT: Final = 0.25

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
