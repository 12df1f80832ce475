"""Lessons of a report whose text was rewritten: their quotes and words follow, spans stay."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select, update

from knowledge.lesson_entries import lesson_words
from knowledge.model.quote import CONTEXT_CHARS
from knowledge.model.span import Span
from knowledge.records.clock import now
from knowledge.records.passages import content_hash
from knowledge.records.tables import lesson_acts, lesson_quotes, lessons, reports


@dataclass(frozen=True, slots=True)
class Restated:
    """Two texts of a report, of equal length, and what to do with words in neither.

    Attributes:
        before: The text that the lessons were taken from.
        after: The same without what was removed.
        clean: Takes the removed words out of anything else.
    """

    before: str
    after: str
    clean: Callable[[str], str]

    def words(self, words: str) -> str:
        """Return words as they read now: those of the old text as it has them now.

        A single word may be a code, such as a kind; it is only cleaned.
        """
        place = self.before.find(words) if " " in words else -1
        return self.after[place : place + len(words)] if place >= 0 else self.clean(words)

    def everything(self, value: Any) -> Any:
        """Return a value of JSON with all its words as they read now."""
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, list):
            return [self.everything(item) for item in value]
        if isinstance(value, dict):
            return {name: self.everything(item) for name, item in value.items()}
        return value


def rewrite(connection: Connection, report_id: str, restated: Restated) -> list[str]:
    """Let the lessons of a report say what its text says now.

    What was proposed, what was confirmed, why, and how a lesson stood before each act that
    can be undone: all of them held the words that were removed.

    Returns:
        The ids of the lessons that read otherwise now.
    """
    changed = []
    rows = connection.execute(
        select(lessons)
        .join(reports, reports.c.key == lessons.c.report_key)
        .where(reports.c.id == report_id)
    ).all()
    for row in rows:
        values = _content(row, restated)
        if any(getattr(row, name) != value for name, value in values.items()):
            connection.execute(
                update(lessons).where(lessons.c.key == row.key).values(**values, changed_at=now())
            )
            changed.append(row.id)
        _rewrite_quotes(connection, row.key, restated)
    _rewrite_acts(connection, report_id, restated)
    return changed


def _content(row: Row[Any], restated: Restated) -> dict[str, Any]:
    confirmed = restated.everything(row.confirmed)
    return {
        "proposed": restated.everything(row.proposed),
        "confirmed": confirmed,
        "reason": restated.everything(row.reason),
        "note": restated.clean(row.note),
        "content_hash": _hash(confirmed, restated) if row.content_hash else "",
    }


def _hash(content: Any, restated: Restated) -> str:
    """Return what names the words of a confirmed lesson, empty for one without content."""
    if not content:
        return ""
    quotes = [Span(start, end).of(restated.after) for start, end in content["spans"]]
    return content_hash(lesson_words(content["statement"], quotes))


def _rewrite_quotes(connection: Connection, lesson_key: int, restated: Restated) -> None:
    after = restated.after
    mine = lesson_quotes.c.lesson_key == lesson_key
    for row in connection.execute(select(lesson_quotes).where(mine)).all():
        connection.execute(
            update(lesson_quotes)
            .where(mine, lesson_quotes.c.number == row.number)
            .values(
                exact=after[row.start : row.end],
                prefix=after[max(0, row.start - CONTEXT_CHARS) : row.start],
                suffix=after[row.end : row.end + CONTEXT_CHARS],
                locators=[[kind, restated.clean(label), n] for kind, label, n in row.locators],
            )
        )


def _rewrite_acts(connection: Connection, report_id: str, restated: Restated) -> None:
    rows = connection.execute(
        select(lesson_acts)
        .join(reports, reports.c.key == lesson_acts.c.report_key)
        .where(reports.c.id == report_id)
    ).all()
    for row in rows:
        before = restated.everything(row.before)
        for lesson in before:
            state = lesson["state"]
            if state and state["content_hash"]:
                state["content_hash"] = _hash(state["confirmed"], restated)
        connection.execute(
            update(lesson_acts).where(lesson_acts.c.sequence == row.sequence).values(before=before)
        )
