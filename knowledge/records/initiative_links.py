"""Rows of lineage: which initiative was inspired by which."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, select

from knowledge.lineage import Link
from knowledge.model.initiative import Initiative
from knowledge.model.profile import Inspiration
from knowledge.records import initiatives as initiative_rows
from knowledge.records.clock import now
from knowledge.records.directory_tables import initiative_links
from knowledge.records.tables import initiatives


def everything(connection: Connection) -> tuple[Link, ...]:
    """Return every link of the base, by the ids of initiatives."""
    child, parent = initiatives.alias("child"), initiatives.alias("parent")
    rows = connection.execute(
        select(child.c.id.label("child"), parent.c.id.label("parent"))
        .select_from(initiative_links)
        .join(child, child.c.key == initiative_links.c.child_key)
        .join(parent, parent.c.key == initiative_links.c.parent_key)
        .order_by(initiative_links.c.key)
    )
    return tuple(Link(row.child, row.parent) for row in rows)


def put(
    connection: Connection, child: int, parent: int, *, changed: str, happened: str, by: str
) -> None:
    """Store a link, in the place of an earlier one between the two."""
    remove(connection, child, parent)
    connection.execute(
        initiative_links.insert().values(
            child_key=child,
            parent_key=parent,
            changed=changed,
            happened=happened,
            stated_by=by,
            stated_at=now(),
        )
    )


def remove(connection: Connection, child: int, parent: int) -> bool:
    """Delete a link; return whether it was there."""
    gone = connection.execute(
        delete(initiative_links).where(
            initiative_links.c.child_key == child, initiative_links.c.parent_key == parent
        )
    )
    return bool(gone.rowcount)


def inspirations(connection: Connection) -> tuple[tuple[int, int, Inspiration], ...]:
    """Return every link with the keys of child and parent, in the order they were stated."""
    rows = list(connection.execute(select(initiative_links).order_by(initiative_links.c.key)))
    keys = {row.child_key for row in rows} | {row.parent_key for row in rows}
    known: Mapping[int, Initiative] = initiative_rows.by_keys(connection, keys)
    return tuple(
        (
            row.child_key,
            row.parent_key,
            Inspiration(
                child=known[row.child_key],
                parent=known[row.parent_key],
                changed=row.changed,
                happened=row.happened,
                by=row.stated_by,
                at=row.stated_at,
            ),
        )
        for row in rows
    )
