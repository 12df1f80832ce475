"""Pairs of lessons that may contradict each other: a machine finds them, a person says.

Two lessons are a candidate if one tells what worked, what is recommended or what it takes, the
other what did not work, and both speak of the same. An obstacle stands in the way of a thing
and says nothing against it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.grouping.centred import centre_by_kind
from knowledge.model.lesson import LessonKind
from knowledge.ports import Vectors
from knowledge.themes.subjects import Subjects
from knowledge.themes.told import Told

MOST_CANDIDATES: Final = 50
CANDIDATE_LIKENESS: Final = 0.25
"""From here on two lessons are put before a person, see `likeness`. Chosen on one half of
data/gold/contradictions.tsv by F.5, as looking at a pair costs a person more than missing one;
`python -m bench.contradictions` judges it on the other half."""

FOR: Final = frozenset({LessonKind.WORKED, LessonKind.RECOMMENDATION, LessonKind.CONDITION})
AGAINST: Final = frozenset({LessonKind.DID_NOT_WORK})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says of two lessons.

    Attributes:
        is_contradiction: Whether they contradict each other.
        differs_in: The condition that differs, in the person's words; may be empty.
        by: Who said so.
        at: When, UTC.
    """

    is_contradiction: bool
    differs_in: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two lessons near in meaning and opposite in outcome: a candidate, until a person says.

    Attributes:
        worked: The one that tells what worked, what is recommended or what it takes.
        failed: The one that tells what did not.
        nearness: See `likeness`, -1 to 1.
        holds_when: Condition that the first names, or empty.
        fails_when: Condition that the second names, or empty.
        verdict: A person's, or None.
    """

    worked: Told
    failed: Told
    nearness: float
    holds_when: str
    fails_when: str
    verdict: Verdict | None


def likeness(rows: Vectors, kinds: Sequence[str], subjects: Subjects | None) -> NDArray[np.float32]:
    """Return (n_lessons, n_lessons): how far lessons speak of the same, -1 to 1.

    The mean of two cosines: of the lessons without what those of a kind have in common, and
    of the same drawn towards the subjects that they are about. "A paid coordinator keeps it
    going" and "the coordinator on the payroll took our garden away" share few words and one
    subject.

    Args:
        rows: (n_lessons, n_dimensions), language-centred, of length 1.
        kinds: Of each lesson.
        subjects: The vocabulary; None leaves the second cosine out.
    """
    apart = centre_by_kind(rows, kinds)
    if subjects is None:
        return np.asarray(apart @ apart.T, dtype=np.float32)
    drawn = subjects.drawn(apart, subjects.about(apart))
    return np.asarray((apart @ apart.T + drawn @ drawn.T) / 2, dtype=np.float32)


def contradictions(
    told: Mapping[str, Told],
    rows: Mapping[str, Vectors],
    verdicts: Mapping[frozenset[str], Verdict],
    subjects: Subjects | None,
    *,
    within: Collection[str] | None = None,
    limit: int = MOST_CANDIDATES,
) -> tuple[Contradiction, ...]:
    """Return pairs of lessons near in meaning and opposite in outcome, the nearest first.

    Pairs that a person has decided on come with the verdict and are never cut off; one that
    says "no" stays in the list, so that nobody decides again. Two lessons of one initiative
    are no pair.

    Args:
        told: Lessons, by id.
        rows: Their language-centred vectors.
        verdicts: By the ids of both lessons.
        subjects: The vocabulary; None where only what people decided on is wanted.
        within: Ids of lessons that both have to be among; None for all that are told.
        limit: At most so many that nobody has decided on.
    """
    ids = [one for one in told if one in rows]
    if not ids:
        return ()
    kinds = [told[one].lesson.content.kind for one in ids]
    near = likeness(np.stack([rows[one] for one in ids]), [str(k or "") for k in kinds], subjects)
    is_for, is_against = (np.array([kind in some for kind in kinds]) for some in (FOR, AGAINST))
    is_near = (near >= CANDIDATE_LIKENESS) & is_for[:, None] & is_against[None, :]
    found = []
    for row, column in np.argwhere(is_near).tolist():
        one, other = told[ids[row]], told[ids[column]]
        if not (one.initiative_id and one.initiative_id == other.initiative_id):
            found.append(_pair(one, other, float(near[row, column]), verdicts))
    found += _decided(told, ids, near, verdicts, found)
    if within is not None:
        own = set(within)
        found = [one for one in found if {one.worked.lesson.id, one.failed.lesson.id} <= own]
    found.sort(key=lambda pair: (-pair.nearness, pair.worked.lesson.id, pair.failed.lesson.id))
    left = {id(pair) for pair in [pair for pair in found if pair.verdict is None][limit:]}
    return tuple(pair for pair in found if id(pair) not in left)


def _decided(
    told: Mapping[str, Told],
    ids: Sequence[str],
    near: NDArray[np.float32],
    verdicts: Mapping[frozenset[str], Verdict],
    found: Sequence[Contradiction],
) -> list[Contradiction]:
    """Return the pairs that a person has decided on and that are no candidates."""
    known = {frozenset({pair.worked.lesson.id, pair.failed.lesson.id}) for pair in found}
    places = {one: place for place, one in enumerate(ids)}
    pairs = []
    for both in verdicts.keys() - known:
        if len(both) == 2 and both <= places.keys():
            one, other = sorted(both, key=lambda name: _stance(told[name].lesson.content.kind))
            nearness = float(near[places[one], places[other]])
            pairs.append(_pair(told[one], told[other], nearness, verdicts))
    return pairs


def _stance(kind: LessonKind | None) -> int:
    """Order lessons: those for first, those against last."""
    return 0 if kind in FOR else 2 if kind in AGAINST else 1


def _pair(
    one: Told, other: Told, nearness: float, verdicts: Mapping[frozenset[str], Verdict]
) -> Contradiction:
    return Contradiction(
        worked=one,
        failed=other,
        nearness=round(nearness, 4),
        holds_when=one.lesson.content.holds_when,
        fails_when=other.lesson.content.fails_when,
        verdict=verdicts.get(frozenset({one.lesson.id, other.lesson.id})),
    )
