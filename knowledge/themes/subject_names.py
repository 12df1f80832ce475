"""Names groups of lessons by the subjects that they are about, as a person would.

A name says what most of a group's lessons are about: a subject, the field of several subjects, or
two subjects. Of groups that stand beside each other each has a name of its own, and one that two
could have goes to the one whose lessons it tells more of.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from knowledge.common_words import COMMON_WORDS
from knowledge.model.scheme import SchemeEntry
from knowledge.model.theme import InBoth
from knowledge.themes.subjects import Subjects

_LEAST_SHARE_OF_SUBJECT = 0.25
_LEAST_SHARE_OF_FIELD = 0.2
_LEAST_SHARE_OF_BOTH = 0.15
_LEAST_COVERAGE = 0.4  # what two lessons of nine are about names no group alone
_LEAST_COVERAGE_OF_SECOND = 0.3
_NEARLY_AS_MUCH = 0.8  # of the weight of the first
_HALF_AS_MUCH = 0.5
_A_THIRD_AS_MUCH = 0.3
_HALF_OF_THEM = 0.5  # of the lessons
_ENOUGH_FOR_A_FIELD = 0.6  # of the lessons; of less, a second field may tell of the others
_LEAST_TOLD_BESIDE = 0.2  # of the lessons, by a second field and not by the first
_LEAST_ABOUT = 0.3  # lessons that are about less than this in the mean count as if it were this
_RARE = 1e-3


@dataclass(frozen=True, slots=True)
class _Telling:
    """How much a subject, or a field, tells of a group.

    Attributes:
        entry: The subject or field.
        share: Of all that the group's lessons are about.
        weight: Higher where it tells the group apart from the others.
        told: (n_lessons,), which of the group's lessons are about it at all.
    """

    entry: SchemeEntry
    share: float
    weight: float
    told: NDArray[np.bool_]

    @property
    def coverage(self) -> float:
        """Share of the group's lessons that are about it at all."""
        return float(self.told.mean())


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that a group would take.

    Attributes:
        words: In both languages.
        claim: What no other group may then claim, in Dutch: the name, or the field that it begins
            with.
        coverage: Share of the group's lessons that the claim tells of.
    """

    words: InBoth
    claim: str
    coverage: float


@dataclass(slots=True)
class _Group:
    """A group that looks for a name.

    Attributes:
        size: Its number of lessons.
        subjects: What they are about, the weightiest first.
        fields: The same by field.
        refused: Names that others have, in Dutch.
    """

    size: int
    subjects: Sequence[_Telling]
    fields: Sequence[_Telling]
    refused: set[str] = field(default_factory=set)


def subject_names(
    subjects: Subjects,
    about: NDArray[np.float32],
    groups: Mapping[str, Collection[int]],
    *,
    others: Collection[InBoth] = (),
) -> dict[str, InBoth]:
    """Return the names of groups that stand beside each other, no name twice.

    A name that several would take goes to the one of whose lessons it tells the largest share,
    ties to the largest; the others take what tells most of them but for it. A group whose lessons
    are about nothing in common is left out.

    Args:
        subjects: The vocabulary.
        about: See `Subjects.about`.
        groups: The rows of each group's lessons, by what it is called.
        others: Names that none of them takes: of what they are parts of, and beside it.
    """
    taken = {one.nl for one in others}
    looking = {
        name: _group(subjects, about, np.array(sorted(rows), dtype=np.intp), taken)
        for name, rows in groups.items()
        if rows
    }
    held: dict[str, tuple[str, _Name]] = {}
    waiting = sorted(looking, key=lambda name: (-looking[name].size, name))
    while waiting:
        asking = waiting.pop(0)
        found = _name(looking[asking])
        if found is None:
            continue
        holder, best = held.get(found.claim, ("", None))
        if best is not None and not _tells_more(found, looking[asking], best, looking[holder]):
            holder = asking
        else:
            held[found.claim] = (asking, found)
        if holder:
            looking[holder].refused.add(found.claim)
            waiting.append(holder)
    return {name: found.words for name, found in held.values()}


def _tells_more(one: _Name, of_one: _Group, other: _Name, of_other: _Group) -> bool:
    return (one.coverage, of_one.size) > (other.coverage, of_other.size)


def _group(
    subjects: Subjects, about: NDArray[np.float32], rows: NDArray[np.intp], taken: set[str]
) -> _Group:
    codes = [one.code for one in subjects.fields]
    in_fields = np.array([[one.parent == code for code in codes] for one in subjects.subjects])
    whole = about @ in_fields.astype(np.float32)
    return _Group(
        size=len(rows),
        subjects=_telling(subjects.subjects, about[rows], about.mean(axis=0)),
        fields=_telling(subjects.fields, whole[rows], whole.mean(axis=0)),
        refused=set(taken),
    )


def _name(group: _Group) -> _Name | None:
    """Return what tells most, of the subjects and fields that nobody else has.

    A subject names a group of which it is a quarter, a field one of which it is a fifth, with
    another beside it where it tells of too few. Where two subjects tell of more lessons than a
    field that tells of less than half, they do.
    """
    free = [one for one in group.subjects if one.entry.name.nl not in group.refused]
    wide = [one for one in group.fields if one.entry.name.nl not in group.refused]
    if free and free[0].share >= _LEAST_SHARE_OF_SUBJECT:
        return _of_subjects(free, wide, group.refused)
    least = free[0].weight if free else 0.0
    wide = [one for one in wide if one.share >= _LEAST_SHARE_OF_FIELD and one.weight >= least]
    best = max(wide, key=lambda one: one.share, default=None)
    both = _both(*free[:2]) if _tell_together(free) else None
    if both is not None and both.words.nl in group.refused:
        both = None
    if best is None or (both and best.coverage < min(_HALF_OF_THEM, both.coverage)):
        return both
    return _of_fields(best, group)


def _of_fields(first: _Telling, group: _Group) -> _Name:
    """Return the field, with the weightiest other where the group is about both.

    A field that tells of fewer than three lessons in five has another beside it that tells of a
    fifth of them more. Measured on groups of four labelled sets and the demonstration base: of 28
    such names of two fields 20 lie nearer the middle of the lessons than the first field does
    (2.1 deviations instead of 1.8), where the first tells of more 6 of 29 (1.9 instead of 2.3).
    """
    others = [
        one for one in group.fields if one is not first and one.entry.name.nl not in group.refused
    ]
    if not others or first.coverage >= _ENOUGH_FOR_A_FIELD:
        return _alone(first)
    both = _both(first, others[0])
    is_told = both.coverage - first.coverage >= _LEAST_TOLD_BESIDE
    is_heavy = others[0].weight >= _A_THIRD_AS_MUCH * first.weight
    alone = _alone(first)
    return replace(alone, words=both.words) if is_told and is_heavy else alone


def _of_subjects(free: Sequence[_Telling], wide: Sequence[_Telling], refused: set[str]) -> _Name:
    """Return the first subject where it carries the group, its field, or two subjects.

    It carries two lessons in five. A second one that half of the lessons are about as well stands
    beside it. One that tells nearly as much gives way to the field of both, or does too; where
    the first carries less, one that tells half as much does, or the field of the first.
    """
    first, second = free[0], (free[1] if len(free) > 1 else None)
    field_of_first = next((one for one in wide if one.entry.code == first.entry.parent), None)
    is_carried = first.coverage >= _LEAST_COVERAGE
    beside = second.weight / first.weight if second else 0.0
    both = _both(first, second) if second and beside >= _A_THIRD_AS_MUCH else None
    if both is None or second is None or both.words.nl in refused:
        return _alone(first if is_carried else field_of_first or first)
    if not is_carried:
        return both if beside >= _HALF_AS_MUCH else _alone(field_of_first or first)
    if beside >= _NEARLY_AS_MUCH and second.coverage >= _LEAST_COVERAGE_OF_SECOND:
        is_one_field = second.entry.parent == first.entry.parent
        return _alone(field_of_first) if field_of_first and is_one_field else both
    return both if second.coverage >= _HALF_OF_THEM else _alone(first)


def _tell_together(free: Sequence[_Telling]) -> bool:
    return len(free) > 1 and free[0].share + free[1].share >= _LEAST_SHARE_OF_BOTH


def _alone(one: _Telling) -> _Name:
    return _Name(one.entry.name, one.entry.name.nl, one.coverage)


def _both(first: _Telling, second: _Telling) -> _Name:
    one, other = first.entry.name, second.entry.name
    words = InBoth(_beside(one.nl, other.nl, "nl"), _beside(one.en, other.en, "en"))
    return _Name(words, words.nl, float((first.told | second.told).mean()))


def _beside(one: str, other: str, language: str) -> str:
    """Return two names as one, without the end of the second that the first has said.

    "Trust in government" and "Answers and follow-up by government" need only one government.
    """
    said, words = one.casefold().split(), other.split()
    common = COMMON_WORDS.get(language, frozenset())
    if len(words) > 1 and words[-1].casefold() == said[-1]:
        words.pop()
        while len(words) > 1 and words[-1].casefold() in common:
            words.pop()
    rest = " ".join(words)
    return f"{one}; {rest[:1].lower()}{rest[1:]}" if one and rest else one or rest


def _telling(
    entries: Sequence[SchemeEntry],
    shares: NDArray[np.float32],
    everywhere: NDArray[np.float32],
) -> list[_Telling]:
    """Return what a group is about, the weightiest first.

    The weight is class-based TF-IDF (Grootendorst, arXiv:2203.05794, 2022) with subjects in
    the place of words: the share here × log(1 + 1 / the share everywhere).

    Args:
        entries: What the columns stand for.
        shares: Of the group's lessons.
        everywhere: Mean over all lessons.
    """
    here = shares.mean(axis=0)
    here = here / max(float(here.sum()), _LEAST_ABOUT)
    weights = here * np.log1p(1 / np.maximum(everywhere, _RARE))
    order = np.argsort(-weights, kind="stable").tolist()
    return [
        _Telling(entries[n], float(here[n]), float(weights[n]), shares[:, n] > 0)
        for n in order
        if weights[n] > 0
    ]
