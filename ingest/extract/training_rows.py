"""Labelled sentences as numbers, ready to learn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.extract.gold import LabelledSentence
from ingest.extract.logistic import Matrix
from ingest.extract.neighbours import Embed, Neighbourhood
from ingest.extract.setting import signs_of

FOLDS: Final = 10
# News teaches what no lesson is, but a report is never half news.
_ELSEWHERE_COUNT: Final = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class TrainingRows:
    """Labelled sentences as numbers.

    Attributes:
        read: Vectors of the sentences and their neighbours, or None without a classifier.
        signs: (n_sentences, n_signs), of cues and setting.
        labels: (n_sentences,), whether it is a lesson.
        folds: (n_sentences,), 0 to 9; all sentences of a report are in one.
        counts: (n_sentences,), how much each counts: news less than what reports hold.
    """

    read: Neighbourhood | None
    signs: Matrix
    labels: NDArray[np.bool_]
    folds: NDArray[np.intp]
    counts: Matrix

    def only(self, mask: NDArray[np.bool_]) -> "TrainingRows":
        """Return some of the sentences."""
        read = None if self.read is None else self.read.only(mask)
        return TrainingRows(
            read, self.signs[mask], self.labels[mask], self.folds[mask], self.counts[mask]
        )


def rows_of(sentences: Sequence[LabelledSentence], embed: Embed | None) -> TrainingRows:
    """Return labelled sentences as numbers.

    Args:
        sentences: Of several reports.
        embed: Makes their vectors; None leaves the classifier out.
    """
    texts, languages = [s.sentence for s in sentences], [s.language for s in sentences]
    settings = [s.setting for s in sentences]
    place = {source: n for n, source in enumerate(sorted({s.source for s in sentences}))}
    return TrainingRows(
        read=embed and Neighbourhood.embedded(settings, texts, languages, embed),
        signs=signs_of(texts, languages, settings),
        labels=np.array([s.is_lesson for s in sentences], np.bool_),
        folds=np.array([place[s.source] % FOLDS for s in sentences], np.intp),
        counts=np.array([_ELSEWHERE_COUNT if s.is_elsewhere else 1.0 for s in sentences]),
    )
