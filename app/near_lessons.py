"""Which lessons of others stand beside lessons: linked by a person first, then near-equal ones."""

from collections.abc import Sequence

from app.services import knowledge_base
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person


def near_lessons(lessons: Sequence[Lesson], viewer: Person) -> dict[str, tuple[Lesson, ...]]:
    """Return by id the lessons of other reports that say the same or nearly so, each once."""
    base, ids = knowledge_base(), [lesson.id for lesson in lessons]
    linked = base.lessons.same_as_each(ids, viewer=viewer)
    near = base.lesson_finder.near_equal_each(ids, viewer=viewer)
    return {
        name: tuple(
            {
                other.id: other for other in (*linked[name], *(hit.lesson for hit in near[name]))
            }.values()
        )
        for name in ids
    }
