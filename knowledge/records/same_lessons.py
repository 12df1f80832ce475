"""Which lessons a person says to say the same; they stay apart and count apart."""

from sqlalchemy import Connection, delete, select

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


def unlink_same(connection: Connection, one_id: str, other_id: str) -> None:
    """Forget that two lessons were said to say the same."""
    one, other = sorted((key_of(connection, one_id), key_of(connection, other_id)))
    connection.execute(
        delete(same_lessons).where(same_lessons.c.one_key == one, same_lessons.c.other_key == other)
    )


def same_as(connection: Connection, lesson_id: str) -> tuple[str, ...]:
    """Return the ids of the lessons that a person linked to this one."""
    key = key_of(connection, lesson_id)
    forth = select(same_lessons.c.other_key).where(same_lessons.c.one_key == key)
    back = select(same_lessons.c.one_key).where(same_lessons.c.other_key == key)
    wanted = select(lessons.c.id).where(lessons.c.key.in_(forth.union(back)))
    return tuple(sorted(connection.execute(wanted).scalars()))


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
