"""A basket: lessons that a person put aside for a brief, each with a note why."""

from dataclasses import dataclass
from datetime import datetime

from knowledge.model.lesson import Lesson


@dataclass(frozen=True, slots=True)
class BasketEntry:
    """One lesson in a basket.

    Attributes:
        lesson_id: Of the lesson.
        lesson: None if it can no longer be cited: withdrawn, or its report is gone.
        note: Why it was put in; may be empty.
        added_at: UTC.
    """

    lesson_id: str
    lesson: Lesson | None
    note: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Basket:
    """Lessons under a name, of one person.

    Attributes:
        id: Stable; part of its address.
        name: Unique among the person's baskets.
        owner: Name of the person.
        entries: In the order in which they were put in.
        changed_at: UTC.
    """

    id: str
    name: str
    owner: str
    entries: tuple[BasketEntry, ...]
    changed_at: datetime

    @property
    def lesson_ids(self) -> tuple[str, ...]:
        """Ids of the lessons that can be cited, in order."""
        return tuple(entry.lesson_id for entry in self.entries if entry.lesson is not None)
