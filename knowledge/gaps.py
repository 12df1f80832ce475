"""Problems without an answer: what was tried in vain, and what no report speaks of."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from knowledge.initiatives import Initiatives
from knowledge.lesson_finder import LessonFinder, LessonHit
from knowledge.lessons import Lessons
from knowledge.lineage import independent, origins
from knowledge.model.gap import AskedProblem, Coverage, OpenProblem, ProblemStanding
from knowledge.model.lesson import Lesson, LessonKind
from knowledge.model.person import Person, Right
from knowledge.model.search import SearchFilter, SearchQuery, Strength
from knowledge.search import Searcher

_ANSWERING = frozenset({LessonKind.WORKED, LessonKind.RECOMMENDATION, LessonKind.CONDITION})
_IN_VAIN = frozenset({LessonKind.DID_NOT_WORK, LessonKind.OBSTACLE, LessonKind.OPEN_PROBLEM})
_ANSWERS_SHOWN = 3
_LOOKED_AT = 20
_MOST_PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class Gaps:
    """Finds what has no answer, and tells why.

    Attributes:
        initiatives: The directory, for the lineage and for what there is where.
        lessons: Confirmed ones.
        finder: Finds lessons by words and meaning.
        searcher: Finds passages, to tell whether any report speaks of it.
    """

    initiatives: Initiatives
    lessons: Lessons
    finder: LessonFinder
    searcher: Searcher

    def open_problems(
        self,
        *,
        viewer: Person,
        kinds: Collection[str] = (),
        countries: Collection[str] = (),
        places: Collection[str] = (),
    ) -> tuple[OpenProblem, ...]:
        """Return the problems that initiatives left open, those without an answer first.

        At most the 200 that were confirmed last.
        A lesson of another origin on the same subject that says what works, what to do or
        what it takes may be an answer; a person decides whether it is one.

        Args:
            viewer: Sees only what they may.
            kinds: Of initiative; none means all.
            countries: Of the initiative; none means all.
            places: Names of places; none means all.
        """
        viewer.require(Right.SEARCH)
        wanted = [
            lesson
            for lesson in self.lessons.confirmed(viewer=viewer)
            if lesson.content.kind is LessonKind.OPEN_PROBLEM
            and _is_wanted(lesson, kinds, countries, places)
        ]
        found = [OpenProblem(one, self._answers(one, viewer)) for one in wanted[-_MOST_PROBLEMS:]]
        return tuple(sorted(found, key=lambda one: (bool(one.answers), _name(one.lesson))))

    def coverage(self, *, viewer: Person) -> Coverage:
        """Return how many initiatives there are of each kind in each country."""
        entries = self.initiatives.directory(viewer=viewer).entries
        counts = Counter(
            (entry.profile.initiative.kind, entry.profile.initiative.country)
            for entry in entries
            if entry.profile.initiative.kind and entry.profile.initiative.country
        )
        return Coverage(
            kinds=tuple(sorted({kind for kind, _ in counts})),
            countries=tuple(sorted({country for _, country in counts})),
            counts=dict(counts),
        )

    def asked(
        self, problem: str, *, viewer: Person, where: SearchFilter | None = None
    ) -> AskedProblem:
        """Return how a problem stands: no report speaks of it, tried in vain, or answered.

        Args:
            problem: In words.
            viewer: Sees only what they may.
            where: Narrows by kind, place or country of the initiative.
        """
        where = where or SearchFilter()
        hits = self.finder.find(problem, viewer=viewer, where=where, limit=_LOOKED_AT)
        good = [hit for hit in hits if hit.strength is not Strength.WEAK]
        answers, in_vain = _of_kinds(good, _ANSWERING), _of_kinds(good, _IN_VAIN)
        passages = self.searcher.search(
            SearchQuery(problem, where=where, limit=_ANSWERS_SHOWN), viewer=viewer
        )
        speaks = bool(good) or (
            not passages.is_nothing_good
            and any(hit.strength is not Strength.WEAK for hit in passages.hits)
        )
        if answers:
            standing = ProblemStanding.ANSWERED
        elif in_vain:
            standing = ProblemStanding.TRIED
        elif speaks:
            standing = ProblemStanding.SPOKEN_OF
        else:
            standing = ProblemStanding.NO_REPORT
        return AskedProblem(
            standing, answers, in_vain, passages.hits if speaks else (), self._breadth(good)
        )

    def _breadth(self, hits: Sequence[LessonHit]) -> int:
        """Return how many initiatives of different origin the lessons come from."""
        ids = {hit.lesson.initiative.id for hit in hits if hit.lesson.initiative}
        return len(independent(ids, self.initiatives.links()))

    def _answers(self, problem: Lesson, viewer: Person) -> tuple[Lesson, ...]:
        """Return lessons of other origin that bear on what a lesson leaves open."""
        links = self.initiatives.links()
        own = origins(links, _initiative_id(problem))
        hits = self.finder.find(problem.content.statement, viewer=viewer, limit=_LOOKED_AT)
        good = [hit for hit in hits if hit.strength is not Strength.WEAK]
        answers = [
            lesson
            for lesson in _of_kinds(good, _ANSWERING)
            if lesson.report_id != problem.report_id
            and not own & origins(links, _initiative_id(lesson))
        ]
        return tuple(answers[:_ANSWERS_SHOWN])


def _of_kinds(hits: Sequence[LessonHit], kinds: Collection[LessonKind]) -> tuple[Lesson, ...]:
    return tuple(hit.lesson for hit in hits if hit.lesson.content.kind in kinds)


def _is_wanted(
    lesson: Lesson, kinds: Collection[str], countries: Collection[str], places: Collection[str]
) -> bool:
    initiative = lesson.initiative
    if initiative is None:
        return not (kinds or countries or places)
    return (
        (not kinds or initiative.kind in kinds)
        and (not countries or initiative.country in countries)
        and (not places or bool(set(places) & set(initiative.places)))
    )


def _initiative_id(lesson: Lesson) -> str:
    return lesson.initiative.id if lesson.initiative else ""


def _name(lesson: Lesson) -> tuple[str, str]:
    return (lesson.initiative.name.casefold() if lesson.initiative else "", lesson.id)
