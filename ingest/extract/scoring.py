"""How likely each sentence tells a lesson, of what kind, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.extract.candidates import Candidate
from ingest.extract.cues import Cue, cues_in
from ingest.extract.headings import HeadingSign
from ingest.extract.kinds import KINDS
from ingest.extract.logistic import Matrix, sigmoid
from ingest.extract.model import LessonModel
from ingest.extract.neighbours import beside
from ingest.extract.setting import settings_of, signs_of

THRESHOLD: Final = 0.5
"""From this chance on a sentence is proposed."""

# In log odds of a kind.
_KIND_FROM_HEADING: Final = 1.5
_KIND_FROM_CUE: Final = {2: 2.0, 1: 0.6}


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with its chance and what speaks for it.

    Attributes:
        candidate: The sentence.
        score: Chance that it tells a lesson, 0 to 1.
        kind: The likeliest kind, or "" where nothing tells.
        cues: Phrases for it.
        vector: (n_dimensions,), centred, of the last layer and of any length; or None.
    """

    candidate: Candidate
    score: float
    kind: str
    cues: tuple[Cue, ...]
    vector: Matrix | None


def score(
    candidates: Sequence[Candidate],
    vectors: Matrix | None,
    model: LessonModel,
    *,
    dimension_count: int,
) -> tuple[Scored, ...]:
    """Return each candidate with its score, in the order given.

    Args:
        candidates: Sentences of one report.
        vectors: (n_candidates, n_layers × n_dimensions), centred, the last layer first; None
            where there is no classifier.
        model: The weights.
        dimension_count: Of one layer.
    """
    if not candidates:
        return ()
    texts, languages = [c.text for c in candidates], [c.language for c in candidates]
    cues = [cues_in(text, language) for text, language in zip(texts, languages, strict=True)]
    settings = settings_of(candidates)
    told = model.log_odds(
        None if vectors is None else beside(candidates, vectors),
        signs_of(texts, languages, settings),
    )
    chances = sigmoid(told + model.document_shift(vectors))
    kinds = model.kind_log_odds(vectors)
    return tuple(
        Scored(
            candidate=candidate,
            score=float(chances[n]),
            kind=_kind(candidate.sign, cues[n], {k: float(v[n]) for k, v in kinds.items()}),
            cues=tuple(cue for cue in cues[n] if not cue.is_against),
            vector=None if vectors is None else vectors[n, :dimension_count],
        )
        for n, candidate in enumerate(candidates)
    )


def _kind(sign: HeadingSign | None, cues: Sequence[Cue], told: Mapping[str, float]) -> str:
    weights = {kind: told.get(kind, 0.0) for kind in KINDS}
    if sign is not None and sign.kind in KINDS:
        weights[sign.kind] += _KIND_FROM_HEADING
    for cue in cues:
        if cue.kind in KINDS:
            weights[cue.kind] += _KIND_FROM_CUE[cue.weight]
    best, weight = max(weights.items(), key=lambda item: (item[1], item[0]))
    return best if told or weight > 0 else ""
