"""Letters: the initiative is asked whether its lessons were read right, and answers."""

import hashlib
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from sqlalchemy import Connection

from knowledge.errors import Conflict, InvalidEntry, NotFound
from knowledge.model.lesson import (
    MOST_STATEMENT_WORDS,
    Lesson,
    LessonContent,
    LessonProposal,
    LessonSource,
    LessonStatus,
    ProposalReason,
)
from knowledge.model.letter import (
    LETTER_LANGUAGES,
    MOST_ANSWER_CHARS,
    MOST_DAYS,
    Answer,
    GivenAnswer,
    Letter,
    Verdict,
    WrittenLetter,
)
from knowledge.model.person import Person, Right
from knowledge.model.quote import find_verbatim
from knowledge.model.span import Span
from knowledge.records import audit, lessons, letters, texts
from knowledge.records.clock import now
from knowledge.records.database import Database

USUAL_DAYS: Final = 60
_TOKEN_BYTES = 32
_MOST_AN_HOUR = 120
_MOST_A_LETTER = 1000
_LEAST_PROOF_WORDS = 5
_INITIATIVE = "initiative"
_PARTS = re.compile(r"[^.!?…\n“”„«»\"]{1,500}[.!?…]?")


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A letter as the link opens it.

    Attributes:
        letter: That was written.
        initiative: Name of the initiative, or empty.
        lessons: Those of the letter that still stand, in the order of the report.
    """

    letter: Letter
    initiative: str
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class Letters:
    """Asks initiatives about their lessons; what they answer waits for a person."""

    database: Database

    def write(
        self, report_id: str, *, language: str, days: int = USUAL_DAYS, by: Person
    ) -> WrittenLetter:
        """Write a letter about the confirmed lessons of a report.

        Args:
            report_id: The report; the link opens nothing of any other.
            language: One of nl, en, de, fr.
            days: How long the link works, 1 to 365.
            by: Needs the right to review.

        Returns:
            The letter with its token, which can never be asked for again.

        Raises:
            InvalidEntry: If language or days cannot be used.
            Conflict: If the report has no confirmed lesson.
        """
        by.require(Right.REVIEW)
        if language not in LETTER_LANGUAGES:
            raise InvalidEntry("language", f"a letter is in one of {', '.join(LETTER_LANGUAGES)}")
        if not 1 <= days <= MOST_DAYS:
            raise InvalidEntry("days", f"a link works for 1 to {MOST_DAYS} days")
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        with self.database.writing() as connection:
            asked = lessons.of_report(connection, report_id, statuses=(LessonStatus.CONFIRMED,))
            if not asked:
                raise Conflict(f"report {report_id} has no confirmed lesson to ask about")
            letter_id = letters.insert(
                connection,
                report_id,
                language=language,
                lesson_ids=[lesson.id for lesson in asked],
                token_hash=_hash(token),
                expires_at=now() + timedelta(days=days),
                by=by.name,
            )
            audit.record(connection, by.name, "wrote_letter", report_id, lessons=len(asked))
            return WrittenLetter(_known(connection, letter_id), token)

    def letters(self, report_id: str = "", *, viewer: Person) -> tuple[Letter, ...]:
        """Return the letters about a report, or about all, the newest first."""
        viewer.require(Right.REVIEW)
        with self.database.reading() as connection:
            return letters.of_report(connection, report_id)

    def revoke(self, letter_id: str, *, by: Person) -> Letter:
        """Let the link of a letter lead nowhere; answers that came back stay."""
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            letter = _known(connection, letter_id)
            letters.revoke(connection, letter_id)
            audit.record(connection, by.name, "revoked_letter", letter.report_id, letter=letter_id)
            return _known(connection, letter_id)

    def opened(self, token: str) -> OpenLetter:
        """Return what the link with this token opens, for whoever holds it.

        Raises:
            NotFound: If no letter that is open now has this token.
        """
        with self.database.reading() as connection:
            return _opened(connection, token)

    def answer(self, token: str, given: Sequence[GivenAnswer]) -> int:
        """Keep what somebody of the initiative answers; return how many answers were sent.

        A correction or addition whose words stand in the report becomes a proposal with
        those words as its quote; any other waits as a comment. No lesson is changed. What was
        sent before, word for word, and still waits, is not kept a second time.

        Args:
            token: Of the link.
            given: Those that are empty are left out.

        Raises:
            NotFound: If the link leads nowhere.
            InvalidEntry: If a lesson is not one of the letter's, or the words are too long.
            Conflict: If far more answers come than people would write.
        """
        with self.database.writing() as connection:
            opened = _opened(connection, token)
            known = {lesson.id: lesson for lesson in opened.lessons}
            kept = [clean for one in given if (clean := _checked(one, known)) is not None]
            letter_id = opened.letter.id
            new = [one for one in kept if not letters.waits(connection, letter_id, one)]
            recent = letters.count_answers(connection, letter_id, since=now() - timedelta(hours=1))
            if (
                recent + len(new) > _MOST_AN_HOUR
                or opened.letter.answer_count + len(new) > _MOST_A_LETTER
            ):
                raise Conflict("too many answers came on this letter; try again in an hour")
            for one in new:
                made = _proposed(connection, opened.letter, one, known.get(one.lesson_id))
                letters.keep_answer(connection, letter_id, one, proposal_id=made)
            report_id = opened.letter.report_id
            audit.record(connection, _INITIATIVE, "answered", report_id, answers=len(new))
        return len(kept)

    def answers(
        self,
        *,
        viewer: Person,
        report_id: str = "",
        lesson_id: str = "",
        only_open: bool = False,
    ) -> tuple[Answer, ...]:
        """Return what initiatives answered, the oldest first."""
        viewer.require(Right.REVIEW)
        with self.database.reading() as connection:
            return letters.answers_where(
                connection, report_id=report_id, lesson_id=lesson_id, only_open=only_open
            )

    def handle(self, answer_id: str, *, by: Person) -> None:
        """Note that the person has dealt with an answer."""
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            letters.handle(connection, answer_id, by=by.name)
            audit.record(connection, by.name, "handled_answer", answer_id)


def proof_in(words: str, text: str) -> Span | None:
    """Return where a text holds the longest part of some words, verbatim; None if nowhere.

    A part is the whole, a sentence, or what stands in quotation marks; one of fewer than five
    words proves nothing.
    """
    parts = [words, *(match.group() for match in _PARTS.finditer(words))]
    for part in sorted({part.strip() for part in parts}, key=lambda part: (-len(part), part)):
        if len(part.split()) < _LEAST_PROOF_WORDS:
            continue
        found = find_verbatim(part, text)
        if found:
            return found[0]
    return None


def _opened(connection: Connection, token: str) -> OpenLetter:
    letter = letters.by_token_hash(connection, _hash(token))
    if letter is None or not letter.is_open(now()):
        raise NotFound("letter", "behind this link")
    found = lessons.by_ids(connection, letter.lesson_ids)
    standing = tuple(
        found[name]
        for name in letter.lesson_ids
        if name in found
        and found[name].status is LessonStatus.CONFIRMED
        and found[name].report_id == letter.report_id
    )
    named = next((lesson.initiative for lesson in standing if lesson.initiative), None)
    return OpenLetter(letter, named.name if named else "", standing)


def _checked(given: GivenAnswer, known: dict[str, Lesson]) -> GivenAnswer | None:
    """Return an answer as it is kept, None if it says nothing."""
    words = _tidy(given.words)
    if len(words) > MOST_ANSWER_CHARS:
        raise InvalidEntry("words", f"an answer has at most {MOST_ANSWER_CHARS} characters")
    if given.verdict is Verdict.MISSING:
        return replace(given, lesson_id="", words=words) if words else None
    if given.lesson_id not in known:
        raise InvalidEntry("lesson", "this letter does not ask about that lesson")
    return replace(given, words=words)


def _tidy(words: str) -> str:
    """Return words without control characters, lines kept."""
    lines = (" ".join(line.split()) for line in words.splitlines())
    shown = "\n".join(line for line in lines if line)
    return "".join(sign for sign in shown if sign == "\n" or sign.isprintable())


def _proposed(
    connection: Connection, letter: Letter, given: GivenAnswer, about: Lesson | None
) -> str:
    """Make a proposal of an answer whose words stand in the report; return its id or empty."""
    if given.verdict not in (Verdict.NOT_QUITE, Verdict.MISSING) or not given.words:
        return ""
    text = texts.of_report(connection, letter.report_id)
    span = None if text is None else proof_in(given.words, text.text)
    if text is None or span is None:
        return ""
    statement = " ".join(given.words.split())
    if len(statement.split()) > MOST_STATEMENT_WORDS:
        statement = " ".join(span.of(text.text).split())
    content = LessonContent(statement, (span,), kind=about.content.kind if about else None)
    language = about.language if about else letter.language
    proposal = LessonProposal(content, language, ProposalReason(), LessonSource.INITIATIVE)
    (made,) = lessons.insert(connection, letter.report_id, text, [proposal], by=_INITIATIVE)
    return made


def _known(connection: Connection, letter_id: str) -> Letter:
    letter = letters.by_id(connection, letter_id)
    if letter is None:
        raise NotFound("letter", letter_id)
    return letter


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
