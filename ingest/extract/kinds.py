"""What a heading or a phrase can tell of a sentence: a kind of lesson, or that it is none."""

from typing import Final

from knowledge.model.lesson import LessonKind

UNTYPED: Final = "lesson"
"""A lesson, the kind left open: "Geleerde lessen"."""

NO_LESSON: Final = "none"
"""Headings below which no lesson is expected: thanks, budget, agenda."""

AGAINST: Final = frozenset(
    {"aim", "budget", "method", "question", "thanks", "agenda", "legal", "announcement"}
)
"""What a sentence may be instead of a lesson."""

KINDS: Final = tuple(str(kind) for kind in LessonKind)
"""The kinds of lesson, by name."""
