"""When a lesson helps somebody who begins: told by its words and by what it means.

Words of a phase stand in `kit_phases.tsv`: single words by their beginnings, then phrases.
What it means is a ridge regression on labelled lessons, made by `python -m data.kit_phases`
for the default embedder; with another one the words decide alone.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from knowledge.model.starter_kit import KitPhase
from knowledge.ports import Vectors

MODEL_FILE = Path(__file__).parent / "kit_model.json"
_WORDS_FILE = Path(__file__).parent / "kit_phases.tsv"
_WORDS_WEIGHT = 0.8  # measured: flat from .4 to .8 over ten folds
_WORD = re.compile(r"\w+")
_PHASES = tuple(KitPhase)


@dataclass(frozen=True, slots=True)
class PhaseModel:
    """What lessons of each phase mean.

    Attributes:
        model: Fingerprint of the embedder whose vectors it reads.
        weights: (n_dimensions, n_phases), float32.
    """

    model: str
    weights: Vectors

    def phase(self, vector: Vectors, *texts: str) -> KitPhase:
        """Return the phase of a lesson.

        Args:
            vector: (n_dimensions,), centred, of length 1.
            texts: What it says.
        """
        scores = vector @ self.weights
        by_words = phase_by_words(*texts)
        if by_words is not KitPhase.RUN:
            scores[_PHASES.index(by_words)] += _WORDS_WEIGHT
        return _PHASES[int(np.argmax(scores))]


def shipped_model(fingerprint: str) -> PhaseModel | None:
    """Return the model for an embedder, None if there is none for it."""
    stored = _stored()
    return stored if stored.model == fingerprint else None


def phase_by_words(*texts: str) -> KitPhase:
    """Return the phase whose words occur most; without any it is day-to-day work.

    Of equals the one that is rarer among lessons.

    Args:
        texts: What the lesson says, in any of the four languages.
    """
    said = " ".join(texts).casefold()
    words = _WORD.findall(said)
    found: Counter[KitPhase] = Counter()
    for phase, beginnings, phrases in _cues():
        found[phase] += sum(word.startswith(beginnings) for word in words)
        found[phase] += sum(phrase in said for phrase in phrases)
    best = max(found.values(), default=0)
    if not best:
        return KitPhase.RUN
    return next(phase for phase, _, _ in _cues() if found[phase] == best)


@cache
def _stored() -> PhaseModel:
    stored = json.loads(MODEL_FILE.read_text("utf-8"))
    return PhaseModel(stored["model"], np.asarray(stored["weights"], dtype=np.float32))


@cache
def _cues() -> tuple[tuple[KitPhase, tuple[str, ...], tuple[str, ...]], ...]:
    """Return phase, beginnings of words and phrases of each line, rarer phases first."""
    lines = (line.split("\t") for line in _WORDS_FILE.read_text("utf-8").splitlines())
    return tuple(
        (KitPhase(name), tuple(words.split()), tuple(phrases.split("; ")))
        for name, words, phrases in lines
    )
