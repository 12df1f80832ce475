"""Rows of lessons to the model and back."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, delete, func, select, update

from knowledge.errors import NotFound
from knowledge.lesson_entries import lesson_words
from knowledge.model.lesson import (
    MACHINES,
    NOT_FOUND,
    Lesson,
    LessonContent,
    LessonProposal,
    LessonSource,
    LessonStatus,
    ReviewQueueEntry,
    ReviewShares,
)
from knowledge.model.quote import Quote, cut_quote
from knowledge.model.report import ReportStatus
from knowledge.model.report_text import ReportText
from knowledge.records import initiatives, personal, texts
from knowledge.records.clock import new_id, now
from knowledge.records.lesson_rows import (
    content_from,
    content_row,
    quote_columns,
    quote_from,
    reason_from,
    reason_row,
)
from knowledge.records.passages import content_hash
from knowledge.records.tables import (
    embeddings,
    lesson_quotes,
    lessons,
    passages,
    reports,
    reviewers,
)
from knowledge.records.visibility import findable

_BATCH = 500


def insert(
    connection: Connection,
    report_id: str,
    text: ReportText,
    proposals: Iterable[LessonProposal],
    *,
    by: str,
) -> list[str]:
    """Store proposals, each quote cut from the report's text; return their ids in order.

    Raises:
        NotFound: If there is no such report.
        QuoteMismatch: If a span does not hold words of the text.
    """
    report_key = connection.execute(select(reports.c.key).where(reports.c.id == report_id)).scalar()
    if report_key is None:
        raise NotFound("report", report_id)
    ids = []
    for proposal in proposals:
        quotes = [cut_quote(report_id, text, span) for span in proposal.content.spans]
        lesson_id, moment = new_id("les"), now()
        made = connection.execute(
            lessons.insert().values(
                id=lesson_id,
                report_key=report_key,
                language=proposal.language,
                status=LessonStatus.PROPOSED,
                proposed=content_row(proposal.content),
                confirmed=None,
                reason=reason_row(proposal.reason),
                source=proposal.source,
                is_shown=proposal.is_shown,
                proposed_at=moment,
                proposed_by=by,
                changed_at=moment,
            )
        )
        _put_quotes(connection, int((made.inserted_primary_key or (0,))[0]), quotes)
        ids.append(lesson_id)
    return ids


def state(
    connection: Connection, lesson_id: str, *, quotes: Sequence[Quote] | None = None, **values: Any
) -> None:
    """Write some columns of a lesson, and its quotes anew where they are given."""
    if isinstance(values.get("confirmed"), LessonContent):
        values["confirmed"] = content_row(values["confirmed"])
    connection.execute(
        update(lessons).where(lessons.c.id == lesson_id).values(**values, changed_at=now())
    )
    if quotes is not None:
        key = key_of(connection, lesson_id)
        connection.execute(delete(lesson_quotes).where(lesson_quotes.c.lesson_key == key))
        _put_quotes(connection, key, quotes)


def remove(connection: Connection, lesson_ids: Collection[str]) -> None:
    """Delete lessons with their quotes."""
    connection.execute(delete(lessons).where(lessons.c.id.in_(lesson_ids)))


def key_of(connection: Connection, lesson_id: str) -> int:
    """Return the key of a lesson.

    Raises:
        NotFound: If there is none with this id.
    """
    key = connection.execute(select(lessons.c.key).where(lessons.c.id == lesson_id)).scalar()
    if key is None:
        raise NotFound("lesson", lesson_id)
    return int(key)


def by_ids(connection: Connection, ids: Collection[str]) -> dict[str, Lesson]:
    """Return the lessons with these ids, whatever their status."""
    found: dict[str, Lesson] = {}
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _BATCH):
        some = _joined().where(lessons.c.id.in_(wanted[start : start + _BATCH]))
        found.update((lesson.id, lesson) for lesson in _read(connection, some))
    return found


def of_report(
    connection: Connection, report_id: str, *, statuses: Collection[LessonStatus] = ()
) -> tuple[Lesson, ...]:
    """Return a report's lessons in the order of the text; no statuses means all."""
    wanted = _joined().where(reports.c.id == report_id)
    if statuses:
        wanted = wanted.where(lessons.c.status.in_(statuses))
    found = _read(connection, wanted)
    return tuple(sorted(found, key=lambda lesson: (lesson.quotes[0].span, lesson.id)))


def confirmed(connection: Connection, *, see_team: bool) -> tuple[Lesson, ...]:
    """Return every confirmed lesson of the published reports that a person may see."""
    return tuple(_read(connection, _findable(_joined(), see_team=see_team)))


