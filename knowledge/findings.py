"""Findings: lessons that say the same, how broadly they are borne, and what says otherwise."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from knowledge.breadth import Breadth, Origins, Voice, breadth, each_on_its_own
from knowledge.model.lesson import Lesson, LessonKind
from knowledge.ports import Vectors

NEAR_EQUAL_COSINE: Final = 0.70
"""Of language-centred vectors; from here on two lessons say nearly the same (docs/quality.md)."""

ABOUT_THE_SAME_COSINE: Final = 0.45
"""From here on two lessons are about the same, so that one may gainsay the other."""

AGAINST: Final = frozenset({LessonKind.DID_NOT_WORK, LessonKind.OBSTACLE})
"""Kinds that tell against doing a thing."""

_FOR = frozenset({LessonKind.WORKED, LessonKind.RECOMMENDATION})


@dataclass(frozen=True, slots=True)
class DrawnFinding:
    """A finding with its lessons at hand.

    Attributes:
        lessons: For it; the first says it best.
        against: That say otherwise, the nearest first.
        breadth: Of the lessons for it.
        against_breadth: Of those that say otherwise.
    """

    lessons: tuple[Lesson, ...]
    against: tuple[Lesson, ...]
    breadth: Breadth
    against_breadth: Breadth

    @property
    def kind(self) -> LessonKind | None:
        """The kind of the lesson that says it best."""
        return self.lessons[0].content.kind


def opposes(one: LessonKind | None, other: LessonKind | None) -> bool:
    """Say whether lessons of these kinds, if they are about the same, say otherwise."""
    return (one in _FOR and other in AGAINST) or (one in AGAINST and other in _FOR)


def same_initiative(one: Lesson, other: Lesson) -> bool:
    """Say whether one initiative learned both."""
    return independent_key(one) == independent_key(other)


def independent_key(lesson: Lesson) -> str:
    """Return what two lessons of one teller share: their initiative, else their report."""
    return lesson.initiative.id if lesson.initiative else lesson.report_id


def breadth_of(lessons: Sequence[Lesson], *, origins: Origins = each_on_its_own) -> Breadth:
    """Count how broadly some lessons are borne, as everything counts it (`breadth`)."""
    return breadth((_voice(lesson) for lesson in lessons), origins=origins)


def shared_condition(lessons: Sequence[Lesson]) -> tuple[str, int]:
    """Return the condition that most initiatives name, and how many do; "" and 0 if none.

    Only what a person wrote as "holds when" counts; nothing is guessed from other words. A
    lesson whose initiative nobody has named counts for nothing, as in breadth.
    """
    naming: dict[str, set[str]] = {}
    spelled: dict[str, str] = {}
    for lesson in lessons:
        words = lesson.content.holds_when.strip().rstrip(".")
        if words and lesson.initiative:
            spelled.setdefault(words.casefold(), words)
            naming.setdefault(words.casefold(), set()).add(lesson.initiative.id)
    if not naming:
        return "", 0
    most = max(naming, key=lambda words: len(naming[words]))
    return spelled[most], len(naming[most])


def group(
    lessons: Sequence[Lesson],
    vectors: Mapping[str, Vectors],
    *,
    language: str,
    origins: Origins = each_on_its_own,
) -> tuple[tuple[Lesson, ...], ...]:
    """Return the lessons in groups that say the same, the broadest group first.

    A lesson joins the first group whose every member is near-equal to it in meaning and of
    the same stance, so the result does not drift and is the same each time.

    Args:
        lessons: In the order in which they were chosen.
        vectors: By lesson id, language-centred, of length 1; a lesson without stands alone.
        language: Lessons in it are preferred to speak for their group.
        origins: Groups initiatives of one origin, which count once.
    """
    groups: list[list[Lesson]] = []
    for lesson in lessons:
        home = next((g for g in groups if _belongs(lesson, g, vectors)), None)
        if home is None:
            groups.append([lesson])
        else:
            home.append(lesson)
    ordered = [_best_first(members, vectors, language) for members in groups]
    return tuple(sorted(ordered, key=lambda m: -breadth_of(m, origins=origins).initiative_count))


def draw_findings(
    groups: Sequence[tuple[Lesson, ...]],
    against: Callable[[tuple[Lesson, ...]], Sequence[Lesson]],
    *,
    origins: Origins = each_on_its_own,
) -> tuple[DrawnFinding, ...]:
    """Return the groups as findings, each with what says otherwise.

    A group that is wholly counter-evidence of a broader finding is no finding of its own.
    """
    drawn: list[DrawnFinding] = []
    told: set[str] = set()
    for members in groups:
        if all(lesson.id in told for lesson in members):
            continue
        otherwise = tuple(against(members))
        told.update(lesson.id for lesson in otherwise)
        drawn.append(
            DrawnFinding(
                members,
                otherwise,
                breadth=breadth_of(members, origins=origins),
                against_breadth=breadth_of(otherwise, origins=origins),
            )
        )
    return tuple(drawn)


def say_otherwise(members: Sequence[Lesson], candidates: Sequence[Lesson]) -> tuple[Lesson, ...]:
    """Return the candidates whose kind opposes the group's, of other initiatives."""
    return tuple(
        candidate
        for candidate in candidates
        if opposes(members[0].content.kind, candidate.content.kind)
        and not any(same_initiative(candidate, lesson) for lesson in members)
    )


def _voice(lesson: Lesson) -> Voice:
    initiative = lesson.initiative
    return Voice(
        lesson_id=lesson.id,
        initiative_id=initiative.id if initiative else "",
        places=lesson.places,
        country=initiative.country if initiative else "",
        language=lesson.language,
        year=lesson.year,
    )


def _belongs(lesson: Lesson, members: Sequence[Lesson], vectors: Mapping[str, Vectors]) -> bool:
    own = vectors.get(lesson.id)
    if own is None:
        return False
    return all(
        member.id in vectors
        and _stance(member) == _stance(lesson)
        and float(np.dot(vectors[member.id], own)) >= NEAR_EQUAL_COSINE
        for member in members
    )


def _stance(lesson: Lesson) -> str:
    """Return what kinds share that can bear one finding together."""
    kind = lesson.content.kind
    if kind in _FOR:
        return "for"
    return "against" if kind in AGAINST else str(kind)


def _best_first(
    members: Sequence[Lesson], vectors: Mapping[str, Vectors], language: str
) -> tuple[Lesson, ...]:
    """Put the lesson first that is nearest to the others, in the wanted language if any is."""
    if len(members) == 1:
        return tuple(members)
    middle = np.sum([vectors[lesson.id] for lesson in members], axis=0)

    def rank(lesson: Lesson) -> tuple[bool, float]:
        return lesson.language != language, -float(np.dot(vectors[lesson.id], middle))

    first = min(members, key=rank)
    return (first, *(lesson for lesson in members if lesson is not first))
