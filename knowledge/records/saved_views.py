"""Rows of saved views to the model and back."""

from sqlalchemy import Connection, delete, select

from knowledge.model.saved_view import SavedView, ViewAddress
from knowledge.records.clock import new_id, now
from knowledge.records.theme_tables import saved_views


def put(connection: Connection, name: str, address: ViewAddress, *, owner: str) -> str:
    """Keep a view under a name; one of that person with this name gives way. Return its id."""
    table = saved_views
    connection.execute(delete(table).where(table.c.owner == owner, table.c.name == name))
    view_id = new_id("viw")
    connection.execute(
        table.insert().values(
            id=view_id,
            owner=owner,
            name=name,
            page=address.page,
            address={key: list(values) for key, values in address.values.items()},
            saved_at=now(),
        )
    )
    return view_id


def everything(connection: Connection) -> tuple[SavedView, ...]:
    """Return all views, by name."""
    rows = connection.execute(select(saved_views).order_by(saved_views.c.key))
    found = (
        SavedView(
            id=row.id,
            name=row.name,
            address=ViewAddress(row.page, {key: tuple(row.address[key]) for key in row.address}),
            owner=row.owner,
            saved_at=row.saved_at,
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda view: (view.name.casefold(), view.owner)))


def remove(connection: Connection, view_id: str) -> None:
    """Delete a view."""
    connection.execute(delete(saved_views).where(saved_views.c.id == view_id))
