"""Problems that nobody in the base has an answer to, and why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.model.lesson import Lesson
from knowledge.model.search import Hit


class ProblemStanding(StrEnum):
    """How a problem stands in the base."""

    NO_REPORT = "no_report"
    SPOKEN_OF = "spoken_of"
    TRIED = "tried"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class OpenProblem:
    """A problem that an initiative left open.

    Attributes:
        lesson: In which it says so.
        answers: Lessons of other initiatives on the same subject, nearest first; empty if
            the base has none: tried, and no answer found.
    """

    lesson: Lesson
    answers: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many initiatives there are of each kind in each country.

    Attributes:
        kinds: Of initiative, sorted.
        countries: ISO 3166-1 alpha-2, sorted.
        counts: By kind and country; what is missing is 0: no report in the base.
    """

    kinds: tuple[str, ...]
    countries: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class AskedProblem:
    """How a problem that somebody asked for stands.

    Attributes:
        standing: See ProblemStanding.
        answers: Lessons that say what works, what to do or what it takes.
        in_vain: Lessons that say what failed, stood in the way or stays open.
        hits: Passages that speak of it; empty if no report does.
        origin_count: Initiatives of different origin that the lessons come from.
    """

    standing: ProblemStanding
    answers: tuple[Lesson, ...]
    in_vain: tuple[Lesson, ...]
    hits: tuple[Hit, ...]
    origin_count: int
