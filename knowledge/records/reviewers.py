"""Which coordinator has taken which report, to look at what was learned in it."""

from sqlalchemy import Connection, delete, select

from knowledge.records.clock import now
from knowledge.records.tables import reports, reviewers


def reviewer_of(connection: Connection, report_id: str) -> str:
    """Return who has taken a report; empty if nobody has."""
    wanted = (
        select(reviewers.c.who)
        .join(reports, reports.c.key == reviewers.c.report_key)
        .where(reports.c.id == report_id)
    )
    return connection.execute(wanted).scalar_one_or_none() or ""


def put_reviewer(connection: Connection, report_key: int, who: str) -> None:
    """Note who has a report now, in the place of whoever had it; nobody if empty."""
    connection.execute(delete(reviewers).where(reviewers.c.report_key == report_key))
    if who:
        connection.execute(reviewers.insert().values(report_key=report_key, who=who, at=now()))
