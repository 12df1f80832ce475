"""Rows of letters and answers to the model and back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, update

from knowledge.errors import NotFound
from knowledge.model.letter import Answer, GivenAnswer, Letter, Verdict
from knowledge.records.clock import new_id, now
from knowledge.records.lessons import key_of
from knowledge.records.letter_tables import answers, letters
from knowledge.records.tables import lessons, reports


def insert(
    connection: Connection,
    report_id: str,
    *,
    language: str,
    lesson_ids: Sequence[str],
    token_hash: str,
    expires_at: datetime,
    by: str,
) -> str:
    """Store a letter; return its id.

    Raises:
        NotFound: If there is no such report.
    """
    report_key = connection.execute(select(reports.c.key).where(reports.c.id == report_id)).scalar()
    if report_key is None:
        raise NotFound("report", report_id)
    letter_id = new_id("let")
    connection.execute(
        letters.insert().values(
            id=letter_id,
            report_key=report_key,
            language=language,
            lesson_ids=list(lesson_ids),
            token_hash=token_hash,
            written_at=now(),
            written_by=by,
            expires_at=expires_at,
            revoked_at=None,
        )
    )
    return letter_id


def by_id(connection: Connection, letter_id: str) -> Letter | None:
    """Return a letter, None if there is none with this id."""
    row = connection.execute(_joined().where(letters.c.id == letter_id)).first()
    return None if row is None else _letter(row)


def by_token_hash(connection: Connection, token_hash: str) -> Letter | None:
    """Return the letter whose link has a token with this hash, open or not."""
    row = connection.execute(_joined().where(letters.c.token_hash == token_hash)).first()
    return None if row is None else _letter(row)


def of_report(connection: Connection, report_id: str) -> tuple[Letter, ...]:
    """Return a report's letters, the newest first; of all reports if the id is empty."""
    wanted = _joined().order_by(letters.c.key.desc())
    if report_id:
        wanted = wanted.where(reports.c.id == report_id)
    return tuple(_letter(row) for row in connection.execute(wanted))


def revoke(connection: Connection, letter_id: str) -> None:
    """Let the link of a letter lead nowhere from now on."""
    connection.execute(
        update(letters)
        .where(letters.c.id == letter_id, letters.c.revoked_at.is_(None))
        .values(revoked_at=now())
    )


def count_answers(connection: Connection, letter_id: str, *, since: datetime | None) -> int:
    """Return how many answers came back on a letter, or since a moment in UTC."""
    wanted = (
        select(func.count())
        .select_from(answers)
        .join(letters, letters.c.key == answers.c.letter_key)
        .where(letters.c.id == letter_id)
    )
    if since is not None:
        wanted = wanted.where(answers.c.given_at >= since)
    return int(connection.execute(wanted).scalar_one())


def waits(connection: Connection, letter_id: str, given: GivenAnswer) -> bool:
    """Say whether the very same answer came on a letter, and nobody has dealt with it."""
    wanted = (
        select(answers.c.key)
        .join(letters, letters.c.key == answers.c.letter_key)
        .outerjoin(lessons, lessons.c.key == answers.c.lesson_key)
        .where(
            letters.c.id == letter_id,
            func.coalesce(lessons.c.id, "") == given.lesson_id,
            answers.c.verdict == given.verdict,
            answers.c.words == given.words,
            answers.c.handled_at.is_(None),
        )
    )
    return connection.execute(wanted.limit(1)).first() is not None


def keep_answer(
    connection: Connection, letter_id: str, given: GivenAnswer, *, proposal_id: str
) -> str:
    """Store an answer; return its id."""
    letter_key = connection.execute(
        select(letters.c.key).where(letters.c.id == letter_id)
    ).scalar_one()
    answer_id = new_id("ans")
    connection.execute(
        answers.insert().values(
            id=answer_id,
            letter_key=letter_key,
            lesson_key=key_of(connection, given.lesson_id) if given.lesson_id else None,
            verdict=given.verdict,
            words=given.words,
            proposal_id=proposal_id,
            given_at=now(),
            handled_at=None,
            handled_by="",
        )
    )
    return answer_id


def answers_where(
    connection: Connection, *, report_id: str = "", lesson_id: str = "", only_open: bool = False
) -> tuple[Answer, ...]:
    """Return answers, the oldest first.

    Args:
        connection: To the records.
        report_id: Of this report only, if given.
        lesson_id: On this lesson only, if given.
        only_open: Only those that nobody has dealt with.
    """
    wanted = (
        select(
            answers,
            letters.c.id.label("letter_id"),
            reports.c.id.label("report_id"),
            reports.c.title.label("report_title"),
            lessons.c.id.label("lesson_id"),
            lessons.c.proposed,
            lessons.c.confirmed,
        )
        .join(letters, letters.c.key == answers.c.letter_key)
        .join(reports, reports.c.key == letters.c.report_key)
        .outerjoin(lessons, lessons.c.key == answers.c.lesson_key)
        .order_by(answers.c.key)
    )
    if report_id:
        wanted = wanted.where(reports.c.id == report_id)
    if lesson_id:
        wanted = wanted.where(lessons.c.id == lesson_id)
    if only_open:
        wanted = wanted.where(answers.c.handled_at.is_(None))
    return tuple(_answer(row) for row in connection.execute(wanted))


def handle(connection: Connection, answer_id: str, *, by: str) -> None:
    """Note that a person dealt with an answer.

    Raises:
        NotFound: If there is none with this id that waits.
    """
    changed = connection.execute(
        update(answers)
        .where(answers.c.id == answer_id, answers.c.handled_at.is_(None))
        .values(handled_at=now(), handled_by=by)
    )
    if not changed.rowcount:
        raise NotFound("open answer", answer_id)


def _joined() -> Select[Any]:
    count = (
        select(func.count())
        .select_from(answers)
        .where(answers.c.letter_key == letters.c.key)
        .scalar_subquery()
    )
    return select(
        letters,
        reports.c.id.label("report_id"),
        reports.c.title.label("report_title"),
        count.label("answer_count"),
    ).join(reports, reports.c.key == letters.c.report_key)


def _letter(row: Row[Any]) -> Letter:
    return Letter(
        id=row.id,
        report_id=row.report_id,
        report_title=row.report_title,
        language=row.language,
        lesson_ids=tuple(row.lesson_ids),
        written_at=row.written_at,
        written_by=row.written_by,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        answer_count=row.answer_count,
    )


def _answer(row: Row[Any]) -> Answer:
    content = row.confirmed or row.proposed or {}
    return Answer(
        id=row.id,
        letter_id=row.letter_id,
        report_id=row.report_id,
        report_title=row.report_title,
        lesson_id=row.lesson_id or "",
        statement=content.get("statement", ""),
        verdict=Verdict(row.verdict),
        words=row.words,
        proposal_id=row.proposal_id,
        given_at=row.given_at,
        handled_at=row.handled_at,
        handled_by=row.handled_by,
    )
