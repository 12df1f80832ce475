"""A starter's kit: what initiatives of one kind learned, by the phase that it helps in."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.model.lesson import Lesson
from knowledge.model.profile import Profile


class KitPhase(StrEnum):
    """When a lesson helps somebody who begins."""

    PREPARE = "prepare"
    START = "start"
    RUN = "run"
    GROW = "grow"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class KitPart:
    """The lessons of one phase.

    Attributes:
        phase: See KitPhase.
        lessons: By kind, and by initiative within a kind.
    """

    phase: KitPhase
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class StarterKit:
    """What somebody who begins can take from others.

    Attributes:
        profiles: The initiatives, with their conditions.
        parts: One for each phase, in order; a phase without lessons is empty.
        origin_count: How many of the initiatives stand on their own.
        without_lesson: Of these initiatives, those that the base has no lesson of.
    """

    profiles: tuple[Profile, ...]
    parts: tuple[KitPart, ...]
    origin_count: int
    without_lesson: tuple[Profile, ...]

    @property
    def lesson_count(self) -> int:
        """Lessons over all phases."""
        return sum(len(part.lessons) for part in self.parts)
