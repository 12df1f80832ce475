"""What the entries of a scheme are about, as vectors that lessons can be held against."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.grouping.lengths import unit
from knowledge.model.scheme import SchemeEntry
from knowledge.ports import Embedder, Vectors

NEAREST_ASPECTS: Final = 3
"""Aspects of an entry, in each language, of which the nearest tell how near a lesson is to it."""

_LANGUAGES = ("nl", "en")
_LEAST_FOR_MEAN = 3
_LEAST_CHARS = 3
_BETWEEN_ASPECTS = re.compile(r"[,;:.]\s|\b(?:en|and)\b")


@dataclass(frozen=True, slots=True)
class Aspects:
    """What the entries of a scheme name one by one, in one language.

    Attributes:
        rows: (n_aspects, n_dimensions), float32, of length 1.
        owners: (n_aspects,): number of the entry of each, in rising order.
    """

    rows: Vectors
    owners: NDArray[np.intp]


def entry_rows(
    entries: Sequence[SchemeEntry], embedder: Embedder, *, priors: Mapping[str, Vectors]
) -> Vectors:
    """Return (n_entries, n_dimensions), rows of length 1: what the entries are about.

    Each entry is read in both languages where it has both; what all entries of a language
    have in common is taken out, as it tells none of them apart.
    """
    total = np.zeros((len(entries), embedder.dimension_count), dtype=np.float32)
    for language in _LANGUAGES:
        texts = [_line(entry, language) for entry in entries]
        known = [row for row, text in enumerate(texts) if text]
        if known:
            total[known] += _apart([texts[row] for row in known], language, embedder, priors)
    return unit(total)


def entry_aspects(
    entries: Sequence[SchemeEntry], embedder: Embedder, *, priors: Mapping[str, Vectors]
) -> tuple[Aspects, ...]:
    """Return the aspects of the entries, once for each language that any of them has.

    A broad entry is about several things, "wonen, vervoer en groen", and a lesson is about one of
    them: its name and each part of its line between commas is an aspect.
    """
    found = []
    for language in _LANGUAGES:
        named = [(row, text) for row, one in enumerate(entries) for text in _parts(one, language)]
        if named:
            rows = _apart([text for _, text in named], language, embedder, priors)
            found.append(Aspects(rows, np.array([row for row, _ in named])))
    return tuple(found)


def nearness_to(aspects: Sequence[Aspects], rows: Vectors, *, entry_count: int) -> Vectors:
    """Return (n_lessons, n_entries), float32: the mean cosine to the three nearest aspects.

    The mean over the languages that an entry has; 0 where it has none.

    Args:
        aspects: See `entry_aspects`.
        rows: (n_lessons, n_dimensions), float32, centred, of length 1.
        entry_count: How many entries there are.
    """
    total = np.zeros((len(rows), entry_count), dtype=np.float32)
    languages = np.zeros(entry_count, dtype=np.float32)
    for one in aspects:
        cosines = rows @ one.rows.T
        for owner in np.unique(one.owners).tolist():
            own = np.sort(cosines[:, one.owners == owner], axis=1)
            total[:, owner] += own[:, -NEAREST_ASPECTS:].mean(axis=1)
            languages[owner] += 1
    return np.asarray(total / np.maximum(languages, 1), dtype=np.float32)


def _apart(
    texts: Sequence[str], language: str, embedder: Embedder, priors: Mapping[str, Vectors]
) -> Vectors:
    """Return (n_texts, n_dimensions), of length 1, without what the texts have in common."""
    made = embedder.embed_passages(texts)
    if len(texts) >= _LEAST_FOR_MEAN:
        made = made - made.mean(axis=0)
    elif language in priors:
        made = made - priors[language]
    return unit(made)


def _parts(entry: SchemeEntry, language: str) -> Iterator[str]:
    name, about = getattr(entry.name, language), getattr(entry.about, language)
    for part in (name, *_BETWEEN_ASPECTS.split(about)):
        text = part.strip(" .,;:")
        if len(text) >= _LEAST_CHARS:
            yield text


def _line(entry: SchemeEntry, language: str) -> str:
    name, about = getattr(entry.name, language), getattr(entry.about, language)
    return f"{name}. {about}".strip(". ") if name or about else ""
