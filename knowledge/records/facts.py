"""Rows of what was stated about initiatives; the newest row of a field holds."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, delete, func, select

from knowledge.model.profile import LISTS, Fact, FactValue, Field
from knowledge.records.clock import now
from knowledge.records.directory_tables import initiative_facts
from knowledge.records.tables import initiatives

_COLUMNS = {Field.KIND: "kind", Field.LEVEL: "level", Field.COUNTRY: "country"}


def state(connection: Connection, key: int, field: Field, value: FactValue, *, by: str) -> bool:
    """Append what was stated; return False if that is what stands there already."""
    standing = of_initiatives(connection, [key]).get(key, {}).get(field)
    if standing is not None and standing.value == value:
        return False
    connection.execute(
        initiative_facts.insert().values(
            initiative_key=key,
            field=field,
            value=list(value) if isinstance(value, tuple) else value,
            stated_by=by,
            stated_at=now(),
        )
    )
    return True


def of_initiatives(connection: Connection, keys: Collection[int]) -> dict[int, dict[Field, Fact]]:
    """Return what was last stated, by initiative and field."""
    newest = (
        select(func.max(initiative_facts.c.key))
        .where(initiative_facts.c.initiative_key.in_(keys))
        .group_by(initiative_facts.c.initiative_key, initiative_facts.c.field)
    )
    found: dict[int, dict[Field, Fact]] = defaultdict(dict)
    for row in connection.execute(
        select(initiative_facts).where(initiative_facts.c.key.in_(newest))
    ):
        fact = _fact(row.field, row.value, row.stated_by, row.stated_at)
        found[row.initiative_key][fact.field] = fact
    return dict(found)


def history(connection: Connection, key: int) -> tuple[Fact, ...]:
    """Return everything that was ever stated of an initiative, oldest first."""
    rows = connection.execute(
        select(initiative_facts)
        .where(initiative_facts.c.initiative_key == key)
        .order_by(initiative_facts.c.key)
    )
    return tuple(_fact(row.field, row.value, row.stated_by, row.stated_at) for row in rows)


def stated_keys(connection: Connection) -> frozenset[int]:
    """Return the keys of initiatives that somebody stated something about."""
    return frozenset(
        connection.execute(select(initiative_facts.c.initiative_key).distinct()).scalars()
    )


def forget(connection: Connection, key: int) -> None:
    """Delete an initiative with all that belongs to it."""
    connection.execute(delete(initiatives).where(initiatives.c.key == key))


def _fact(name: str, value: object, by: str, at: object) -> Fact:
    field = Field(name)
    stated = tuple(value) if field in LISTS and isinstance(value, list) else value
    return Fact(field, stated, by, at)  # type: ignore[arg-type]  # as JSON and the driver give them
