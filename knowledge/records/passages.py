"""Rows of passages to the model and back."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, update

from knowledge.model.passage import Passage, PassageDraft
from knowledge.model.personal import within, words_to_embed
from knowledge.model.report import ReportStatus
from knowledge.model.span import Span
from knowledge.records import personal
from knowledge.records.tables import embeddings, passages, reports
from knowledge.records.texts import locator_from, locator_row
from knowledge.records.visibility import findable

_BATCH = 500


def content_hash(text: str) -> str:
    """Return what names a passage's words: equal words, equal vector."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def insert(
    connection: Connection,
    report_key: int,
    report_id: str,
    text: str,
    drafts: Sequence[PassageDraft],
) -> None:
    """Store the passages of a report; their words are cut from its canonical text."""
    rows = [
        {
            "id": f"{report_id}.{number}",
            "report_key": report_key,
            "number": number,
            "start": draft.span.start,
            "end": draft.span.end,
            "text": draft.span.of(text),
            "language": draft.language,
            "heading_path": list(draft.heading_path),
            "locators": [locator_row(locator) for locator in draft.locators],
            "sentences": [[s.start, s.end] for s in draft.sentences],
            "content_hash": content_hash(draft.span.of(text)),
        }
        for number, draft in enumerate(drafts)
    ]
    if rows:
        connection.execute(passages.insert(), rows)


def of_report(connection: Connection, report_id: str) -> tuple[Passage, ...]:
    """Return the passages of a report, in order."""
    wanted = _with_report().where(reports.c.id == report_id).order_by(passages.c.number)
    return tuple(_passage(row) for row in connection.execute(wanted))


def by_ids(connection: Connection, ids: Collection[str]) -> dict[str, Passage]:
    """Return the passages with these ids, whatever the status of their report."""
    found: dict[str, Passage] = {}
    for batch in _batches(ids):
        rows = connection.execute(_with_report().where(passages.c.id.in_(batch)))
        found.update((row.id, _passage(row)) for row in rows)
    return found


def visible(connection: Connection, ids: Collection[str], *, see_team: bool) -> dict[str, Passage]:
    """Return those of the passages that a person may find now."""
    found: dict[str, Passage] = {}
    for batch in _batches(ids):
        wanted = _with_report().where(passages.c.id.in_(batch), findable(see_team=see_team))
        found.update((row.id, _passage(row)) for row in connection.execute(wanted))
    return found


def published(connection: Connection) -> Iterator[Passage]:
    """Yield every passage of every published report."""
    wanted = (
        _with_report()
        .where(reports.c.status == ReportStatus.PUBLISHED)
        .order_by(passages.c.key)
        .execution_options(yield_per=1000)
    )
    for row in connection.execute(wanted):
        yield _passage(row)


def searchable_ids(connection: Connection) -> list[str]:
    """Return the ids of all passages of published reports."""
    wanted = (
        select(passages.c.id)
        .join(reports, reports.c.key == passages.c.report_key)
        .where(reports.c.status == ReportStatus.PUBLISHED)
    )
    return list(connection.execute(wanted).scalars())


def without_vector(connection: Connection, model: str) -> dict[str, str]:
    """Return by content hash the words to make a vector of, where this model made none yet.

    Identifiers of people are masked in them.
    """
    made = select(embeddings.c.content_hash).where(embeddings.c.model == model)
    rows = connection.execute(select(passages).where(passages.c.content_hash.not_in(made))).all()
    hidden = personal.blocking_spans(connection, {row.report_key for row in rows})
    return {
        row.content_hash: words_to_embed(
            row.text, within(Span(row.start, row.end), hidden.get(row.report_key, ()))
        )
        for row in rows
    }


def count(connection: Connection, *, only_published: bool = False) -> int:
    """Return how many passages there are."""
    wanted = select(func.count()).select_from(passages)
    if only_published:
        wanted = wanted.join(reports, reports.c.key == passages.c.report_key).where(
            reports.c.status == ReportStatus.PUBLISHED
        )
    return int(connection.execute(wanted).scalar_one())


def rewrite(
    connection: Connection, report_id: str, text: str, *, clean: Callable[[str], str]
) -> list[str]:
    """Cut the passages of a report anew from a text of the same length; spans stay.

    Args:
        connection: Of the transaction.
        report_id: The report.
        text: The new canonical text.
        clean: For headings and labels of pages.

    Returns:
        The ids of the passages that read otherwise now, or stand under other headings.
    """
    changed = []
    rows = connection.execute(_with_report().where(reports.c.id == report_id)).all()
    for row in rows:
        words = Span(row.start, row.end).of(text)
        values = {
            "text": words,
            "content_hash": content_hash(words),
            "heading_path": [clean(heading) for heading in row.heading_path],
            "locators": [[kind, clean(label), index] for kind, label, index in row.locators],
        }
        if any(getattr(row, name) != value for name, value in values.items()):
            connection.execute(update(passages).where(passages.c.key == row.key).values(**values))
            changed.append(row.id)
    return changed


def _with_report() -> Select[Any]:
    return select(passages, reports.c.id.label("report_id")).join(
        reports, reports.c.key == passages.c.report_key
    )


def _passage(row: Row[Any]) -> Passage:
    return Passage(
        id=row.id,
        report_id=row.report_id,
        number=row.number,
        span=Span(row.start, row.end),
        text=row.text,
        language=row.language,
        heading_path=tuple(row.heading_path),
        locators=tuple(locator_from(locator) for locator in row.locators),
        sentences=tuple(Span(start, end) for start, end in row.sentences),
    )


def _batches(ids: Collection[str]) -> Iterator[list[str]]:
    waiting = iter(ids)
    while batch := list(islice(waiting, _BATCH)):
        yield batch
