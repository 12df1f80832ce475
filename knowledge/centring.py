"""Takes out of each vector what its language and its role have in common.

Raw cosines of the default model lie between .72 and .89 and lean to the question's own
language. document' = L2(d − .9 × mean of its language), query' = L2(q − .9 × mean of
questions): a tenth is left in, since what a narrow base shares is also its subject
(docs/decisions/0004-search.md). The means are constants, made from the demo base's own texts
for one model; another model, or a language without a constant, gets the mean of all, and a
model without constants none.
"""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.grouping.lengths import unit
from knowledge.ports import Vectors

_PRIOR_COUNT = 40
_TAKEN_OUT_SHARE = 0.9
_FILE = Path(__file__).parent / "centring_means.json"


@dataclass(frozen=True, slots=True)
class Centring:
    """The means of one embedder's vectors.

    Attributes:
        name: Changes when the means do, so that indexes are made anew.
        documents: By language: (n_dimensions,), float32.
        question: (n_dimensions,), float32, or None to leave questions as they are.
        questions: The same by language, of questions of policy; for those within a draft.
        inner: As `documents`, of the model's inner layer.
    """

    name: str = "none"
    documents: Mapping[str, Vectors] = field(default_factory=dict)
    question: Vectors | None = None
    questions: Mapping[str, Vectors] = field(default_factory=dict)
    inner: Mapping[str, Vectors] = field(default_factory=dict)

    def centre_documents(self, vectors: Vectors, languages: Sequence[str]) -> Vectors:
        """Return (n_texts, n_dimensions), rows of length 1, the mean of each language out."""
        return _centred(vectors, languages, self.documents)

    def centre_layers(self, vectors: Vectors, languages: Sequence[str]) -> Vectors:
        """Return (n_texts, n_layers × n_dimensions): each layer centred, rows of length 1.

        The last layer comes first, so that the first numbers of a row lie as those of
        `centre_documents` do.

        Args:
            vectors: (n_texts, n_layers, n_dimensions), as `Embedder.embed_layers`.
            languages: Of each text.
        """
        layer_count = vectors.shape[1]
        means = [self.inner] * (layer_count - 1) + [self.documents]
        layers = [
            _centred(vectors[:, layer], languages, means[layer])
            for layer in reversed(range(layer_count))
        ]
        return np.concatenate(layers, axis=1) / np.float32(np.sqrt(layer_count))


class QuestionMean:
    """The mean of the questions that a base is asked: a sum and a count, no question's text.

    Starts from the shipped mean as if 40 questions had been asked, so the first real ones
    move it a little and a few hundred make it the base's own. Safe to share among threads.
    """

    def __init__(
        self, prior: Vectors | None, *, count: int = 0, total: Vectors | None = None
    ) -> None:
        """Start from a prior, and from what an earlier process had summed.

        Args:
            prior: (n_dimensions,), or None to leave questions as they are.
            count: Questions in `total`.
            total: (n_dimensions,), their sum.
        """
        self._prior = prior
        self._lock = threading.Lock()
        self.count = count
        self.total = total

    def centre(self, vector: Vectors) -> Vectors:
        """Return the question's vector, of length 1, the mean out; it counts from now on."""
        if self._prior is None:
            return vector
        with self._lock:
            self.count += 1
            self.total = vector if self.total is None else self.total + vector
            seen = self.total + _PRIOR_COUNT * self._prior
            mean = seen / (self.count + _PRIOR_COUNT)
        return _without(vector, np.asarray(mean, dtype=np.float32))


@cache
def centring_for(model: str) -> Centring:
    """Return the means that were made for this model, or none."""
    stored = _stored()
    if stored["model"] != model:
        return Centring()
    return Centring(
        name=f"{stored['name']} × {_TAKEN_OUT_SHARE}",
        documents=_means(stored["documents"]),
        question=np.asarray(stored["question"], dtype=np.float32),
        questions=_means(stored["questions"]),
        inner=_means(stored["inner"]),
    )


def _centred(vectors: Vectors, languages: Sequence[str], means: Mapping[str, Vectors]) -> Vectors:
    if not means or not len(vectors):
        return vectors
    everywhere = np.mean(list(means.values()), axis=0)
    taken = np.stack([means.get(language, everywhere) for language in languages])
    return unit(vectors - _TAKEN_OUT_SHARE * taken)


def _means(stored: Mapping[str, Sequence[float]]) -> dict[str, Vectors]:
    return {language: np.asarray(mean, dtype=np.float32) for language, mean in stored.items()}


@cache
def _stored() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return stored


def _without(vector: Vectors, mean: Vectors) -> Vectors:
    """Return one vector, of length 1, nine tenths of the mean out."""
    apart = vector - _TAKEN_OUT_SHARE * mean
    return np.asarray(unit(apart[np.newaxis, :])[0], dtype=np.float32)
