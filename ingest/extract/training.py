"""Training: from labelled sentences to a model; the same sentences give the same model."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from ingest.extract.blending import BLEND_PENALTY, Blend, fit_blend
from ingest.extract.classifier import Classifier
from ingest.extract.gold import LabelledSentence, digest
from ingest.extract.judging import PENALTY, out_of_fold, whole
from ingest.extract.kinds import UNTYPED
from ingest.extract.logistic import Matrix, fit
from ingest.extract.model import LessonModel
from ingest.extract.neighbours import Embed
from ingest.extract.training_rows import TrainingRows, rows_of

_REPORT_PENALTY: Final = 1.0
_FEWEST_OF_KIND: Final = 5
_SURELY_INSIDE: Final = 10.0


def train(
    sentences: Sequence[LabelledSentence],
    embed: Embed | None,
    *,
    embedder: str,
    elsewhere: Sequence[LabelledSentence] = (),
) -> LessonModel:
    """Return a model.

    The blend is learned on what the classifier says of reports that it did not see (stacked
    generalisation; Wolpert 1992), so that it does not trust the classifier too much.

    Args:
        sentences: Of at least ten reports, lessons and others.
        embed: Makes vectors; None leaves the classifier out.
        embedder: Fingerprint of what makes the vectors.
        elsewhere: Of no report; they tell what a report is, not what a lesson is.
    """
    others = None
    if embed is not None and elsewhere:
        others = embed([s.sentence for s in elsewhere], [s.language for s in elsewhere])
    return train_on(rows_of(sentences, embed), sentences, embedder=embedder, elsewhere=others)


def train_on(
    rows: TrainingRows,
    sentences: Sequence[LabelledSentence],
    *,
    embedder: str,
    elsewhere: Matrix | None = None,
) -> LessonModel:
    """Return what `train` does, of sentences that are numbers already.

    Args:
        rows: The sentences as numbers.
        sentences: Of at least ten reports, lessons and others.
        embedder: Fingerprint of what made the vectors.
        elsewhere: (n_others, n_dimensions), centred, of sentences that stand in no report.
    """
    cues = fit(rows.signs, rows.labels, penalty=BLEND_PENALTY, counts=rows.counts)
    if rows.read is None:
        return LessonModel(
            embedder="",
            trained_on=digest(sentences),
            sentence_count=len(sentences),
            lesson=Classifier.none(),
            report=np.zeros(0),
            kinds={},
            blend=Blend.none(),
            cues=cues,
        )
    vectors = rows.read.vectors
    every = whole(rows, rows.read)
    told = out_of_fold(rows, rows.read, every)
    return LessonModel(
        embedder=embedder,
        trained_on=digest(sentences),
        sentence_count=len(sentences),
        lesson=every.classifier,
        report=_report(sentences, vectors, elsewhere),
        kinds=_kinds(sentences, vectors),
        blend=fit_blend(told, rows.signs, rows.labels, rows.counts),
        cues=cues,
    )


def _kinds(sentences: Sequence[LabelledSentence], vectors: Matrix) -> dict[str, Matrix]:
    """Return weights by kind, each kind against the others, on lessons of known kind."""
    typed = [n for n, s in enumerate(sentences) if s.is_lesson and s.label != UNTYPED]
    labels = [sentences[n].label for n in typed]
    weights: dict[str, Matrix] = {}
    for kind in sorted(set(labels)):
        is_kind = np.array([label == kind for label in labels], np.bool_)
        if _FEWEST_OF_KIND <= is_kind.sum() < len(labels):
            weights[kind] = fit(vectors[typed], is_kind, penalty=PENALTY)
    return weights


def _report(
    sentences: Sequence[LabelledSentence], vectors: Matrix, elsewhere: Matrix | None
) -> Matrix:
    """Return weights of whether a sentence stands in a report at all."""
    is_inside = np.array([not s.is_elsewhere for s in sentences], np.bool_)
    if elsewhere is not None:
        vectors = np.vstack([vectors, elsewhere])
        is_inside = np.append(is_inside, np.zeros(len(elsewhere), np.bool_))
    if is_inside.all():
        return np.append(np.zeros(vectors.shape[1]), _SURELY_INSIDE)
    return fit(vectors, is_inside, penalty=_REPORT_PENALTY)
