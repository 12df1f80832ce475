"""The trained part: weights that tell a lesson from other sentences, and its kind."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from ingest.extract.blending import Blend
from ingest.extract.classifier import Classifier
from ingest.extract.logistic import Matrix, logit
from ingest.extract.neighbours import Neighbourhood

FORMAT: Final = "lessons/4"
_HASH_CHARS: Final = 12
_FEWEST_SENTENCES: Final = 5
# Of demo reports that no label comes from, nine in ten have a mean above 2.7.
_LIKE_A_REPORT: Final = 2.5


@dataclass(frozen=True, slots=True, eq=False)
class LessonModel:
    """A classifier on sentence vectors, weights on signs, and how both are blended.

    Attributes:
        embedder: Fingerprint of the embedder whose vectors it reads; "" if it reads none.
        trained_on: Hash of the labelled sentences.
        sentence_count: How many there were.
        lesson: The classifier; it reads nothing if there is no embedder.
        report: (n_dimensions + 1,) weights on centred vectors, of whether a sentence stands in
            a report of an initiative at all.
        kinds: By kind of lesson, likewise.
        blend: Weights on what the classifier tells of a sentence and its neighbours and on the
            signs (cues, heading, place).
        cues: Weights on the signs alone, intercept last.
    """

    embedder: str
    trained_on: str
    sentence_count: int
    lesson: Classifier
    report: Matrix
    kinds: Mapping[str, Matrix]
    blend: Blend
    cues: Matrix

    @property
    def reads_vectors(self) -> bool:
        """Whether it has a classifier."""
        return bool(self.embedder)

    @property
    def hash(self) -> str:
        """12 hexadecimal digits that change with any weight."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()[:_HASH_CHARS]

    def log_odds(self, read: Neighbourhood | None, signs: Matrix) -> Matrix:
        """Return the log odds that sentences tell lessons, (n_sentences,).

        Args:
            read: Vectors of the sentences and their neighbours; None leaves the classifier out.
            signs: (n_sentences, n_signs).
        """
        if read is None or not self.reads_vectors:
            return logit(signs, self.cues)
        return self.blend.log_odds(read.told(self.lesson), signs)

    def document_shift(self, vectors: Matrix | None) -> float:
        """Return what a whole document takes off the log odds of each of its sentences.

        0 for what reads like a report of an initiative, less the more it reads like news or
        an encyclopedia: twice what the mean of its sentences lacks to `_LIKE_A_REPORT`.

        Args:
            vectors: (n_sentences, n_dimensions), centred, of all candidates of a document;
                fewer than five tell nothing.
        """
        if vectors is None or not self.reads_vectors or len(vectors) < _FEWEST_SENTENCES:
            return 0.0
        told = float(logit(np.asarray(vectors, np.float64), self.report).mean())
        return 2 * min(0.0, told - _LIKE_A_REPORT)

    def kind_log_odds(self, vectors: Matrix | None) -> dict[str, Matrix]:
        """Return by kind the log odds of it, given that a sentence is a lesson."""
        if vectors is None or not self.reads_vectors:
            return {}
        rows = np.asarray(vectors, np.float64)
        return {kind: logit(rows, weights) for kind, weights in self.kinds.items()}

    def to_json(self) -> str:
        """Return the model as it is kept in a file; the same model gives the same text."""
        content = {
            "format": FORMAT,
            "embedder": self.embedder,
            "trained_on": self.trained_on,
            "sentence_count": self.sentence_count,
            "directions": [_plain(direction) for direction in self.lesson.directions],
            "lesson": _plain(self.lesson.weights),
            "report": _plain(self.report),
            "kinds": {kind: _plain(weights) for kind, weights in sorted(self.kinds.items())},
            "beside": _plain(self.blend.beside),
            "alone": _plain(self.blend.alone),
            "cues": _plain(self.cues),
        }
        return json.dumps(content, separators=(",", ":")) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "LessonModel":
        """Return the model of a file.

        Raises:
            ValueError: If the text is no model of this format.
        """
        content = json.loads(text)
        if not isinstance(content, dict) or content.get("format") != FORMAT:
            raise ValueError(f"not a model of format {FORMAT}")
        try:
            return cls(
                embedder=str(content["embedder"]),
                trained_on=str(content["trained_on"]),
                sentence_count=int(content["sentence_count"]),
                lesson=Classifier(_matrix(content["directions"]), _matrix(content["lesson"])),
                report=_matrix(content["report"]),
                kinds={kind: _matrix(weights) for kind, weights in content["kinds"].items()},
                blend=Blend(_matrix(content["beside"]), _matrix(content["alone"])),
                cues=_matrix(content["cues"]),
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"a model of format {FORMAT} with parts missing") from error


def read_model(path: Path) -> LessonModel:
    """Return the model of a file.

    Raises:
        OSError: If the file is not there.
        ValueError: If it is no model of this format.
    """
    return LessonModel.from_json(path.read_text("utf-8"))


def _matrix(numbers: object) -> Matrix:
    return np.asarray(numbers, np.float64)


def _plain(weights: Matrix) -> list[float]:
    return [round(float(weight), 4) for weight in weights]
