"""Rows of what stands beside a report's text in which something about people was found."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, func, select, update

from knowledge.model.plain_margin import margin_from, margin_row
from knowledge.model.report_text import Margin
from knowledge.records.tables import report_margins, reports


def insert(connection: Connection, report_key: int, margins: Mapping[int, Margin]) -> None:
    """Store margins of a report under their numbers."""
    rows = [
        {"report_key": report_key, "number": number, **margin_row(margin)}
        for number, margin in margins.items()
    ]
    if rows:
        connection.execute(report_margins.insert(), rows)


def of_report(connection: Connection, report_id: str) -> dict[int, Margin]:
    """Return the margins of a report by number."""
    rows = connection.execute(
        select(report_margins)
        .join(reports, reports.c.key == report_margins.c.report_key)
        .where(reports.c.id == report_id)
        .order_by(report_margins.c.number)
    )
    return {row["number"]: margin_from(dict(row)) for row in rows.mappings()}


def last_number(connection: Connection, report_key: int) -> int:
    """Return the greatest number of a report's margins, 0 if there is none."""
    mine = report_margins.c.report_key == report_key
    wanted = select(func.max(report_margins.c.number)).where(mine)
    return int(connection.execute(wanted).scalar() or 0)


def rewrite(
    connection: Connection,
    report_id: str,
    after: Mapping[int, str],
    *,
    clean: Callable[[str], str],
) -> None:
    """Replace the words of margins by others of the same length; clean what else they hold.

    Args:
        connection: Of the transaction.
        report_id: The report.
        after: The new texts by number; the others are cleaned.
        clean: For other texts, and labels of pages.
    """
    key = select(reports.c.key).where(reports.c.id == report_id).scalar_subquery()
    for number, margin in of_report(connection, report_id).items():
        locators = [
            [locator.kind, clean(locator.label), locator.index] for locator in margin.locators
        ]
        connection.execute(
            update(report_margins)
            .where(report_margins.c.report_key == key, report_margins.c.number == number)
            .values(text=after.get(number, clean(margin.text)), locators=locators)
        )
