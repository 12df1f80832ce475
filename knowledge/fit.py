"""Does it fit my place? Each condition of an initiative beside what is known of a place.

Three answers only, one a condition: same, different, unknown. They are never added up: a
single missing partner can outweigh all that is the same.
"""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.model.condition import CHOICES, RANGES, Bearing, Condition, ConditionKind, Setting
from knowledge.model.initiative import Level
from knowledge.model.place_profile import PlaceProfile
from knowledge.model.profile import Profile

_SAME_SIZE_FACTOR = 2.0
"""A place is of the same size as one that has half to twice its inhabitants."""

_ENOUGH = frozenset(
    {
        ConditionKind.PAID_COORDINATION,
        ConditionKind.VOLUNTEERS,
        ConditionKind.FIRST_MONEY,
        ConditionKind.BUDGET,
    }
)
"""Of these more than was there does no harm; only less is different."""


class Outcome(StrEnum):
    """How a place compares to one condition."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One condition beside a place.

    Attributes:
        condition: Of the initiative.
        there: What is known of the place, None if nothing.
        outcome: See Outcome.
    """

    condition: Condition
    there: Setting | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Fit:
    """An initiative beside a place.

    Attributes:
        place: That was compared.
        profile: Of the initiative.
        level: Whether it works at the level that is meant for the place.
        country: Whether it works in the same country, and so under the same law.
        comparisons: One for each condition, those that are needed first.
    """

    place: PlaceProfile
    profile: Profile
    level: Outcome
    country: Outcome
    comparisons: tuple[Comparison, ...]


def compare(profile: Profile, place: PlaceProfile) -> Fit:
    """Hold every condition of an initiative against a place."""
    order = list(Bearing)
    comparisons = [
        Comparison(condition, place.settings.get(condition.kind), _outcome(condition, place))
        for condition in profile.conditions
    ]
    comparisons.sort(key=lambda found: order.index(found.condition.bearing))
    initiative = profile.initiative
    return Fit(
        place=place,
        profile=profile,
        level=_equal(initiative.level, place.level),
        country=_equal(initiative.country or None, place.country or None),
        comparisons=tuple(comparisons),
    )


def _equal(one: str | Level | None, other: str | Level | None) -> Outcome:
    if one is None or other is None:
        return Outcome.UNKNOWN
    return Outcome.SAME if one == other else Outcome.DIFFERENT


def _outcome(condition: Condition, place: PlaceProfile) -> Outcome:
    there = place.settings.get(condition.kind)
    if there is None:
        return Outcome.UNKNOWN
    is_same = _is_same(condition, there)
    return Outcome.SAME if is_same else Outcome.DIFFERENT


def _is_same(condition: Condition, there: Setting) -> bool:
    asked = condition.setting
    if condition.kind in CHOICES:
        return _has_codes(condition, there)
    if condition.kind not in RANGES:
        return asked.is_there == there.is_there
    least, most = _bounds(condition)
    low, high = _ends(there)
    return low <= most and high >= least


def _has_codes(condition: Condition, there: Setting) -> bool:
    """Say whether the place has what is asked: every partner, else any of the codes."""
    if condition.kind is ConditionKind.PARTNERS:
        return set(condition.setting.codes) <= set(there.codes)
    return bool(set(condition.setting.codes) & set(there.codes))


def _bounds(condition: Condition) -> tuple[float, float]:
    """Return from where to where a place counts as the same."""
    least, most = _ends(condition.setting)
    if condition.kind in _ENOUGH:
        return least, float("inf")
    if condition.kind is ConditionKind.POPULATION and least == most:
        return least / _SAME_SIZE_FACTOR, most * _SAME_SIZE_FACTOR
    return least, most


def _ends(setting: Setting) -> tuple[float, float]:
    return (
        0.0 if setting.least is None else setting.least,
        float("inf") if setting.most is None else setting.most,
    )
