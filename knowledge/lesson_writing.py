"""Writes down what a person decided on a lesson: checked, cut from the report and indexed."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from knowledge.errors import Conflict, InvalidEntry, NotFound, QuoteMismatch
from knowledge.lesson_entries import lesson_entry, lesson_words
from knowledge.model.lesson import (
    MOST_STATEMENT_WORDS,
    Lesson,
    LessonContent,
    LessonStatus,
)
from knowledge.model.person import Person
from knowledge.model.quote import Quote, cut_quote
from knowledge.model.report_text import ReportText
from knowledge.ports import Embedder, LexicalIndex
from knowledge.records import audit, lessons, personal, texts, vectors
from knowledge.records.clock import now
from knowledge.records.database import Database
from knowledge.records.passages import content_hash


@dataclass(frozen=True, slots=True)
class ReadyLesson:
    """A lesson's content, ready to be written: its quotes cut and its words embedded.

    Attributes:
        lesson_id: The lesson.
        content: What a person makes of it.
        quotes: Cut from the report's text.
        content_hash: Of the words that stand for it.
        vector: Of these words: (n_dimensions,), float32, of length 1; None where the base
            has it.
    """

    lesson_id: str
    content: LessonContent
    quotes: tuple[Quote, ...]
    content_hash: str
    vector: NDArray[np.float32] | None


@dataclass(frozen=True, slots=True)
class LessonWriter:
    """Writes lessons, their vectors and their index in one transaction."""

    database: Database
    embedder: Embedder
    lexical: Callable[[Connection], LexicalIndex]

    def prepare(self, lesson: Lesson, content: LessonContent) -> ReadyLesson:
        """Return what confirming needs and takes a moment: checked, cut and embedded.

        Raises:
            InvalidEntry: If the statement has more than 30 words.
            QuoteMismatch: If a span does not hold words of the report.
        """
        if not content.is_short_enough:
            raise InvalidEntry(
                "statement",
                f"it has {len(content.statement.split())} words; say it in one sentence of "
                f"at most {MOST_STATEMENT_WORDS}",
            )
        with self.database.reading() as connection:
            text = text_of_report(connection, lesson.report_id)
            hidden = personal.hidden(connection, lesson.report_id, text.text)
        quotes = [cut_quote(lesson.report_id, text, span) for span in content.spans]
        words = lesson_words(content.statement, [quote.exact for quote in quotes])
        vector = self.embedder.embed_passages([hidden.to_embed(words)])[0]
        return ReadyLesson(lesson.id, content, tuple(quotes), content_hash(words), vector)

    def write(self, connection: Connection, ready: ReadyLesson, *, by: Person) -> Lesson:
        """Confirm a lesson with what was made ready; call it after the act was kept.

        Raises:
            QuoteMismatch: If the report's text was changed meanwhile.
        """
        lesson = known_lesson(connection, ready.lesson_id)
        text = text_of_report(connection, lesson.report_id)
        for quote in ready.quotes:
            if not quote.is_held_by(text):
                raise QuoteMismatch(lesson.report_id, quote.span.start, quote.span.end)
        if ready.vector is not None:
            made = {ready.content_hash: ready.vector}
            vectors.keep(connection, self.embedder.fingerprint, made)
        lessons.state(
            connection,
            lesson.id,
            quotes=ready.quotes,
            status=LessonStatus.CONFIRMED,
            confirmed=ready.content,
            is_edited=not ready.content.keeps(lesson.proposed),
            decided_at=now(),
            decided_by=by.name,
            note="",
            merged_into="",
            content_hash=ready.content_hash,
        )
        audit.record(connection, by.name, "confirmed", lesson.id)
        return self.indexed(connection, lesson.id)

    def indexed(self, connection: Connection, lesson_id: str) -> Lesson:
        """Bring the index in step with a lesson, and return it."""
        self.reindex(connection, lesson_id)
        return known_lesson(connection, lesson_id)

    def reindex(self, connection: Connection, lesson_id: str) -> None:
        """Bring the lexical index in step with how a lesson stands now."""
        index = self.lexical(connection)
        lesson = lessons.by_ids(connection, [lesson_id]).get(lesson_id)
        if lesson is None or lesson.status is not LessonStatus.CONFIRMED:
            index.remove([lesson_id])
        else:
            index.add([lesson_entry(lesson)])


def known_lesson(connection: Connection, lesson_id: str) -> Lesson:
    """Return a lesson, whatever its status.

    Raises:
        NotFound: If there is none with this id.
    """
    found = lessons.by_ids(connection, [lesson_id]).get(lesson_id)
    if found is None:
        raise NotFound("lesson", lesson_id)
    return found


def require_status(connection: Connection, lesson_id: str, *allowed: LessonStatus) -> Lesson:
    """Return a lesson that stands in one of these states.

    Raises:
        Conflict: If it stands in another.
    """
    lesson = known_lesson(connection, lesson_id)
    if lesson.status not in allowed:
        raise Conflict(f"lesson {lesson_id} is {lesson.status} already; undo that first")
    return lesson


def text_of_report(connection: Connection, report_id: str) -> ReportText:
    """Return the canonical text that quotes are cut from.

    Raises:
        NotFound: If there is no such report.
    """
    text = texts.of_report(connection, report_id)
    if text is None:
        raise NotFound("report", report_id)
    return text
