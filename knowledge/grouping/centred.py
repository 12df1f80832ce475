"""Takes out of lessons' vectors what their language, and what their kind, has in common."""

from collections.abc import Mapping, Sequence

import numpy as np

from knowledge.ports import Vectors

_PRIOR_COUNT = 20  # design measurement: a language's own mean counts n/(n + 20)


def centre_by_language(
    rows: Vectors, languages: Sequence[str], *, priors: Mapping[str, Vectors] | None = None
) -> Vectors:
    """Return the rows without their language's mean, of length 1.

    A language's mean is that of its own rows, shrunk towards the prior as if 20 rows had had
    the prior's value; without a prior for the language it is shrunk towards the mean of the
    priors, and with no priors at all towards the mean of all rows. Groups of centred rows
    hold together by subject; of raw rows, by language.

    Args:
        rows: (n_rows, n_dimensions), float32, of length 1.
        languages: Of each row.
        priors: (n_dimensions,) by language, from another and larger set of texts.
    """
    if not len(rows):
        return rows
    known = priors or {}
    everywhere = np.mean(list(known.values()) if known else rows, axis=0)
    named = np.asarray(languages)
    apart = np.empty_like(rows)
    for language in sorted(set(languages)):
        own = named == language
        prior = known.get(language, everywhere)
        mean = (rows[own].sum(axis=0) + _PRIOR_COUNT * prior) / (own.sum() + _PRIOR_COUNT)
        apart[own] = rows[own] - mean
    lengths = np.linalg.norm(apart, axis=1, keepdims=True)
    return np.asarray(apart / np.maximum(lengths, 1e-9), dtype=np.float32)


def centre_by_kind(rows: Vectors, kinds: Sequence[str]) -> Vectors:
    """Return centred rows without what lessons of one kind have in common, of length 1.

    "Nobody knows how …" and "begin with …" are alike in their words, whatever they are about.
    A kind's mean is shrunk towards nothing as if 20 rows had had none.

    Args:
        rows: (n_rows, n_dimensions), float32, centred, of length 1.
        kinds: Of each row.
    """
    named, apart = np.asarray(kinds), rows.copy()
    for kind in sorted(set(kinds)):
        own = named == kind
        apart[own] -= rows[own].sum(axis=0) / (own.sum() + _PRIOR_COUNT)
    lengths = np.linalg.norm(apart, axis=1, keepdims=True)
    return np.asarray(apart / np.maximum(lengths, 1e-9), dtype=np.float32)
