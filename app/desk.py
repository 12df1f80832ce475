"""The desk: which lesson of which report a coordinator has before them, and what they do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import streamlit as st

from app.lesson_draft import LessonDraft, draft_of, halves
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import NOT_FOUND, Lesson, LessonStatus
from knowledge.model.passage import Passage
from knowledge.model.person import Person
from knowledge.model.quote_edges import cut_in_two, cut_points
from knowledge.model.report import Report, ReportStatus
from knowledge.model.report_text import ReportText
from knowledge.model.span import Span

_DESK = "desk"


class Mode(StrEnum):
    """What the keys do now."""

    CARD = "card"
    REJECTING = "rejecting"
    COMPARING = "comparing"
    SPLITTING = "splitting"


@dataclass(slots=True)
class Desk:
    """The desk of one coordinator in one browser window.

    Attributes:
        report: Under review.
        text: Its canonical text, which never changes.
        passages: Of the report, in order.
        lesson_id: Of the lesson on the desk; empty when nothing is left.
        mode: What the keys do now.
        shows_more: Whether proposals that only "more" shows are in the row.
        shows_text: Whether the text is shown instead of the drawn page.
        notice: A sentence on what was just done, shown once.
        drafts: What was made of lessons that are not decided on, by lesson.
        parts: The two drafts while a lesson is being split.
        cut: Offset at which it is split.
    """

    report: Report
    text: ReportText
    passages: tuple[Passage, ...]
    lesson_id: str = ""
    mode: Mode = Mode.CARD
    shows_more: bool = False
    shows_text: bool = False
    notice: str = ""
    drafts: dict[str, LessonDraft] = field(default_factory=dict)
    parts: tuple[LessonDraft, LessonDraft] | None = None
    cut: int = 0

    @property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences of the text, in order."""
        return tuple(sentence for passage in self.passages for sentence in passage.sentences)

    def draft(self, lesson: Lesson) -> LessonDraft:
        """Return what was made of a lesson so far."""
        return self.drafts.get(lesson.id) or draft_of(lesson)

    def row(self, lessons: Sequence[Lesson]) -> list[Lesson]:
        """Return the lessons that wait, in the order of the text.

        Of a report that is withdrawn those alone whose words a new version lost, unless more
        are to be shown.
        """
        is_here = self.report.status is not ReportStatus.WITHDRAWN
        return [
            lesson
            for lesson in lessons
            if lesson.status is LessonStatus.PROPOSED
            and (
                self.shows_more
                or (is_here and lesson.is_shown)
                or lesson.note.startswith(NOT_FOUND)
            )
        ]

    def look_at(self, lesson_id: str) -> None:
        """Put a lesson on the desk."""
        self.lesson_id, self.mode, self.parts = lesson_id, Mode.CARD, None

    def go_on(self, before: Sequence[Lesson], after: Sequence[Lesson]) -> None:
        """Put the next lesson that waits on the desk, the first one after the last.

        Args:
            before: All lessons of the report, in order, before the act.
            after: All lessons of the report after it.
        """
        waiting = [lesson.id for lesson in self.row(after)]
        ids = [lesson.id for lesson in before]
        here = ids.index(self.lesson_id) if self.lesson_id in ids else -1
        following = [name for name in ids[here + 1 :] if name in waiting]
        self.look_at((following or waiting or [""])[0])

    def begin_splitting(self, draft: LessonDraft) -> bool:
        """Cut the active quote at a sentence where it has two, else in its middle."""
        points = cut_points(draft.span, self.text.text)
        if not points:
            return False
        starts = [point for point in points if point in {s.start for s in self.sentences}]
        self.mode = Mode.SPLITTING
        self.cut_at(draft, (starts or [points[len(points) // 2]])[0])
        return True

    def cut_at(self, draft: LessonDraft, point: int) -> None:
        """Cut the active quote before the word that begins at this offset."""
        self.cut = point
        spans = cut_in_two(draft.span, self.text.text, point)
        self.parts = halves(draft, spans, self.text.text)


def desk_of(
    report_id: str, lesson_id: str, *, base: KnowledgeBase, person: Person
) -> tuple[Desk, tuple[Lesson, ...]]:
    """Return the desk with a report on it, and the report's lessons as they stand now.

    Raises:
        NotFound: If there is no such report.
    """
    lessons = base.lessons.of_report(report_id, viewer=person)
    desk = st.session_state.get(_DESK)
    if not isinstance(desk, Desk) or desk.report.id != report_id:
        report = base.library.report(report_id, viewer=person)
        text = base.library.text(report_id, viewer=person)
        desk = Desk(report, text, base.library.passages(report_id, viewer=person))
        desk.look_at(lesson_id)
        st.session_state[_DESK] = desk
    if desk.lesson_id not in {lesson.id for lesson in lessons}:
        desk.go_on((), lessons)
    return desk, lessons


def leave_desk() -> None:
    """Clear the desk; what was not decided on is as it was."""
    st.session_state.pop(_DESK, None)


Act = Callable[[], None]
