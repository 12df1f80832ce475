"""What the entries of a scheme are about, as vectors that lessons can be held against."""

from collections.abc import Mapping, Sequence

import numpy as np

from knowledge.grouping.lengths import unit
from knowledge.model.scheme import SchemeEntry
from knowledge.ports import Embedder, Vectors

_LEAST_FOR_MEAN = 3


def entry_rows(
    entries: Sequence[SchemeEntry], embedder: Embedder, *, priors: Mapping[str, Vectors]
) -> Vectors:
    """Return (n_entries, n_dimensions), rows of length 1: what the entries are about.

    Each entry is read in both languages where it has both; what all entries of a language
    have in common is taken out, as it tells none of them apart.
    """
    total = np.zeros((len(entries), embedder.dimension_count), dtype=np.float32)
    for language in ("nl", "en"):
        texts = [_line(entry, language) for entry in entries]
        known = [row for row, text in enumerate(texts) if text]
        if not known:
            continue
        made = embedder.embed_passages([texts[row] for row in known])
        if len(known) >= _LEAST_FOR_MEAN:
            made = made - made.mean(axis=0)
        elif language in priors:
            made = made - priors[language]
        total[known] += unit(made)
    return unit(total)


def _line(entry: SchemeEntry, language: str) -> str:
    name, about = getattr(entry.name, language), getattr(entry.about, language)
    return f"{name}. {about}".strip(". ") if name or about else ""
