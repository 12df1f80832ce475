"""Rows of what reports tell about people: where it stands and what was decided, never the words."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from knowledge.model.personal import (
    Forgotten,
    PersonalDecision,
    PersonalDraft,
    PersonalFinding,
    PersonalKind,
)
from knowledge.model.span import Span
from knowledge.records.clock import now
from knowledge.records.tables import personal_findings, reports

_BLOCKING = tuple(kind for kind in PersonalKind if kind.is_blocking)
_BATCH = 500


def insert(
    connection: Connection, report_key: int, drafts: Sequence[PersonalDraft], *, first: int = 1
) -> None:
    """Store what was found in a report; nobody has decided about it yet.

    Args:
        connection: Of the transaction.
        report_key: The report.
        drafts: In the order in which they are numbered.
        first: Number of the first of them.
    """
    rows = [
        {
            "report_key": report_key,
            "number": number,
            "margin": draft.margin,
            "start": draft.span.start,
            "end": draft.span.end,
            "kind": draft.kind,
            "is_valid": draft.is_valid,
            "function_start": draft.function.start if draft.function else None,
            "function_end": draft.function.end if draft.function else None,
            "decision": PersonalDecision.UNDECIDED,
        }
        for number, draft in enumerate(drafts, start=first)
    ]
    if rows:
        connection.execute(personal_findings.insert(), rows)


def of_report(connection: Connection, report_id: str) -> tuple[PersonalFinding, ...]:
    """Return what was found in a report, in the order of the text; then that of its margins."""
    table = personal_findings
    rows = connection.execute(
        select(table)
        .join(reports, reports.c.key == table.c.report_key)
        .where(reports.c.id == report_id)
        .order_by(func.coalesce(table.c.margin, 0), table.c.start, table.c.number)
    )
    return tuple(_finding(row) for row in rows)


def last_number(connection: Connection, report_key: int) -> int:
    """Return the greatest number of a report's findings, 0 if there is none."""
    mine = personal_findings.c.report_key == report_key
    wanted = select(func.max(personal_findings.c.number)).where(mine)
    return int(connection.execute(wanted).scalar() or 0)


def open_counts(connection: Connection, report_id: str) -> dict[PersonalKind, int]:
    """Return how many findings of each kind keep a report from being published."""
    rows = connection.execute(
        select(personal_findings.c.kind, func.count())
        .join(reports, reports.c.key == personal_findings.c.report_key)
        .where(
            reports.c.id == report_id,
            personal_findings.c.decision == PersonalDecision.UNDECIDED,
            personal_findings.c.kind.in_(_BLOCKING),
        )
        .group_by(personal_findings.c.kind)
    )
    return {PersonalKind(kind): int(count) for kind, count in rows}


def decide(
    connection: Connection,
    report_id: str,
    numbers: Collection[int],
    decision: PersonalDecision,
    *,
    by: str,
) -> None:
    """Write what a person decided about some findings of a report."""
    is_open = decision is PersonalDecision.UNDECIDED
    key = select(reports.c.key).where(reports.c.id == report_id).scalar_subquery()
    connection.execute(
        update(personal_findings)
        .where(
            personal_findings.c.report_key == key, personal_findings.c.number.in_(sorted(numbers))
        )
        .values(
            decision=decision,
            decided_by="" if is_open else by,
            decided_at=None if is_open else now(),
        )
    )


def blocking_spans(connection: Connection, report_keys: Collection[int]) -> dict[int, list[Span]]:
    """Return by report what no vector may be made of, whatever was decided about it."""
    found: dict[int, list[Span]] = defaultdict(list)
    keys = sorted(report_keys)
    table = personal_findings
    for start in range(0, len(keys), _BATCH):
        rows = connection.execute(
            select(table.c.report_key, table.c.start, table.c.end).where(
                table.c.report_key.in_(keys[start : start + _BATCH]),
                table.c.kind.in_(_BLOCKING),
                table.c.margin.is_(None),
            )
        )
        for row in rows:
            found[row.report_key].append(Span(row.start, row.end))
    return found


def hidden(connection: Connection, report_id: str, text: str) -> Forgotten:
    """Return what hides the identifiers of a report's text in other words taken from it."""
    found = of_report(connection, report_id)
    return Forgotten.of(f.span.of(text) for f in found if f.kind.is_blocking and not f.margin)


def _finding(row: Row[Any]) -> PersonalFinding:
    has_function = row.function_start is not None
    return PersonalFinding(
        number=row.number,
        span=Span(row.start, row.end),
        kind=PersonalKind(row.kind),
        is_valid=row.is_valid,
        function=Span(row.function_start, row.function_end) if has_function else None,
        decision=PersonalDecision(row.decision),
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        margin=row.margin,
    )
