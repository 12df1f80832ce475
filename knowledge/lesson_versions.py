"""Lessons of an earlier version of a report, found again in a new one by their quotes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection

from knowledge.lesson_writing import require_status, text_of_report
from knowledge.lessons import Lessons
from knowledge.model.lesson import (
    NOT_FOUND,
    Lesson,
    LessonProposal,
    LessonSource,
    LessonStatus,
)
from knowledge.model.person import Person, Right
from knowledge.model.quote import find_again
from knowledge.model.span import Span
from knowledge.records import audit, lesson_acts, lessons
from knowledge.records.clock import now

_MACHINES: Final = (LessonSource.RULES, LessonSource.LANGUAGE_MODEL)


@dataclass(frozen=True, slots=True)
class LessonVersions:
    """Carries lessons from one version of a report over to the next.

    Attributes:
        lessons: Of both versions.
    """

    lessons: Lessons

    def carry_over(self, old_report_id: str, new_report_id: str, *, by: Person) -> tuple[int, int]:
        """Find the lessons of an earlier version again in a new one, by their quotes.

        A confirmed lesson whose quotes all stand in the new text becomes a confirmed lesson
        of it, in the place of what the program proposed of the same words there; what a
        person decided there already stays. One whose quotes do not is proposed for review
        with the note that its words are not found, and keeps pointing into the earlier
        version.

        Returns:
            How many were found again, and how many go back to review.
        """
        by.require(Right.REVIEW)
        with self.lessons.database.reading() as connection:
            old = lessons.of_report(connection, old_report_id, statuses=(LessonStatus.CONFIRMED,))
            text = text_of_report(connection, new_report_id)
            standing = decided_statements(lessons.of_report(connection, new_report_id))
        found_count = lost_count = 0
        for lesson in old:
            spans = [find_again(quote, text.text) for quote in lesson.quotes]
            kept = tuple(sorted({span for span in spans if span is not None}))
            if len(kept) == len(lesson.quotes):
                if lesson.content.statement not in standing:
                    self._carry(lesson, kept, new_report_id, by=by)
                found_count += 1
            else:
                self._send_back(lesson, new_report_id, by=by)
                lost_count += 1
        return found_count, lost_count

    def move_to(self, lesson_id: str, report_id: str, span: Span, *, by: Person) -> Lesson:
        """Prove a lesson whose words a new version lost with other words of that version.

        The lesson of the new version is confirmed; that of the earlier one is withdrawn. One
        undo in the earlier version takes both back.

        Raises:
            QuoteMismatch: If the span does not hold words of the new version.
            Conflict: If the lesson did not come back to review.
        """
        by.require(Right.REVIEW)
        lesson = self.lessons.lesson(lesson_id, viewer=by)
        content = replace(lesson.content, spans=(span,))
        ready = self.lessons.writer.prepare(replace(lesson, report_id=report_id), content)
        proposal = LessonProposal(
            content, lesson.language, lesson.reason, LessonSource.EARLIER_VERSION
        )
        with self.lessons.database.writing() as connection:
            require_status(connection, lesson_id, LessonStatus.PROPOSED)
            act = lesson_acts.keep_act(
                connection, lesson.report_id, [lesson_id], who=by.name, act="moved"
            )
            text = text_of_report(connection, report_id)
            _make_place(connection, report_id, span)
            (made,) = lessons.insert(connection, report_id, text, [proposal], by=by.name)
            lesson_acts.note_made(connection, act, [made])
            lessons.state(
                connection,
                lesson_id,
                status=LessonStatus.WITHDRAWN,
                note=f"moved_to:{made}",
                decided_at=now(),
                decided_by=by.name,
            )
            self.lessons.writer.reindex(connection, lesson_id)
            audit.record(connection, by.name, "moved", lesson_id, into=made)
            return self.lessons.writer.write(connection, replace(ready, lesson_id=made), by=by)

    def _carry(
        self, lesson: Lesson, spans: tuple[Span, ...], report_id: str, *, by: Person
    ) -> None:
        content = replace(lesson.content, spans=spans)
        proposal = LessonProposal(
            content, lesson.language, lesson.reason, LessonSource.EARLIER_VERSION
        )
        with self.lessons.database.writing() as connection:
            _make_place(connection, report_id, *spans)
        (made,) = self.lessons.propose(report_id, [proposal], by=lesson.decided_by)
        self.lessons.confirm(made, by=by)

    def _send_back(self, lesson: Lesson, new_report_id: str, *, by: Person) -> None:
        with self.lessons.database.writing() as connection:
            lesson_acts.keep_act(
                connection, lesson.report_id, [lesson.id], who=by.name, act="sent_back"
            )
            lessons.state(
                connection,
                lesson.id,
                status=LessonStatus.PROPOSED,
                note=f"{NOT_FOUND}{new_report_id}",
            )
            self.lessons.writer.reindex(connection, lesson.id)
            audit.record(connection, by.name, "sent_back", lesson.id, version=new_report_id)


def decided_statements(found: Iterable[Lesson]) -> frozenset[str]:
    """Return what lessons say, and said when proposed, about which a person has decided."""
    return frozenset(
        statement
        for lesson in found
        if lesson.status is not LessonStatus.PROPOSED
        or lesson.source is LessonSource.EARLIER_VERSION
        for statement in (lesson.content.statement, lesson.proposed.statement)
    )


def _make_place(connection: Connection, report_id: str, *spans: Span) -> None:
    """Drop what the program proposed of these words, for what a person confirmed of them."""
    open_here = lessons.of_report(connection, report_id, statuses=(LessonStatus.PROPOSED,))
    lessons.remove(
        connection,
        [
            lesson.id
            for lesson in open_here
            if lesson.source in _MACHINES and any(map(lesson.quotes[0].span.overlaps, spans))
        ],
    )
