"""What a question may be about instead: 120 subjects that no base of initiatives is about.

A nearest passage exists for every question, and centred cosines of a good answer in another
language and of the nearest unrelated passage overlap. What tells them apart is a background to
compare with (as likelihood ratios do against a background model: Ren et al., NeurIPS 2019):
where "recipes, cooking and baking" is as near to the question as the best passage is, the
base has nothing to say. A base that does speak of cooking still beats its bare name.

The subjects stand in data/other_subjects.tsv, in four languages; `python -m
data.other_subjects` makes their vectors.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from knowledge.ports import Vectors

_FILE = Path(__file__).parent / "other_subjects.npz"


@dataclass(frozen=True, slots=True)
class OtherSubjects:
    """The subjects as one embedder sees them.

    Attributes:
        vectors: (n_subjects, n_dimensions), float32, rows of length 1, centred as passages
            are; None where there are none for this embedder.
    """

    vectors: Vectors | None = None

    def nearest(self, vector: Vectors) -> float | None:
        """Return the cosine of the nearest subject to a question's centred vector, or None."""
        return None if self.vectors is None else float((self.vectors @ vector).max())


def other_subjects_for(model: str, *, centring: str) -> OtherSubjects:
    """Return the vectors that were made for this model and this centring, or none."""
    name, vectors = _stored()
    return OtherSubjects(vectors) if name == _name(model, centring) else OtherSubjects()


def keep(vectors: Vectors, model: str, *, centring: str) -> None:
    """Write the vectors that this program is shipped with."""
    name = np.asarray(_name(model, centring))
    np.savez_compressed(_FILE, name=name, vectors=vectors.astype(np.float16))


def _name(model: str, centring: str) -> str:
    return f"{model}|{centring}"


@cache
def _stored() -> tuple[str, Vectors]:
    with np.load(_FILE) as stored:
        return str(stored["name"]), stored["vectors"].astype(np.float32)
