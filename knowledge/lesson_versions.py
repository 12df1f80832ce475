"""Lessons of an earlier version of a report, found again in a new one by their quotes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from knowledge.lesson_carrying import LessonCarrying, found_again, make_one, open_proposals
from knowledge.lesson_entries import lesson_words
from knowledge.lesson_writing import require_status, text_of_report
from knowledge.lessons import Lessons
from knowledge.model.lesson import Lesson, LessonProposal, LessonSource, LessonStatus
from knowledge.model.person import Person, Right
from knowledge.model.span import Span
from knowledge.records import audit, lesson_acts, lessons, personal, vectors
from knowledge.records.clock import now
from knowledge.records.passages import content_hash

_DECIDED: Final = (LessonStatus.CONFIRMED, LessonStatus.REJECTED)

Vectors = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What became of the lessons of an earlier version.

    Attributes:
        found_count: Confirmed ones whose words stand in the new version.
        lost_count: Confirmed ones whose words are gone; they wait for review.
        rejected_count: Rejected ones whose words stand in the new version.
    """

    found_count: int = 0
    lost_count: int = 0
    rejected_count: int = 0


@dataclass(frozen=True, slots=True)
class LessonVersions:
    """Carries lessons from one version of a report over to the next.

    Attributes:
        lessons: Of both versions.
    """

    lessons: Lessons

    def carry_over(self, old_report_id: str, new_report_id: str, *, by: Person) -> CarriedOver:
        """Find the lessons of an earlier version again in a new one, by their quotes.

        A confirmed lesson whose quotes all stand in the new text becomes a confirmed lesson
        of it, in the place of what the program proposed of the same words there; a rejected
        one is rejected there for the same reason. What a person decided there already stays.
        A confirmed one whose quotes do not stand there is proposed for review with the note
        that its words are not found, and keeps pointing into the earlier version. All of it
        is done, or nothing.
        """
        by.require(Right.REVIEW)
        made = self.vectors_for(old_report_id, new_report_id)
        with self.lessons.database.writing() as connection:
            return self.carry_within(connection, old_report_id, new_report_id, made, by=by)

    def vectors_for(self, old_report_id: str, new_report_id: str) -> Vectors:
        """Return by content hash the vectors that carrying over needs and the base lacks.

        They are made before the transaction, so that others can write meanwhile: of lessons
        whose words the new version breaks over other lines.

        Returns:
            (n_dimensions,), float32, of length 1, each.

        Raises:
            NotFound: If there is no such new version.
        """
        embedder = self.lessons.embedder
        words: dict[str, str] = {}
        with self.lessons.database.reading() as connection:
            text = text_of_report(connection, new_report_id)
            hidden = personal.hidden(connection, new_report_id, text.text)
            for lesson in lessons.of_report(
                connection, old_report_id, statuses=(LessonStatus.CONFIRMED,)
            ):
                quotes = [span.of(text.text) for span in found_again(lesson, text) or ()]
                said = lesson_words(lesson.content.statement, quotes)
                if quotes:
                    words[content_hash(said)] = hidden.to_embed(said)
            known = vectors.known_hashes(connection, embedder.fingerprint, list(words))
        names = [name for name in words if name not in known]
        rows = embedder.embed_passages([words[name] for name in names]) if names else ()
        return dict(zip(names, rows, strict=True))

    def carry_within(
        self,
        connection: Connection,
        old_report_id: str,
        new_report_id: str,
        made: Vectors,
        *,
        by: Person,
    ) -> CarriedOver:
        """Carry over in a transaction that is open; see `carry_over` and `vectors_for`."""
        text = text_of_report(connection, new_report_id)
        earlier = lessons.of_report(connection, old_report_id, statuses=_DECIDED)
        standing = decided_statements(lessons.of_report(connection, new_report_id))
        carrying = LessonCarrying(self.lessons.writer, connection, new_report_id, text, made, by)
        counts = {"found_count": 0, "lost_count": 0, "rejected_count": 0}
        for lesson in sorted(earlier, key=lambda one: _DECIDED.index(one.status)):
            is_rejected = lesson.status is LessonStatus.REJECTED
            spans = found_again(lesson, text)
            if spans is None:
                if not is_rejected:
                    carrying.send_back(lesson)
                    counts["lost_count"] += 1
                continue
            if lesson.content.statement not in standing:
                (carrying.reject if is_rejected else carrying.confirm)(lesson, spans)
            counts["rejected_count" if is_rejected else "found_count"] += 1
        return CarriedOver(**counts)

    def move_to(self, lesson_id: str, report_id: str, span: Span, *, by: Person) -> Lesson:
        """Prove a lesson whose words a new version lost with other words of that version.

        The lesson of the new version is confirmed, and what the program proposed of the same
        words is one with it; that of the earlier version is withdrawn. One undo in the
        earlier version takes all of it back.

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
            twins = [
                other.id
                for other in open_proposals(connection, report_id)
                if other.quotes[0].span.overlaps(span)
            ]
            act = lesson_acts.keep_act(
                connection, lesson.report_id, [lesson_id, *twins], who=by.name, act="moved"
            )
            text = text_of_report(connection, report_id)
            (made,) = lessons.insert(connection, report_id, text, [proposal], by=by.name)
            lesson_acts.note_made(connection, act, [made])
            make_one(connection, twins, made, by=by)
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


def decided_statements(found: Iterable[Lesson]) -> frozenset[str]:
    """Return what lessons say, and said when proposed, about which a person has decided."""
    return frozenset(
        statement
        for lesson in found
        if lesson.status is not LessonStatus.PROPOSED
        or lesson.source is LessonSource.EARLIER_VERSION
        for statement in (lesson.content.statement, lesson.proposed.statement)
    )
