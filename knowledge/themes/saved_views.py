"""Saved views of figures: kept under a name, open to everybody, removed by who saved them."""

from dataclasses import dataclass

from knowledge.errors import InvalidEntry, NotAllowed, NotFound
from knowledge.model.person import Person, Right
from knowledge.model.saved_view import MOST_NAME_CHARS, SavedView, ViewAddress
from knowledge.records import audit, saved_views
from knowledge.records.database import Database


@dataclass(frozen=True, slots=True)
class SavedViews:
    """Views that people come back to; each shows what its viewer may see now."""

    database: Database

    def everything(self, *, viewer: Person) -> tuple[SavedView, ...]:
        """Return all views, by name."""
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            return saved_views.everything(connection)

    def save(self, name: str, address: ViewAddress, *, by: Person) -> SavedView:
        """Keep a view; one that this person has under the name gives way.

        Raises:
            InvalidEntry: If the name is empty.
        """
        by.require(Right.SEARCH)
        clean = " ".join(name.split())[:MOST_NAME_CHARS]
        if not clean:
            raise InvalidEntry("name", "give the view a name")
        with self.database.writing() as connection:
            view_id = saved_views.put(connection, clean, address, owner=by.name)
            audit.record(connection, by.name, "saved_view", view_id)
            return _view(saved_views.everything(connection), view_id)

    def remove(self, view_id: str, *, by: Person) -> None:
        """Delete a view that the person saved; who keeps the indexes may delete any.

        Raises:
            NotFound: If there is none with this id.
            NotAllowed: If somebody else saved it.
        """
        with self.database.writing() as connection:
            view = _view(saved_views.everything(connection), view_id)
            if view.owner != by.name and not by.may(Right.KEEP_INDEXES):
                raise NotAllowed(by.name, Right.KEEP_INDEXES)
            saved_views.remove(connection, view_id)
            audit.record(connection, by.name, "removed_view", view_id)


def _view(found: tuple[SavedView, ...], view_id: str) -> SavedView:
    for view in found:
        if view.id == view_id:
            return view
    raise NotFound("view", view_id)
