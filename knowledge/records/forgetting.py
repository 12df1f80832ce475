"""Takes removed words out of whatever people or programs wrote about a report, or anywhere."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Table,
    Text,
    UniqueConstraint,
    and_,
    or_,
    select,
    update,
)

from knowledge.records.brief_tables import (
    basket_lessons,
    baskets,
    brief_comments,
    brief_lessons,
    brief_versions,
)
from knowledge.records.columns import metadata
from knowledge.records.directory_tables import initiative_conditions
from knowledge.records.follow_up_tables import follow_ups
from knowledge.records.letter_tables import answers, letters
from knowledge.records.policy_tables import uptake_steps, uptakes
from knowledge.records.tables import jobs, lessons, origins, passages, report_texts, reports
from knowledge.records.theme_tables import saved_views, theme_verdicts

Clean = Callable[[str], str]

OF_A_REPORT: Final = frozenset(
    {
        "reports",
        "report_texts",
        "page_layouts",
        "report_margins",
        "passages",
        "lessons",
        "lesson_quotes",
        "lesson_acts",
        "jobs",
        "briefs",
        "brief_versions",
    }
)
"""Tables whose words are those of one report, which somebody decides about for that report;
and briefs, in which one sentence may be of this report and the next of another."""

KEPT: Final = frozenset({"initiative_contacts", "audit_events", "people", "sheet_mappings"})
"""A contact agreed to be there; the others hold codes and names of users, no words of a report."""

_ALSO: Final = (baskets.c.name, saved_views.c.name)
_RIGHTS: Final = (reports.c.rights_holder, reports.c.licence, reports.c.source)
_MAILBOX: Final = "mailbox"


@dataclass(frozen=True, slots=True)
class _Place:
    """Columns that hold words about a report, and which of their rows do."""

    columns: tuple[Column[Any], ...]
    where: ColumnElement[bool]


def forget_near(connection: Connection, report_id: str, clean: Clean) -> None:
    """Clean what was written about a report: its rights, answers, notes, comments, reasons."""
    for place in _near(report_id):
        _clean_rows(connection, place.columns, clean, where=place.where)
    told = follow_ups.c.key.in_(_told_of(connection, report_id))
    written = (follow_ups.c.words, follow_ups.c.drafted_words, follow_ups.c.set_aside_reason)
    _clean_rows(connection, written, clean, where=told)


def forget_everywhere(connection: Connection, clean: Clean) -> tuple[str, ...]:
    """Clean every column of words in the records, but for the texts of other reports.

    A table that is new is cleaned too, unless it is named as one that is not. An origin whose
    address holds the words is forgotten: nothing could be fetched from it any more.

    Returns:
        The ids of the reports that have another title now.
    """
    _forget_origins(connection, clean)
    for table in metadata.sorted_tables:
        if table.name in OF_A_REPORT | KEPT:
            continue
        columns = [c for c in table.columns if _holds_words(c)]
        if columns:
            _clean_rows(connection, columns, clean)
    _clean_rows(connection, (jobs.c.file_name, jobs.c.details, jobs.c.data), clean)
    _clean_rows(connection, (brief_versions.c.note,), clean)
    _clean_rows(connection, (report_texts.c.document_title,), clean)
    titles = select(reports.c.id, reports.c.title)
    entitled = [row.id for row in connection.execute(titles) if clean(row.title) != row.title]
    _clean_rows(connection, (reports.c.title, reports.c.file_name, *_RIGHTS), clean)
    return tuple(entitled)


def cleaned(value: Any, clean: Clean) -> Any:
    """Return a text, or a value of JSON with all its texts, cleaned; keys stay."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(item, clean) for item in value]
    if isinstance(value, dict):
        return {name: cleaned(item, clean) for name, item in value.items()}
    return value


