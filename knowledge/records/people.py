"""Rows of people, and the person of the local mode."""

from sqlalchemy import Connection, select, update

from knowledge.model.person import Person, Role
from knowledge.records.clock import now
from knowledge.records.tables import people


def remember(connection: Connection, person: Person, *, is_local: bool) -> None:
    """Store or renew a person; with is_local, it becomes the one of this machine."""
    if is_local:
        connection.execute(update(people).values(is_local=False))
    values = {"roles": sorted(person.roles), "is_local": is_local, "seen_at": now()}
    changed = connection.execute(
        update(people).where(people.c.name == person.name).values(**values)
    )
    if not changed.rowcount:
        connection.execute(people.insert().values(name=person.name, **values))


def local_person(connection: Connection) -> Person | None:
    """Return who said to be the person of this machine, or None."""
    row = connection.execute(
        select(people.c.name, people.c.roles).where(people.c.is_local).limit(1)
    ).first()
    return row and Person(row.name, frozenset(Role(role) for role in row.roles))
