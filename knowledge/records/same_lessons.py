"""Which lessons a person says to say the same; they stay apart and count apart."""

from collections import defaultdict
from collections.abc import Collection
from itertools import permutations

from sqlalchemy import Connection, delete, select, union_all

from knowledge.records.clock import now
from knowledge.records.lessons import key_of
from knowledge.records.tables import lessons, same_lessons


def link_same(connection: Connection, one_id: str, other_id: str, *, who: str) -> None:
    """Note that a person says that two lessons say the same; twice is once."""
    one, other = sorted((key_of(connection, one_id), key_of(connection, other_id)))
    known = select(same_lessons).where(
        same_lessons.c.one_key == one, same_lessons.c.other_key == other
    )
    if connection.execute(known).first() is None:
        connection.execute(
            same_lessons.insert().values(one_key=one, other_key=other, at=now(), who=who)
        )


def hand_on(connection: Connection, from_id: str, to_id: str) -> None:
    """Say of a lesson what a person said of another: it says the same as the same lessons."""
    old, new = key_of(connection, from_id), key_of(connection, to_id)
    own = (same_lessons.c.one_key == old) | (same_lessons.c.other_key == old)
    for row in connection.execute(select(same_lessons).where(own)).all():
        one, other = sorted((new, row.other_key if row.one_key == old else row.one_key))
        connection.execute(
            same_lessons.insert().values(one_key=one, other_key=other, at=row.at, who=row.who)
        )


def unlink_same(connection: Connection, one_id: str, other_id: str) -> None:
    """Forget that two lessons were said to say the same."""
    one, other = sorted((key_of(connection, one_id), key_of(connection, other_id)))
    connection.execute(
        delete(same_lessons).where(same_lessons.c.one_key == one, same_lessons.c.other_key == other)
    )


def same_as(connection: Connection, lesson_ids: Collection[str]) -> dict[str, frozenset[str]]:
    """Return, for each lesson that a person linked to others, the ids of those."""
    own, other = lessons.alias(), lessons.alias()
    forth, back = (
        select(own.c.id.label("own"), other.c.id.label("other"))
        .join_from(same_lessons, own, here == own.c.key)
        .join(other, there == other.c.key)
        .where(own.c.id.in_(lesson_ids))
        for here, there in permutations((same_lessons.c.one_key, same_lessons.c.other_key))
    )
    found: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(union_all(forth, back)):
        found[row.own].add(row.other)
    return {name: frozenset(others) for name, others in found.items()}


def pairs(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Return the ids of every two lessons that a person linked, in the order of linking."""
    one, other = lessons.alias(), lessons.alias()
    wanted = (
        select(one.c.id, other.c.id)
        .join_from(same_lessons, one, same_lessons.c.one_key == one.c.key)
        .join(other, same_lessons.c.other_key == other.c.key)
        .order_by(same_lessons.c.one_key, same_lessons.c.other_key)
    )
    return tuple((row[0], row[1]) for row in connection.execute(wanted))
