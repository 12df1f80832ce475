"""Rows of conditions to the model and back; a quote is cut from its passage when read."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, delete, or_, select

from knowledge.model.condition import (
    Bearing,
    Condition,
    ConditionKind,
    Setting,
    Source,
    TargetGroup,
)
from knowledge.records import passages
from knowledge.records.clock import new_id, now
from knowledge.records.directory_tables import initiative_conditions
from knowledge.records.tables import initiatives

_ORDER = {str(kind): number for number, kind in enumerate(ConditionKind)}


def add(
    connection: Connection,
    key: int,
    setting: Setting,
    *,
    bearing: Bearing,
    note: str,
    source: Source,
    start: int | None,
    by: str,
) -> str:
    """Store a condition and return its id.

    Args:
        connection: To write with.
        key: Of the initiative.
        setting: What was, or has to be.
        bearing: How much hangs on it.
        note: In the person's words.
        source: Where it was read.
        start: Of the quote in the passage's own text, None without a quote.
        by: Who states it.
    """
    condition_id = new_id("con")
    connection.execute(
        initiative_conditions.insert().values(
            id=condition_id,
            initiative_key=key,
            kind=setting.kind,
            least=setting.least,
            most=setting.most,
            codes=list(setting.codes),
            is_there=setting.is_there,
            bearing=bearing,
            note=note,
            lesson_id=source.lesson_id,
            passage_id=source.passage_id,
            start=start,
            end=None if start is None else start + len(source.quote),
            stated_by=by,
            stated_at=now(),
        )
    )
    return condition_id


def remove(connection: Connection, condition_id: str) -> bool:
    """Delete a condition; return whether it was there."""
    gone = connection.execute(
        delete(initiative_conditions).where(initiative_conditions.c.id == condition_id)
    )
    return bool(gone.rowcount)


def of_initiatives(
    connection: Connection, keys: Collection[int], *, see_team: bool
) -> dict[int, tuple[Condition, ...]]:
    """Return the conditions by initiative, in the order of their kinds.

    A quote is given only from a passage that the reader may find; a passage that is gone
    leaves the word of the person who stated the condition.
    """
    rows = list(
        connection.execute(
            select(initiative_conditions)
            .where(initiative_conditions.c.initiative_key.in_(keys))
            .order_by(initiative_conditions.c.key)
        )
    )
    wanted = [row.passage_id for row in rows if row.passage_id]
    shown = passages.visible(connection, wanted, see_team=see_team) if wanted else {}
    found: dict[int, list[Condition]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: _ORDER[row.kind]):
        passage = shown.get(row.passage_id)
        found[row.initiative_key].append(_condition(row, passage.text if passage else None))
    return {key: tuple(conditions) for key, conditions in found.items()}


def target_groups(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return for whom initiatives are, by their ids, in the order of the codes."""
    rows = connection.execute(
        select(initiatives.c.id, initiative_conditions.c.codes)
        .join(initiatives, initiatives.c.key == initiative_conditions.c.initiative_key)
        .where(initiative_conditions.c.kind == ConditionKind.TARGET_GROUP)
    )
    named: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        named[row.id].update(row.codes)
    return {one: tuple(code for code in TargetGroup if code in named[one]) for one in named}


def forget_sources(
    connection: Connection, *, passage_ids: Collection[str] = (), lesson_ids: Collection[str] = ()
) -> None:
    """Let go of sources that are deleted; the conditions stay, as the word of a person."""
    table = initiative_conditions
    connection.execute(
        table.update()
        .where(or_(table.c.passage_id.in_(passage_ids), table.c.lesson_id.in_(lesson_ids)))
        .values(passage_id="", lesson_id="", start=None, end=None)
    )


def _condition(row: Any, passage: str | None) -> Condition:
    quote = ""
    if passage is not None and row.start is not None:
        quote = passage[row.start : row.end]
    source = Source(row.lesson_id, row.passage_id if passage is not None else "", quote)
    setting = Setting(ConditionKind(row.kind), row.least, row.most, tuple(row.codes), row.is_there)
    return Condition(
        id=row.id,
        setting=setting,
        bearing=Bearing(row.bearing),
        note=row.note,
        source=source,
        by=row.stated_by,
        at=row.stated_at,
    )
