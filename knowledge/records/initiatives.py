"""Rows of initiatives to the model and back."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, select, update

from knowledge.model.initiative import Initiative, Level
from knowledge.model.search import SearchFilter
from knowledge.records.clock import new_id, now
from knowledge.records.directory_tables import initiative_facts
from knowledge.records.tables import initiative_places, initiatives, reports


def find_or_add(connection: Connection, name: str, *, by: str) -> int:
    """Return the key of the initiative with this name, made now if there is none."""
    name = " ".join(name.split())
    key = connection.execute(
        select(initiatives.c.key).where(initiatives.c.name_folded == name.casefold())
    ).scalar()
    if key is not None:
        return int(key)
    made = connection.execute(
        initiatives.insert().values(
            id=new_id("ini"),
            name=name,
            name_folded=name.casefold(),
            created_at=now(),
            created_by=by,
        )
    )
    return int((made.inserted_primary_key or (0,))[0])


def key_of(connection: Connection, initiative_id: str) -> int | None:
    """Return the key of an initiative, None if there is none with this id."""
    return connection.execute(
        select(initiatives.c.key).where(initiatives.c.id == initiative_id)
    ).scalar()


def keys_by_id(connection: Connection) -> dict[str, int]:
    """Return the keys of all initiatives by their ids."""
    rows = connection.execute(select(initiatives.c.id, initiatives.c.key))
    return {row.id: int(row.key) for row in rows}


def by_name(connection: Connection, name: str) -> int | None:
    """Return the key of the initiative with this name, whatever the case of its letters."""
    folded = " ".join(name.split()).casefold()
    return connection.execute(
        select(initiatives.c.key).where(initiatives.c.name_folded == folded)
    ).scalar()


def rename(connection: Connection, key: int, name: str) -> None:
    """Give an initiative another name; the caller has seen to it that it is free."""
    name = " ".join(name.split())
    connection.execute(
        update(initiatives)
        .where(initiatives.c.key == key)
        .values(name=name, name_folded=name.casefold())
    )


def state_facts(connection: Connection, key: int, facts: Initiative) -> None:
    """Write kind, level, country and places of the initiative; its name and id stay."""
    connection.execute(
        update(initiatives)
        .where(initiatives.c.key == key)
        .values(kind=facts.kind, level=facts.level, country=facts.country)
    )
    connection.execute(delete(initiative_places).where(initiative_places.c.initiative_key == key))
    if facts.places:
        connection.execute(
            initiative_places.insert(),
            [
                {"initiative_key": key, "number": number, "place": place}
                for number, place in enumerate(facts.places)
            ],
        )


def fill_facts(connection: Connection, key: int, facts: Initiative) -> None:
    """Write those of the facts that nobody stated yet; what is stated stays as it is."""
    known = by_keys(connection, [key])[key]
    merged = replace(
        known,
        kind=known.kind or facts.kind,
        level=known.level or facts.level,
        country=known.country or facts.country,
        places=known.places or facts.places,
    )
    if merged != known:
        state_facts(connection, key, merged)


def by_keys(connection: Connection, keys: Collection[int]) -> dict[int, Initiative]:
    """Return the initiatives with these keys."""
    if not keys:
        return {}
    rows = connection.execute(
        select(initiatives, initiative_places.c.place)
        .join(
            initiative_places, initiative_places.c.initiative_key == initiatives.c.key, isouter=True
        )
        .where(initiatives.c.key.in_(keys))
        .order_by(initiatives.c.key, initiative_places.c.number)
    )
    return {
        key: _initiative(list(group)) for key, group in groupby(rows, key=lambda row: int(row.key))
    }


def _initiative(rows: Sequence[Row[Any]]) -> Initiative:
    """Return an initiative from a row for each of its places, or one without a place."""
    first = rows[0]
    return Initiative(
        id=first.id,
        name=first.name,
        kind=first.kind,
        level=Level(first.level) if first.level else None,
        places=tuple(row.place for row in rows if row.place is not None),
        country=first.country,
    )


def everything(connection: Connection) -> tuple[Initiative, ...]:
    """Return all initiatives, by name."""
    keys = [int(key) for key in connection.execute(select(initiatives.c.key)).scalars()]
    return tuple(
        sorted(by_keys(connection, keys).values(), key=lambda found: found.name.casefold())
    )


def matching(where: SearchFilter) -> Select[Any] | None:
    """Return a query for the keys of initiatives that a filter lets through, None for all."""
    wanted = select(initiatives.c.key)
    conditions = []
    if where.levels:
        conditions.append(initiatives.c.level.in_(where.levels))
    if where.countries:
        conditions.append(initiatives.c.country.in_(where.countries))
    if where.kinds:
        conditions.append(initiatives.c.kind.in_(where.kinds))
    if where.initiatives:
        conditions.append(initiatives.c.id.in_(where.initiatives))
    if where.places:
        there = select(initiative_places.c.initiative_key).where(
            initiative_places.c.place.in_(where.places)
        )
        conditions.append(initiatives.c.key.in_(there))
    return wanted.where(*conditions) if conditions else None


def forget_unused(connection: Connection) -> None:
    """Delete the initiatives that no report speaks of any more and nobody stated facts of."""
    used = select(reports.c.initiative_key).where(reports.c.initiative_key.is_not(None))
    stated = select(initiative_facts.c.initiative_key)
    connection.execute(
        delete(initiatives).where(initiatives.c.key.not_in(used), initiatives.c.key.not_in(stated))
    )


def count(connection: Connection) -> int:
    """Return how many initiatives there are."""
    return int(connection.execute(select(func.count()).select_from(initiatives)).scalar_one())
