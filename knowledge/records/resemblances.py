"""Rows of sentence hashes, and of the questions that shared sentences raise."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, or_, select, update

from knowledge.model.resemblance import FEWEST_SHARED, NEAR_SHARE, Resemblance, Verdict
from knowledge.records.clock import new_id, now
from knowledge.records.tables import reports, resemblances, sentence_hashes

_ROWS_AT_ONCE = 5_000


def keep_hashes(connection: Connection, report_key: int, hashes: Collection[int]) -> None:
    """Store the sentence hashes of a report in place of those it had."""
    connection.execute(delete(sentence_hashes).where(sentence_hashes.c.report_key == report_key))
    rows = [{"report_key": report_key, "hash": number} for number in sorted(hashes)]
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        connection.execute(insert(sentence_hashes), rows[start : start + _ROWS_AT_ONCE])
    connection.execute(
        update(reports).where(reports.c.key == report_key).values(sentence_count=len(rows))
    )


def ask(connection: Connection, report_key: int) -> int:
    """Raise a question for each report that shares enough sentences; return how many.

    A pair is asked about once: a question that stands or was decided is left as it is.
    """
    count = 0
    for other_key, shared, own_count, other_count in _near(connection, report_key):
        if _is_known(connection, report_key, other_key):
            continue
        connection.execute(
            insert(resemblances).values(
                id=new_id("res"),
                report_key=report_key,
                other_key=other_key,
                shared_count=shared,
                share_of_report=shared / own_count,
                share_of_other=shared / other_count,
                found_at=now(),
            )
        )
        count += 1
    return count


def listing(
    connection: Connection, *, report_id: str = "", only_open: bool = False
) -> tuple[Resemblance, ...]:
    """Return questions: of one report, or of all; the most alike first."""
    wanted = _joined()
    if report_id:
        wanted = wanted.where(reports.c.id == report_id)
    if only_open:
        wanted = wanted.where(resemblances.c.verdict == "")
    rows = connection.execute(wanted.order_by(resemblances.c.key))
    found = [_resemblance(row) for row in rows]
    return tuple(sorted(found, key=lambda r: -(r.share_of_report + r.share_of_other)))


def by_id(connection: Connection, resemblance_id: str) -> Resemblance | None:
    """Return the question, or None."""
    row = connection.execute(_joined().where(resemblances.c.id == resemblance_id)).first()
    return None if row is None else _resemblance(row)


def decide(connection: Connection, resemblance_id: str, verdict: Verdict, *, by: str) -> None:
    """Write down what a person decided."""
    connection.execute(
        update(resemblances)
        .where(resemblances.c.id == resemblance_id)
        .values(verdict=verdict, decided_at=now(), decided_by=by)
    )


def settle(connection: Connection, report_id: str, other_id: str, *, by: str) -> None:
    """Answer the question about a pair, if there is one: the first replaces the other."""
    key, other_key = (
        select(reports.c.key).where(reports.c.id == name).scalar_subquery()
        for name in (report_id, other_id)
    )
    connection.execute(
        update(resemblances)
        .where(resemblances.c.report_key == key, resemblances.c.other_key == other_key)
        .values(verdict=Verdict.REPLACES, decided_at=now(), decided_by=by)
    )


def unread(connection: Connection) -> tuple[str, ...]:
    """Return the ids of reports whose sentences were never counted, oldest first."""
    wanted = select(reports.c.id).where(reports.c.sentence_count.is_(None))
    return tuple(connection.execute(wanted.order_by(reports.c.key)).scalars())


def _near(connection: Connection, report_key: int) -> list[tuple[int, int, int, int]]:
    """Return reports that share enough: key, shared, and how many sentences both have."""
    mine, theirs = sentence_hashes.alias(), sentence_hashes.alias()
    own_count = connection.execute(
        select(reports.c.sentence_count).where(reports.c.key == report_key)
    ).scalar()
    if not own_count:
        return []
    shared = func.count()
    rows = connection.execute(
        select(theirs.c.report_key, shared, reports.c.sentence_count)
        .join(mine, mine.c.hash == theirs.c.hash)
        .join(reports, reports.c.key == theirs.c.report_key)
        .where(mine.c.report_key == report_key, theirs.c.report_key != report_key)
        .group_by(theirs.c.report_key, reports.c.sentence_count)
        .having(
            or_(
                shared >= NEAR_SHARE * own_count,
                shared >= NEAR_SHARE * reports.c.sentence_count,
            ),
            or_(
                shared >= FEWEST_SHARED,
                shared == own_count,
                shared == reports.c.sentence_count,
            ),
        )
        .order_by(shared.desc(), theirs.c.report_key)
    )
    return [(int(key), int(count), own_count, int(size)) for key, count, size in rows]


def _is_known(connection: Connection, one: int, other: int) -> bool:
    pair = (resemblances.c.report_key == one) & (resemblances.c.other_key == other)
    turned = (resemblances.c.report_key == other) & (resemblances.c.other_key == one)
    return connection.execute(select(resemblances.c.key).where(pair | turned)).first() is not None


def _joined() -> Select[Any]:
    other = reports.alias("other")
    return (
        select(
            resemblances,
            reports.c.id.label("report_id"),
            reports.c.title,
            other.c.id.label("other_id"),
            other.c.title.label("other_title"),
        )
        .join(reports, reports.c.key == resemblances.c.report_key)
        .join(other, other.c.key == resemblances.c.other_key)
    )


def _resemblance(row: Row[Any]) -> Resemblance:
    return Resemblance(
        id=row.id,
        report_id=row.report_id,
        title=row.title,
        other_id=row.other_id,
        other_title=row.other_title,
        shared_count=row.shared_count,
        share_of_report=row.share_of_report,
        share_of_other=row.share_of_other,
        found_at=row.found_at,
        verdict=Verdict(row.verdict) if row.verdict else None,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
    )
