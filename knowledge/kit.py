"""The starter's kit: lessons of similar initiatives, sorted by the phase that they help in."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from knowledge.initiatives import Initiatives
from knowledge.kit_phase import phase_by_words, shipped_model
from knowledge.lesson_finder import LessonFinder
from knowledge.lessons import Lessons
from knowledge.lineage import independent
from knowledge.model.directory import DirectoryFacet, DirectoryFilter
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person
from knowledge.model.profile import Profile
from knowledge.model.starter_kit import KitPart, KitPhase, StarterKit


@dataclass(frozen=True, slots=True)
class Kits:
    """Puts kits together.

    Attributes:
        initiatives: The directory.
        lessons: Confirmed ones.
        finder: Holds their vectors.
        model: Fingerprint of the embedder that made them.
    """

    initiatives: Initiatives
    lessons: Lessons
    finder: LessonFinder
    model: str

    def of_kind(self, kind: str, *, viewer: Person) -> StarterKit:
        """Return what all initiatives of a kind learned."""
        where = DirectoryFilter(chosen={DirectoryFacet.KIND: (kind,)})
        entries = self.initiatives.directory(where, viewer=viewer).entries
        return self.of([entry.profile for entry in entries], viewer=viewer)

    def lessons_of(self, initiative_id: str, *, viewer: Person) -> tuple[Lesson, ...]:
        """Return the confirmed lessons of one initiative, the oldest first."""
        return tuple(
            lesson
            for lesson in self.lessons.confirmed(viewer=viewer)
            if lesson.initiative is not None and lesson.initiative.id == initiative_id
        )

    def of(self, profiles: Sequence[Profile], *, viewer: Person) -> StarterKit:
        """Return what these initiatives learned, by phase.

        The phase orders reading; it says nothing of a lesson's worth.
        """
        ids = {profile.initiative.id for profile in profiles}
        lessons = [
            lesson
            for lesson in self.lessons.confirmed(viewer=viewer)
            if lesson.initiative is not None and lesson.initiative.id in ids
        ]
        phases = self.phases(lessons)
        sorted_in: dict[KitPhase, list[Lesson]] = defaultdict(list)
        for lesson in lessons:
            sorted_in[phases[lesson.id]].append(lesson)
        known = Counter(lesson.initiative.id for lesson in lessons if lesson.initiative)
        return StarterKit(
            profiles=tuple(profiles),
            parts=tuple(KitPart(phase, _in_order(sorted_in[phase])) for phase in KitPhase),
            origin_count=len(independent(ids, self.initiatives.links())),
            without_lesson=tuple(p for p in profiles if not known[p.initiative.id]),
        )

    def phases(self, lessons: Collection[Lesson]) -> Mapping[str, KitPhase]:
        """Return the phase that each lesson helps in, by its id; see `knowledge.kit_phase`."""
        model = shipped_model(self.model)
        held = self.finder.vectors()
        rows = dict(zip(held.ids, held.rows, strict=True)) if model else {}
        return {
            lesson.id: model.phase(rows[lesson.id], *_said(lesson))
            if model and lesson.id in rows
            else phase_by_words(*_said(lesson))
            for lesson in lessons
        }


def _said(lesson: Lesson) -> tuple[str, ...]:
    return (lesson.content.statement, lesson.content.holds_when)


def _in_order(lessons: Collection[Lesson]) -> tuple[Lesson, ...]:
    """Return the lessons by kind, and by initiative within a kind."""

    def key(lesson: Lesson) -> tuple[str, str, str]:
        name = lesson.initiative.name.casefold() if lesson.initiative else ""
        return (str(lesson.content.kind or "~"), name, lesson.id)

    return tuple(sorted(lessons, key=key))
