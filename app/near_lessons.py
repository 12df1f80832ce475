"""Which lessons of others stand beside a lesson: linked by a person first, then near-equal ones."""

from app.services import knowledge_base
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person


def near_lessons(lesson: Lesson, viewer: Person) -> tuple[Lesson, ...]:
    """Return the lessons of other reports that say the same or nearly so, each once."""
    base = knowledge_base()
    linked = base.lessons.same_as(lesson.id, viewer=viewer)
    near = [hit.lesson for hit in base.lesson_finder.near_equal(lesson.id, viewer=viewer)]
    return tuple({other.id: other for other in (*linked, *near)}.values())
