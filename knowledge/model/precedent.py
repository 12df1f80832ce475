"""What comes near a plan: initiatives that did it, with what their reports tell."""

from dataclasses import dataclass

from knowledge.model.lesson import Lesson
from knowledge.model.profile import Profile
from knowledge.model.search import Hit, Strength


@dataclass(frozen=True, slots=True)
class Precedent:
    """One initiative that comes near a plan.

    Attributes:
        profile: With its conditions and lineage.
        hits: The passages of its reports that come nearest, best first.
        pitfalls: Its lessons on what failed or stood in the way, nearest to the plan first.
        strength: How near, in words.
        score: For ordering only; not comparable between plans.
    """

    profile: Profile
    hits: tuple[Hit, ...]
    pitfalls: tuple[Lesson, ...]
    strength: Strength
    score: float


@dataclass(frozen=True, slots=True)
class PrecedentAnswer:
    """Who did it before.

    Attributes:
        precedents: Nearest first; empty if nothing is better than chance.
        searched_count: Initiatives that were looked at.
    """

    precedents: tuple[Precedent, ...]
    searched_count: int

    @property
    def is_nothing_good(self) -> bool:
        """Whether none comes nearer than weakly."""
        return all(found.strength is Strength.WEAK for found in self.precedents)
