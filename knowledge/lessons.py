"""Lessons: proposed by machine or person, decided on by a person, proven by their quotes."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from knowledge.errors import Conflict, InvalidEntry, NotFound
from knowledge.lesson_carrying import make_one
from knowledge.lesson_writing import (
    LessonWriter,
    known_lesson,
    require_status,
    text_of_report,
)
from knowledge.model.lesson import (
    Lesson,
    LessonContent,
    LessonProposal,
    LessonSource,
    LessonStatus,
    ReviewQueueEntry,
    ReviewShares,
)
from knowledge.model.person import Person, Right
from knowledge.ports import Embedder, LexicalIndex
from knowledge.records import audit, lesson_acts, lessons, reports, same_lessons
from knowledge.records.clock import now
from knowledge.records.database import Database

_OPEN = (LessonStatus.PROPOSED,)
_UNDECIDED = (LessonStatus.PROPOSED, LessonStatus.REJECTED)
_CONFIRMABLE = (*_UNDECIDED, LessonStatus.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Lessons:
    """What initiatives learned: the queue of proposals, and what people decided on each."""

    database: Database
    embedder: Embedder
    lexical: Callable[[Connection], LexicalIndex]

    @property
    def writer(self) -> LessonWriter:
        """What writes down the decisions."""
        return LessonWriter(self.database, self.embedder, self.lexical)

    def review_queue(self, *, viewer: Person) -> tuple[ReviewQueueEntry, ...]:
        """Return each report that has lessons with how far its review is, oldest first."""
        viewer.require(Right.REVIEW)
        with self.database.reading() as connection:
            return lessons.review_queue(connection)

    def review_shares(self, *, viewer: Person, who: str | None = None) -> ReviewShares:
        """Return what became of all proposals, or of those that one person decided on."""
        viewer.require(Right.REVIEW)
        with self.database.reading() as connection:
            return lessons.review_shares(connection, who=who)

    def of_report(
        self, report_id: str, *, viewer: Person, statuses: Sequence[LessonStatus] = ()
    ) -> tuple[Lesson, ...]:
        """Return a report's lessons in the order of its text.

        Those who may not review see the confirmed ones of published reports only.
        """
        with self.database.reading() as connection:
            found = lessons.of_report(connection, report_id, statuses=statuses)
            if viewer.may(Right.REVIEW):
                return found
            ids = [lesson.id for lesson in found]
            see_team = viewer.may(Right.SEE_TEAM_REPORTS)
            kept = lessons.visible(connection, ids, see_team=see_team)
        return tuple(lesson for lesson in found if lesson.id in kept)

    def lesson(self, lesson_id: str, *, viewer: Person) -> Lesson:
        """Return one lesson.

        Raises:
            NotFound: If there is none with this id that the viewer may see.
        """
        with self.database.reading() as connection:
            if viewer.may(Right.REVIEW):
                return known_lesson(connection, lesson_id)
            see_team = viewer.may(Right.SEE_TEAM_REPORTS)
            found = lessons.visible(connection, [lesson_id], see_team=see_team)
        if lesson_id not in found:
            raise NotFound("lesson", lesson_id)
        return found[lesson_id]

    def confirmed(self, *, viewer: Person) -> tuple[Lesson, ...]:
        """Return every confirmed lesson that the viewer may see, the oldest first."""
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            return lessons.confirmed(connection, see_team=viewer.may(Right.SEE_TEAM_REPORTS))

    def propose(
        self, report_id: str, proposals: Iterable[LessonProposal], *, by: str
    ) -> tuple[str, ...]:
        """Store proposals for a report that is in the base; return their ids.

        Nothing of them can be found before a person has confirmed it.

        Args:
            report_id: The report whose text their spans point into.
            proposals: To be stored all, or none.
            by: Name of the person, or of the part of the program.

        Raises:
            NotFound: If there is no such report.
            QuoteMismatch: If a span does not hold words of the text.
        """
        with self.database.writing() as connection:
            text = text_of_report(connection, report_id)
            made = lessons.insert(connection, report_id, text, proposals, by=by)
            audit.record(connection, by, "proposed", report_id, lessons=len(made))
        return tuple(made)

    def replace_open(
        self,
        report_id: str,
        proposals: Iterable[LessonProposal],
        *,
        by: str,
        source: LessonSource = LessonSource.RULES,
    ) -> tuple[str, ...]:
        """Put new proposals in the place of the open ones of one source.

        What a person has decided on stays, and what was decided is not proposed again: a
        proposal whose first quote overlaps a decided lesson's is left out.
        """
        with self.database.writing() as connection:
            text = text_of_report(connection, report_id)
            present = lessons.of_report(connection, report_id)
            is_open = [p for p in present if p.status in _OPEN and p.source is source]
            lessons.remove(connection, [lesson.id for lesson in is_open])
            decided = [quote.span for p in present if p not in is_open for quote in p.quotes]
            fresh = [
                proposal
                for proposal in proposals
                if not any(proposal.content.spans[0].overlaps(span) for span in decided)
            ]
            made = lessons.insert(connection, report_id, text, fresh, by=by)
            audit.record(connection, by, "proposed", report_id, lessons=len(made))
        return tuple(made)

    def confirm(
        self, lesson_id: str, content: LessonContent | None = None, *, by: Person
    ) -> Lesson:
        """Confirm a lesson, as it was proposed or as the person words it.

        Also changes one that is confirmed already.

        Args:
            lesson_id: Of a proposed, rejected or confirmed lesson.
            content: What the person makes of it; None takes what stands.
            by: Needs the right to review.

        Raises:
            InvalidEntry: If the statement has more than 30 words.
            QuoteMismatch: If a span does not hold words of the report.
            Conflict: If the lesson was merged or withdrawn.
        """
        by.require(Right.REVIEW)
        lesson = self.lesson(lesson_id, viewer=by)
        ready = self.writer.prepare(lesson, content or lesson.content)
        with self.database.writing() as connection:
            require_status(connection, lesson_id, *_CONFIRMABLE)
            lesson_acts.keep_act(
                connection, lesson.report_id, [lesson_id], who=by.name, act="confirmed"
            )
            return self.writer.write(connection, ready, by=by)

    def reject(self, lesson_id: str, *, reason: str, by: Person) -> Lesson:
        """Say that a proposal is no lesson, and why; it stays for the record.

        Raises:
            InvalidEntry: If no reason is given.
            Conflict: If it is decided already.
        """
        by.require(Right.REVIEW)
        if not reason.strip():
            raise InvalidEntry("reason", "say why it is not a lesson")
        return self._set(lesson_id, LessonStatus.REJECTED, "rejected", reason, _UNDECIDED, by)

    def withdraw(self, lesson_id: str, *, reason: str, by: Person) -> Lesson:
        """Take a confirmed lesson back, and say why; it can no longer be found or cited."""
        by.require(Right.REVIEW)
        if not reason.strip():
            raise InvalidEntry("reason", "say why the lesson is withdrawn")
        allowed = (LessonStatus.CONFIRMED,)
        return self._set(lesson_id, LessonStatus.WITHDRAWN, "withdrew", reason, allowed, by)

    def reopen(self, lesson_id: str, *, by: Person) -> Lesson:
        """Put a rejected, merged or withdrawn lesson back among the proposals."""
        by.require(Right.REVIEW)
        allowed = (LessonStatus.REJECTED, LessonStatus.MERGED, LessonStatus.WITHDRAWN)
        return self._set(lesson_id, LessonStatus.PROPOSED, "reopened", "", allowed, by)

    def split(
        self, lesson_id: str, first: LessonContent, second: LessonContent, *, by: Person
    ) -> tuple[Lesson, Lesson]:
        """Make two confirmed lessons of one that says two things.

        The first keeps the id and the proposal; the second is new, proposed by the person.
        """
        by.require(Right.REVIEW)
        lesson = self.lesson(lesson_id, viewer=by)
        ready, other = self.writer.prepare(lesson, first), self.writer.prepare(lesson, second)
        proposal = LessonProposal(second, lesson.language, lesson.reason, LessonSource.PERSON)
        with self.database.writing() as connection:
            require_status(connection, lesson_id, *_CONFIRMABLE)
            act = lesson_acts.keep_act(
                connection, lesson.report_id, [lesson_id], who=by.name, act="split"
            )
            text = text_of_report(connection, lesson.report_id)
            (made,) = lessons.insert(connection, lesson.report_id, text, [proposal], by=by.name)
            lesson_acts.note_made(connection, act, [made])
            audit.record(connection, by.name, "split", lesson_id)
            kept = self.writer.write(connection, ready, by=by)
            return kept, self.writer.write(connection, replace(other, lesson_id=made), by=by)

    def merge(
        self, lesson_id: str, into: str, content: LessonContent | None = None, *, by: Person
    ) -> Lesson:
        """Let one lesson's quotes prove another of the same report that says the same.

        Args:
            lesson_id: Of the lesson whose quotes go along.
            into: Of the lesson that stays.
            content: What the person makes of the lesson that stays; None takes what was
                confirmed, else its statement without anything that is only suggested.
            by: Needs the right to review.

        Returns:
            The lesson that stays, confirmed, with the quotes of both.

        Raises:
            InvalidEntry: If the statement of the lesson that stays has more than 30 words.
            Conflict: If the two stand in different reports: those are linked, not merged.
        """
        by.require(Right.REVIEW)
        one, other = self.lesson(lesson_id, viewer=by), self.lesson(into, viewer=by)
        if one.report_id != other.report_id:
            raise Conflict(
                "lessons of two reports are never merged, each keeps its own proof; "
                "link them as saying the same instead"
            )
        if one.id == other.id:
            raise Conflict("a lesson cannot be merged with itself")
        content = content or other.stated
        spans = tuple(sorted({*one.content.spans, *content.spans}))
        ready = self.writer.prepare(other, replace(content, spans=spans))
        with self.database.writing() as connection:
            require_status(connection, lesson_id, *_CONFIRMABLE)
            require_status(connection, into, *_CONFIRMABLE)
            lesson_acts.keep_act(
                connection, one.report_id, [one.id, other.id], who=by.name, act="merged"
            )
            make_one(connection, [lesson_id], into, by=by)
            self.writer.reindex(connection, lesson_id)
            return self.writer.write(connection, ready, by=by)

    def link_same(self, one_id: str, other_id: str, *, by: Person) -> None:
        """Note that two lessons of different reports say the same; both stay and count."""
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            known_lesson(connection, one_id)
            known_lesson(connection, other_id)
            same_lessons.link_same(connection, one_id, other_id, who=by.name)
            audit.record(connection, by.name, "linked", one_id, other=other_id)

    def unlink_same(self, one_id: str, other_id: str, *, by: Person) -> None:
        """Take back that two lessons say the same."""
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            same_lessons.unlink_same(connection, one_id, other_id)
            audit.record(connection, by.name, "unlinked", one_id, other=other_id)

    def same_as(self, lesson_id: str, *, viewer: Person) -> tuple[Lesson, ...]:
        """Return the lessons that a person linked to this one, if the viewer may see them."""
        self.lesson(lesson_id, viewer=viewer)
        return self.same_as_each([lesson_id], viewer=viewer)[lesson_id]

    def same_as_each(
        self, lesson_ids: Collection[str], *, viewer: Person
    ) -> dict[str, tuple[Lesson, ...]]:
        """Return, for each lesson, those that a person linked to it and the viewer may see."""
        with self.database.reading() as connection:
            linked = same_lessons.same_as(connection, lesson_ids)
            others = frozenset().union(*linked.values())
            if viewer.may(Right.REVIEW):
                known = lessons.by_ids(connection, others)
            else:
                see_team = viewer.may(Right.SEE_TEAM_REPORTS)
                known = lessons.visible(connection, others, see_team=see_team)
        return {
            name: tuple(known[other] for other in known if other in linked.get(name, ()))
            for name in lesson_ids
        }

    def undo(self, report_id: str, *, by: Person) -> str:
        """Undo the person's last act on the lessons of a report; return its name.

        Raises:
            Conflict: If there is nothing left of theirs to undo.
        """
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            if reports.key_of(connection, report_id) is None:
                raise NotFound("report", report_id)
            undone = lesson_acts.undo_last(connection, report_id, who=by.name)
            if undone is None:
                raise Conflict("there is nothing of yours left to undo in this report")
            act, ids = undone
            for lesson_id in ids:
                self.writer.reindex(connection, lesson_id)
            audit.record(connection, by.name, "undid", report_id, undone=act)
        return act

    def _set(
        self,
        lesson_id: str,
        status: LessonStatus,
        act: str,
        note: str,
        allowed: Sequence[LessonStatus],
        by: Person,
        *,
        merged_into: str = "",
    ) -> Lesson:
        with self.database.writing() as connection:
            lesson = require_status(connection, lesson_id, *allowed)
            lesson_acts.keep_act(connection, lesson.report_id, [lesson_id], who=by.name, act=act)
            is_open = status is LessonStatus.PROPOSED
            lessons.state(
                connection,
                lesson_id,
                status=status,
                note=" ".join(note.split())[:300],
                merged_into=merged_into,
                decided_at=None if is_open else now(),
                decided_by="" if is_open else by.name,
            )
            audit.record(connection, by.name, act, lesson_id)
            return self.writer.indexed(connection, lesson_id)
