"""Writes lessons of an earlier version into a new one, within one transaction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from knowledge.lesson_entries import lesson_words
from knowledge.lesson_writing import LessonWriter, ReadyLesson
from knowledge.model.lesson import (
    MACHINES,
    NOT_FOUND,
    Lesson,
    LessonProposal,
    LessonSource,
    LessonStatus,
)
from knowledge.model.person import Person
from knowledge.model.quote import cut_quote, find_again
from knowledge.model.report_text import ReportText
from knowledge.model.span import Span
from knowledge.records import audit, lesson_acts, lessons, personal, same_lessons, vectors
from knowledge.records.clock import now
from knowledge.records.passages import content_hash


@dataclass(frozen=True, slots=True)
class LessonCarrying:
    """Carries lessons of an earlier version into a report.

    Attributes:
        writer: Writes down what is confirmed.
        connection: Of the open transaction.
        report_id: The new version.
        text: Its canonical text.
        vectors: By content hash, of words that have none in the base yet; may lack some.
        by: Who brought the new version in the earlier one's place.
    """

    writer: LessonWriter
    connection: Connection
    report_id: str
    text: ReportText
    vectors: Mapping[str, NDArray[np.float32]]
    by: Person

    def confirm(self, lesson: Lesson, spans: tuple[Span, ...]) -> None:
        """Make a confirmed lesson of the new version, linked as the earlier one was.

        What the program proposed of some of these words becomes one with it.
        """
        made = self._propose(lesson, spans)
        twins = [
            other.id
            for other in open_proposals(self.connection, self.report_id)
            if any(map(other.quotes[0].span.overlaps, spans))
        ]
        self._settle(made, twins, act="confirmed")
        same_lessons.hand_on(self.connection, lesson.id, made)
        content = replace(lesson.content, spans=spans)
        quotes = tuple(cut_quote(self.report_id, self.text, span) for span in spans)
        words = lesson_words(content.statement, [quote.exact for quote in quotes])
        name = content_hash(words)
        ready = ReadyLesson(made, content, quotes, name, self._vector(name, words))
        self.writer.write(self.connection, ready, by=self.by)

    def reject(self, lesson: Lesson, spans: tuple[Span, ...]) -> None:
        """Make a rejected lesson of the new version, for the same reason.

        What the program proposed becomes one with it if it has no other words: of more
        words nobody has judged.
        """
        made = self._propose(lesson, spans)
        twins = [
            other.id
            for other in open_proposals(self.connection, self.report_id)
            if all(_is_within(quote.span, spans) for quote in other.quotes)
        ]
        self._settle(made, twins, act="rejected")
        lessons.state(
            self.connection,
            made,
            status=LessonStatus.REJECTED,
            note=lesson.note,
            decided_at=now(),
            decided_by=self.by.name,
        )
        audit.record(self.connection, self.by.name, "rejected", made)

    def send_back(self, lesson: Lesson) -> None:
        """Put a lesson whose words are gone back among the proposals of its own version."""
        lesson_acts.keep_act(
            self.connection, lesson.report_id, [lesson.id], who=self.by.name, act="sent_back"
        )
        lessons.state(
            self.connection,
            lesson.id,
            status=LessonStatus.PROPOSED,
            note=f"{NOT_FOUND}{self.report_id}",
        )
        self.writer.reindex(self.connection, lesson.id)
        audit.record(self.connection, self.by.name, "sent_back", lesson.id, version=self.report_id)

    def _propose(self, lesson: Lesson, spans: tuple[Span, ...]) -> str:
        proposal = LessonProposal(
            replace(lesson.content, spans=spans),
            lesson.language,
            lesson.reason,
            LessonSource.EARLIER_VERSION,
        )
        (made,) = lessons.insert(
            self.connection, self.report_id, self.text, [proposal], by=lesson.decided_by
        )
        audit.record(self.connection, lesson.decided_by, "proposed", self.report_id, lessons=1)
        return made

    def _settle(self, made: str, twins: Sequence[str], *, act: str) -> None:
        """Keep the act, which undone leaves the lesson to be decided on, and merge its twins."""
        lesson_acts.keep_act(self.connection, self.report_id, [made], who=self.by.name, act=act)
        make_one(self.connection, twins, made, by=self.by)

    def _vector(self, name: str, words: str) -> NDArray[np.float32] | None:
        """Return the vector of words, None if the base has it."""
        made = self.vectors.get(name)
        embedder = self.writer.embedder
        if made is not None or vectors.known_hashes(self.connection, embedder.fingerprint, [name]):
            return made
        hidden = personal.hidden(self.connection, self.report_id, self.text.text)
        found: NDArray[np.float32] = embedder.embed_passages([hidden.to_embed(words)])[0]
        return found


def found_again(lesson: Lesson, text: ReportText) -> tuple[Span, ...] | None:
    """Return where a new version holds all quotes of a lesson, in order; None if not all."""
    spans = [find_again(quote, text.text) for quote in lesson.quotes]
    kept = tuple(sorted({span for span in spans if span is not None}))
    return kept if len(kept) == len(lesson.quotes) else None


def open_proposals(connection: Connection, report_id: str) -> Iterator[Lesson]:
    """Give what the program proposed in a report and no person ever decided on."""
    for lesson in lessons.of_report(connection, report_id, statuses=(LessonStatus.PROPOSED,)):
        if lesson.source in MACHINES and lesson.confirmed is None:
            yield lesson


def make_one(connection: Connection, lesson_ids: Sequence[str], into: str, *, by: Person) -> None:
    """Let lessons be one with another that says the same; who calls takes them out of the index."""
    for lesson_id in lesson_ids:
        lessons.state(
            connection,
            lesson_id,
            status=LessonStatus.MERGED,
            merged_into=into,
            decided_at=now(),
            decided_by=by.name,
        )
        audit.record(connection, by.name, "merged", lesson_id, into=into)


def _is_within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)
