"""Rows of baskets to the model and back."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from knowledge.errors import NotFound
from knowledge.model.basket import Basket, BasketEntry
from knowledge.model.lesson import Lesson
from knowledge.records.brief_tables import basket_lessons, baskets
from knowledge.records.clock import new_id, now


def insert(connection: Connection, name: str, *, owner: str) -> str:
    """Make an empty basket and return its id."""
    basket_id, moment = new_id("bas"), now()
    connection.execute(
        baskets.insert().values(
            id=basket_id, name=name, owner=owner, created_at=moment, changed_at=moment
        )
    )
    return basket_id


def of_owner(connection: Connection, owner: str) -> list[tuple[str, str, int]]:
    """Return id, name and size of a person's baskets, the last used first."""
    rows = connection.execute(
        select(baskets.c.id, baskets.c.name, func.count(basket_lessons.c.lesson_id))
        .join(basket_lessons, basket_lessons.c.basket_key == baskets.c.key, isouter=True)
        .where(baskets.c.owner == owner)
        .group_by(baskets.c.key, baskets.c.id, baskets.c.name, baskets.c.changed_at)
        .order_by(baskets.c.changed_at.desc(), baskets.c.key.desc())
    )
    return [(row[0], row[1], int(row[2])) for row in rows]


def holding(connection: Connection, lesson_ids: Collection[str], *, owner: str) -> dict[str, str]:
    """Return, for each lesson that lies in baskets of the owner, the id of the last used one."""
    rows = connection.execute(
        select(basket_lessons.c.lesson_id, baskets.c.id)
        .join(baskets, baskets.c.key == basket_lessons.c.basket_key)
        .where(baskets.c.owner == owner, basket_lessons.c.lesson_id.in_(lesson_ids))
        .order_by(baskets.c.changed_at, baskets.c.key)
    )
    return {row.lesson_id: row.id for row in rows}


def lesson_ids(connection: Connection, basket_id: str, *, owner: str) -> list[str]:
    """Return the ids of the lessons in a basket, in order.

    Raises:
        NotFound: If the person has no such basket.
    """
    row = _row(connection, basket_id, owner)
    wanted = select(basket_lessons.c.lesson_id).where(basket_lessons.c.basket_key == row.key)
    return [*connection.execute(wanted.order_by(basket_lessons.c.number)).scalars()]


def read(
    connection: Connection, basket_id: str, *, owner: str, known: Mapping[str, Lesson]
) -> Basket:
    """Return a basket; entries whose lesson is not among the known ones have none.

    Raises:
        NotFound: If the person has no such basket.
    """
    row = _row(connection, basket_id, owner)
    wanted = select(basket_lessons).where(basket_lessons.c.basket_key == row.key)
    entries = connection.execute(wanted.order_by(basket_lessons.c.number)).all()
    return Basket(
        id=row.id,
        name=row.name,
        owner=row.owner,
        entries=tuple(
            BasketEntry(e.lesson_id, known.get(e.lesson_id), e.note, e.added_at) for e in entries
        ),
        changed_at=row.changed_at,
    )


def put(connection: Connection, basket_id: str, lesson_id: str, note: str, *, owner: str) -> None:
    """Put a lesson in a basket, at its end, or give one that is there another note."""
    row = _row(connection, basket_id, owner)
    there = (basket_lessons.c.basket_key == row.key) & (basket_lessons.c.lesson_id == lesson_id)
    changed = connection.execute(update(basket_lessons).where(there).values(note=note))
    if not changed.rowcount:
        last = connection.execute(
            select(func.max(basket_lessons.c.number)).where(basket_lessons.c.basket_key == row.key)
        ).scalar()
        connection.execute(
            basket_lessons.insert().values(
                basket_key=row.key,
                lesson_id=lesson_id,
                number=0 if last is None else last + 1,
                note=note,
                added_at=now(),
            )
        )
    _touch(connection, basket_id)


def take_out(connection: Connection, basket_id: str, lesson_id: str, *, owner: str) -> None:
    """Take a lesson out of a basket."""
    row = _row(connection, basket_id, owner)
    connection.execute(
        delete(basket_lessons).where(
            basket_lessons.c.basket_key == row.key, basket_lessons.c.lesson_id == lesson_id
        )
    )
    _touch(connection, basket_id)


def rename(connection: Connection, basket_id: str, name: str, *, owner: str) -> None:
    """Give a basket another name."""
    _row(connection, basket_id, owner)
    connection.execute(update(baskets).where(baskets.c.id == basket_id).values(name=name))
    _touch(connection, basket_id)


def remove(connection: Connection, basket_id: str, *, owner: str) -> None:
    """Delete a basket; its lessons stay in the base."""
    _row(connection, basket_id, owner)
    connection.execute(delete(baskets).where(baskets.c.id == basket_id))


def _row(connection: Connection, basket_id: str, owner: str) -> Row[Any]:
    row = connection.execute(
        select(baskets).where(baskets.c.id == basket_id, baskets.c.owner == owner)
    ).first()
    if row is None:
        raise NotFound("basket", basket_id)
    return row


def _touch(connection: Connection, basket_id: str) -> None:
    connection.execute(update(baskets).where(baskets.c.id == basket_id).values(changed_at=now()))