def _near(report_id: str) -> Iterable[_Place]:
    key = select(reports.c.key).where(reports.c.id == report_id).scalar_subquery()
    own_lessons = select(lessons.c.id).where(lessons.c.report_key == key)
    lesson_keys = select(lessons.c.key).where(lessons.c.report_key == key)
    own_passages = select(passages.c.id).where(passages.c.report_key == key)
    citing = select(brief_lessons.c.brief_key).where(brief_lessons.c.lesson_id.in_(own_lessons))
    source = select(reports.c.source).where(reports.c.id == report_id)
    yield _Place(_RIGHTS, reports.c.id == report_id)
    yield _Place((origins.c.title, origins.c.data), origins.c.address.in_(source))
    own_letters = select(letters.c.key).where(letters.c.report_key == key)
    yield _Place((answers.c.words,), answers.c.letter_key.in_(own_letters))
    of_own = basket_lessons.c.lesson_id.in_(own_lessons)
    yield _Place((basket_lessons.c.note,), of_own)
    yield _Place(
        (baskets.c.name,), baskets.c.key.in_(select(basket_lessons.c.basket_key).where(of_own))
    )
    yield _Place((brief_comments.c.text,), brief_comments.c.brief_key.in_(citing))
    yield _Place((brief_versions.c.note,), brief_versions.c.brief_key.in_(citing))
    taken_up = select(uptakes.c.key).where(uptakes.c.lesson_key.in_(lesson_keys))
    yield _Place(
        (uptake_steps.c.reason, uptake_steps.c.body), uptake_steps.c.uptake_key.in_(taken_up)
    )
    yield _Place(
        (theme_verdicts.c.differs_in,),
        or_(theme_verdicts.c.one_id.in_(own_lessons), theme_verdicts.c.other_id.in_(own_lessons)),
    )
    conditions = initiative_conditions.c
    yield _Place(
        (conditions.note,),
        or_(conditions.lesson_id.in_(own_lessons), conditions.passage_id.in_(own_passages)),
    )


def _told_of(connection: Connection, report_id: str) -> list[int]:
    """Return the letters that tell what became of a report's lessons."""
    key = select(reports.c.key).where(reports.c.id == report_id).scalar_subquery()
    own = set(connection.execute(select(lessons.c.id).where(lessons.c.report_key == key)).scalars())
    rows = connection.execute(select(follow_ups.c.key, follow_ups.c.lesson_ids))
    return [row.key for row in rows if not own.isdisjoint(row.lesson_ids)]


def _forget_origins(connection: Connection, clean: Clean) -> None:
    found = select(origins.c.key, origins.c.address).where(origins.c.kind != _MAILBOX)
    gone = [row.key for row in connection.execute(found).all() if clean(row.address) != row.address]
    if gone:
        connection.execute(origins.delete().where(origins.c.key.in_(gone)))


def _holds_words(column: Column[Any]) -> bool:
    if column is origins.c.address:
        return False
    return isinstance(column.type, Text | JSON) or column in _ALSO


def _clean_rows(
    connection: Connection,
    columns: Sequence[Column[Any]],
    clean: Clean,
    *,
    where: ColumnElement[bool] | None = None,
) -> None:
    """Clean columns of one table, row by row; a row that reads the same is not touched."""
    table = columns[0].table
    keys = _keys(table)
    wanted = select(*dict.fromkeys((*keys, *columns)))
    if where is not None:
        wanted = wanted.where(where)
    for row in connection.execute(wanted).all():
        values = row._mapping  # noqa: SLF001 - how SQLAlchemy gives a row by columns
        changed = {
            column.name: after
            for column in columns
            if (after := cleaned(values[column], clean)) != values[column]
        }
        if changed:
            mine = and_(*(key == values[key] for key in keys))
            connection.execute(update(table).where(mine).values(**changed))


def _keys(table: Table) -> tuple[Column[Any], ...]:
    """Return the columns that name a row."""
    named = tuple(table.primary_key.columns)
    if named:
        return named
    unique = next(c for c in table.constraints if isinstance(c, UniqueConstraint))
    return tuple(unique.columns)