def confirmed_anywhere(connection: Connection) -> tuple[Lesson, ...]:
    """Return every confirmed lesson, whatever the status of its report."""
    return tuple(_read(connection, _joined().where(lessons.c.status == LessonStatus.CONFIRMED)))


def everything(connection: Connection) -> tuple[Lesson, ...]:
    """Return every lesson, whatever its status."""
    return tuple(_read(connection, _joined()))


def without_vector(connection: Connection, model: str) -> dict[str, str]:
    """Return by content hash the words to make a vector of, for confirmed lessons without one.

    Identifiers of people are masked in them.
    """
    made = select(embeddings.c.content_hash).where(embeddings.c.model == model)
    wanted = _joined().where(
        lessons.c.status == LessonStatus.CONFIRMED, lessons.c.content_hash.not_in(made)
    )
    words: dict[str, str] = {}
    for lesson in _read(connection, wanted):
        whole = lesson_words(lesson.content.statement, [quote.exact for quote in lesson.quotes])
        text = texts.of_report(connection, lesson.report_id)
        hidden = personal.hidden(connection, lesson.report_id, text.text if text else "")
        words[content_hash(whole)] = hidden.to_embed(whole)
    return words


def content_hashes(connection: Connection, report_id: str) -> list[str]:
    """Return what the vectors of a report's confirmed lessons are kept under."""
    wanted = (
        select(lessons.c.content_hash)
        .join(reports, reports.c.key == lessons.c.report_key)
        .where(reports.c.id == report_id, lessons.c.content_hash != "")
    )
    return list(connection.execute(wanted).scalars())


def visible(connection: Connection, ids: Collection[str], *, see_team: bool) -> dict[str, Lesson]:
    """Return those of the lessons that a person may find now."""
    found: dict[str, Lesson] = {}
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _BATCH):
        some = _joined().where(lessons.c.id.in_(wanted[start : start + _BATCH]))
        kept = _read(connection, _findable(some, see_team=see_team))
        found.update((lesson.id, lesson) for lesson in kept)
    return found


def findable_hashes(connection: Connection) -> list[tuple[str, str, str, str]]:
    """Return (lesson id, report id, language, content hash) of all that can be found."""
    wanted = _findable(
        select(
            lessons.c.id,
            reports.c.id.label("report_id"),
            lessons.c.language,
            lessons.c.content_hash,
        ).join(reports, reports.c.key == lessons.c.report_key),
        see_team=True,
    )
    rows = connection.execute(wanted.order_by(lessons.c.key))
    return [(row.id, row.report_id, row.language, row.content_hash) for row in rows]


def quoted_passages(connection: Connection) -> list[tuple[str, str]]:
    """Return (lesson id, passage id) for each passage that a lesson which can be found quotes.

    A quote that runs on into the next passage stands in both.
    """
    wanted = _findable(
        select(lessons.c.id, passages.c.id.label("passage_id"))
        .join(reports, reports.c.key == lessons.c.report_key)
        .join(lesson_quotes, lesson_quotes.c.lesson_key == lessons.c.key)
        .join(
            passages,
            and_(
                passages.c.report_key == lessons.c.report_key,
                passages.c.start < lesson_quotes.c.end,
                passages.c.end > lesson_quotes.c.start,
            ),
        ),
        see_team=True,
    )
    return [(row.id, row.passage_id) for row in connection.execute(wanted.distinct())]


def findable_ids(connection: Connection, *, see_team: bool) -> frozenset[str]:
    """Return the ids of the confirmed lessons that a person may find now."""
    wanted = select(lessons.c.id).join(reports, reports.c.key == lessons.c.report_key)
    return frozenset(connection.execute(_findable(wanted, see_team=see_team)).scalars())


def version(connection: Connection) -> str:
    """Return a mark that changes whenever another set of lessons can be found."""
    wanted = _findable(
        select(func.count(), func.max(lessons.c.changed_at)).join(
            reports, reports.c.key == lessons.c.report_key
        ),
        see_team=True,
    )
    count, newest = connection.execute(wanted).one()
    return f"{count}:{newest}"


