"""Coding: a person says which theme each lesson of a sample belongs to, without looking."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

LEAST_CODED: Final = 30
"""Below so many lessons an agreement says too little to be shown as a figure."""

HUMAN_F1: Final = 0.75
"""F1 between two people who code citizens' contributions, as published for such work."""


@dataclass(frozen=True, slots=True)
class CodingSample:
    """Lessons drawn to be coded.

    Attributes:
        id: Stable.
        scheme: Whose themes.
        run_id: The run that stood when it was drawn.
        answers: The machine's theme of each lesson when it was drawn; empty for none.
        drawn_at: UTC.
        drawn_by: Name of who drew it.
        coders: How many lessons each coder has coded.
    """

    id: str
    scheme: str
    run_id: str
    answers: Mapping[str, str]
    drawn_at: datetime
    drawn_by: str
    coders: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Correction:
    """A coder changed what they said of a lesson.

    Attributes:
        at: UTC.
        coder: Name of who coded, and corrected, it.
        lesson_id: Which lesson.
        before: Themes that they named at first; empty for none of them.
        after: Themes that they name now.
    """

    at: datetime
    coder: str
    lesson_id: str
    before: frozenset[str]
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two codings of the same lessons agree.

    Attributes:
        one: Name of a coder.
        other: Name of another, or empty for the machine.
        lesson_count: Lessons that both have coded.
        f1: Mean over the lessons of 2·|both| / (|one's themes| + |the other's|).
        low: Lower end of its 95 % interval, by drawing lessons anew with replacement.
        high: Upper end of it.
    """

    one: str
    other: str
    lesson_count: int
    f1: float
    low: float
    high: float

    @property
    def is_enough(self) -> bool:
        """Whether enough lessons were coded to show the figure."""
        return self.lesson_count >= LEAST_CODED
