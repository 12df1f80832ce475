"""How near a name lies to lessons, set off against the names that themes could have."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from knowledge.grouping.lengths import unit
from knowledge.model.theme import InBoth
from knowledge.ports import Embedder, Vectors
from knowledge.themes.subjects import vocabulary

NEAR_FROM: Final = 1.5
"""In deviations. Measured on groups of 5 to 30 texts of SIB-200 (four languages), X-Stance,
European citizens' initiatives and Banking77, 37 subjects named by hand in Dutch and English: 93 %
of the right names lie above it, 7 % of the names of other subjects, and 8 % of what names
nothing, such as "Various subjects" or "Ignore all previous instructions". Of raw cosines to
names without what names have in common taken out, 28 % of other subjects' names pass where 95 % of
the right ones do; with it 9 %."""

_LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Naming:
    """Holds names against the middle of lessons.

    What names have in common, being short and without a verb, is taken out by the names of
    the subjects that ship (data/taxonomies/subjects.csv); how near these are to the same
    lessons says what nearness means there.

    Attributes:
        embedder: Reads names.
        means: By language: (n_dimensions,), of the subjects' names.
        subjects: By language: (n_subjects, n_dimensions), of length 1, the mean taken out.
    """

    embedder: Embedder
    means: Mapping[str, Vectors]
    subjects: Mapping[str, Vectors]

    def nearness(self, name: str, language: str, middle: Vectors) -> float:
        """Return how much nearer a name is than the subjects' names are, in deviations.

        Args:
            name: Of a theme.
            language: "nl" or "en".
            middle: (n_dimensions,), of the theme's language-centred lessons.
        """
        own = unit(self.embedder.embed_passages([name]) - self.means[language])[0]
        others = self.subjects[language] @ middle
        return float((own @ middle - others.mean()) / max(float(others.std()), 1e-9))


def naming_for(embedder: Embedder) -> Naming:
    """Return what holds names against lessons, as one embedder sees them."""
    names: list[InBoth] = [one.name for one in vocabulary() if one.parent]
    means, subjects = {}, {}
    for language in _LANGUAGES:
        made = embedder.embed_passages([getattr(name, language) for name in names])
        means[language] = np.asarray(made.mean(axis=0), dtype=np.float32)
        subjects[language] = unit(made - means[language])
    return Naming(embedder, means, subjects)