def review_queue(connection: Connection) -> tuple[ReviewQueueEntry, ...]:
    """Return each report that has lessons with how far its review is, oldest first.

    Of a report that is withdrawn only those wait whose words a new version lost.
    """
    is_back = lessons.c.note.startswith(NOT_FOUND)
    is_here = reports.c.status != ReportStatus.WITHDRAWN
    is_open = (lessons.c.status == LessonStatus.PROPOSED) & (is_here | is_back)
    is_shown = lessons.c.is_shown | is_back
    is_confirmed = lessons.c.status == LessonStatus.CONFIRMED
    rows = connection.execute(
        select(
            reports.c.id,
            reports.c.title,
            reports.c.received_at,
            _count(is_open & is_shown),
            _count(is_open & ~is_shown),
            _count(is_confirmed & ~lessons.c.is_edited),
            _count(is_confirmed & lessons.c.is_edited),
            _count(lessons.c.status == LessonStatus.REJECTED),
            func.coalesce(reviewers.c.who, ""),
        )
        .join(reports, reports.c.key == lessons.c.report_key)
        .outerjoin(reviewers, reviewers.c.report_key == reports.c.key)
        .group_by(
            reports.c.key,
            reports.c.id,
            reports.c.title,
            reports.c.received_at,
            reviewers.c.who,
        )
        .order_by(reports.c.received_at, reports.c.key)
    )
    return tuple(ReviewQueueEntry(*row) for row in rows)


def review_shares(connection: Connection, *, who: str | None) -> ReviewShares:
    """Return what became of all that the program proposed, or of what one person decided on."""
    is_confirmed = lessons.c.status == LessonStatus.CONFIRMED
    wanted = select(
        func.coalesce(_count(is_confirmed & ~lessons.c.is_edited), 0),
        func.coalesce(_count(is_confirmed & lessons.c.is_edited), 0),
        func.coalesce(_count(lessons.c.status == LessonStatus.REJECTED), 0),
    ).where(lessons.c.source.in_(MACHINES))
    if who is not None:
        wanted = wanted.where(lessons.c.decided_by == who)
    unchanged, edited, rejected = connection.execute(wanted).one()
    return ReviewShares(int(unchanged), int(edited), int(rejected))


def count(connection: Connection) -> dict[LessonStatus, int]:
    """Return how many lessons stand where."""
    rows = connection.execute(select(lessons.c.status, func.count()).group_by(lessons.c.status))
    found = {LessonStatus(status): int(number) for status, number in rows}
    return {status: found.get(status, 0) for status in LessonStatus}


def _count(condition: Any) -> Any:
    return func.sum(case((condition, 1), else_=0))


def _put_quotes(connection: Connection, lesson_key: int, quotes: Sequence[Quote]) -> None:
    connection.execute(
        lesson_quotes.insert(),
        [
            {"lesson_key": lesson_key, "number": number, **quote_columns(quote)}
            for number, quote in enumerate(quotes)
        ],
    )


def _joined() -> Select[Any]:
    return select(
        lessons,
        reports.c.id.label("report_id"),
        reports.c.title.label("report_title"),
        reports.c.year,
        reports.c.initiative_key,
    ).join(reports, reports.c.key == lessons.c.report_key)


def _findable(wanted: Select[*tuple[Any, ...]], *, see_team: bool) -> Select[*tuple[Any, ...]]:
    return wanted.where(lessons.c.status == LessonStatus.CONFIRMED, findable(see_team=see_team))


def _read(connection: Connection, wanted: Select[Any]) -> list[Lesson]:
    rows = connection.execute(wanted.order_by(lessons.c.key)).all()
    quotes = _quotes(connection, [(row.key, row.report_id) for row in rows])
    keys = {row.initiative_key for row in rows if row.initiative_key is not None}
    known = initiatives.by_keys(connection, keys)
    return [_lesson(row, quotes[row.key], known) for row in rows]


def _quotes(
    connection: Connection, owners: Sequence[tuple[int, str]]
) -> dict[int, tuple[Quote, ...]]:
    report_ids = dict(owners)
    keys = sorted(report_ids)
    found: dict[int, list[Quote]] = defaultdict(list)
    for start in range(0, len(keys), _BATCH):
        rows = connection.execute(
            select(lesson_quotes)
            .where(lesson_quotes.c.lesson_key.in_(keys[start : start + _BATCH]))
            .order_by(lesson_quotes.c.lesson_key, lesson_quotes.c.number)
        )
        for row in rows:
            found[row.lesson_key].append(quote_from(row, report_id=report_ids[row.lesson_key]))
    return {key: tuple(quotes) for key, quotes in found.items()}


def _lesson(row: Row[Any], quotes: tuple[Quote, ...], known: dict[int, Any]) -> Lesson:
    return Lesson(
        id=row.id,
        report_id=row.report_id,
        report_title=row.report_title,
        year=row.year,
        initiative=known.get(row.initiative_key),
        language=row.language,
        status=LessonStatus(row.status),
        proposed=content_from(row.proposed),
        confirmed=content_from(row.confirmed) if row.confirmed else None,
        quotes=quotes,
        reason=reason_from(row.reason),
        source=LessonSource(row.source),
        is_shown=row.is_shown,
        proposed_at=row.proposed_at,
        proposed_by=row.proposed_by,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        note=row.note,
        merged_into=row.merged_into,
    )
