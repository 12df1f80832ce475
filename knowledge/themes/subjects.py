"""What lessons are about: a vocabulary of subjects that draws them together and names them.

A lesson of one sentence tells as much by how it is said ("… is still open", "begin with …") as
by what it is about. So it is drawn towards those of the subjects in
data/taxonomies/subjects.csv that it is about more than chance would have it, the further the
nearer they are in comparison with its nearest lessons. Groups then hold together by subject,
and a group takes the name of the subject, or of the field of subjects, that sets it apart.

Measured on the demo base (167 lessons in four languages), with kinds centred as well: V between
themes and kinds of lessons falls from .25 to .07, bootstrap of 80 % gives ARI .69 instead of
.41. On texts whose groups are known V goes from .520 to .481 (SIB-200 in four languages), .496
to .478 (European citizens' initiatives), .442 to .436 and .216 to .249 (X-Stance in German and
French), .622 to .624 (Banking77): what the vocabulary does not know is left alone. Drawn in
full, SIB-200 would fall to .23.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.grouping.lengths import unit
from knowledge.grouping.neighbours import nearness
from knowledge.model.scheme import SchemeEntry
from knowledge.ports import Embedder, Vectors
from knowledge.themes.entries import entry_rows
from knowledge.themes.schemes import FOLDER, entries_from

ABOUT_FROM: Final = 1.8
"""In deviations: a lesson is about a subject that it is nearer to than this."""

NOTHING_BELOW: Final = 0.5
"""Nearness of a lesson's nearest subject over that of its nearest lessons: of what comes lower,
nothing is known. Chosen on the demo base; halves held against each other do not confirm it, see
docs/decisions/0008-themes.md."""

_NEAREST_LESSONS = 5
_LEAST_LESSONS = 20  # of fewer, deviations tell nothing
_LEAST_SPREAD = 0.75  # quantile of all spreads: a subject that nothing is about has a small one
_MOST_SUBJECTS = 4
_ROWS_AT_ONCE = 1_000  # of several arrays as large as the rows


@dataclass(frozen=True, slots=True)
class Subjects:
    """The vocabulary as one embedder sees it.

    Attributes:
        fields: Each holds some subjects.
        subjects: In the order of the rows.
        rows: (n_subjects, n_dimensions), float32, of length 1.
    """

    fields: tuple[SchemeEntry, ...]
    subjects: tuple[SchemeEntry, ...]
    rows: Vectors

    def about(self, rows: Vectors, *, nothing_below: float = NOTHING_BELOW) -> NDArray[np.float32]:
        """Return (n_lessons, n_subjects): the share of a lesson that is about each subject.

        A row adds up to 0 to 1: to nothing where the lesson's nearest lessons are twice as
        near as its nearest subject, and where there are too few lessons to set one off
        against the others. At most four subjects of a lesson are above 0.

        Args:
            rows: (n_lessons, n_dimensions), float32, centred, of length 1.
            nothing_below: See NOTHING_BELOW; the share counts from there on.
        """
        if len(rows) < _LEAST_LESSONS:
            return np.zeros((len(rows), len(self.subjects)), dtype=np.float32)
        cosines = rows @ self.rows.T
        spreads = cosines.std(axis=0)
        spreads = np.maximum(spreads, max(float(np.quantile(spreads, _LEAST_SPREAD)), 1e-6))
        above = np.maximum((cosines - cosines.mean(axis=0)) / spreads - ABOUT_FROM, 0)
        least = np.sort(above, axis=1)[:, -_MOST_SUBJECTS:][:, :1]
        above = np.where(above >= least, above, 0)
        near = nearness(rows, count=_NEAREST_LESSONS)
        share = np.clip(cosines.max(axis=1) / np.maximum(near, 1e-6) - nothing_below, 0, 1)
        totals = np.maximum(above.sum(axis=1), 1e-9)
        return np.asarray(above * (share / totals)[:, None], dtype=np.float32)

    def drawn(self, rows: Vectors, about: NDArray[np.float32]) -> Vectors:
        """Return the rows drawn towards their subjects, of length 1.

        At most as far as to the middle between a lesson and its subjects, see `about`.
        """
        found = np.empty(rows.shape, dtype=np.float32)
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            some = slice(start, start + _ROWS_AT_ONCE)
            share = about[some].sum(axis=1, keepdims=True)
            found[some] = unit(rows[some] + share * unit(about[some] @ self.rows))
        return found


@cache
def vocabulary() -> tuple[SchemeEntry, ...]:
    """Return the fields and subjects that ship, the fields first."""
    with (FOLDER / "subjects.csv").open(encoding="utf-8", newline="") as file:
        return entries_from(csv.DictReader(file))


def subjects_for(embedder: Embedder, *, priors: Mapping[str, Vectors]) -> Subjects:
    """Return the vocabulary as an embedder sees it, read in both languages.

    Args:
        embedder: Reads the subjects' lines.
        priors: Mean vector by language, see `centre_by_language`.
    """
    fields = tuple(one for one in vocabulary() if not one.parent)
    subjects = tuple(one for one in vocabulary() if one.parent)
    return Subjects(fields, subjects, entry_rows(subjects, embedder, priors=priors))
