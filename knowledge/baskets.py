"""Baskets: where a person puts lessons aside on the way to a brief."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from knowledge.errors import Conflict, InvalidEntry, NotFound
from knowledge.model.basket import Basket
from knowledge.model.person import Person, Right
from knowledge.records import audit, baskets, lessons
from knowledge.records.database import Database

_MOST_NOTE_CHARS = 500
_MOST_NAME_CHARS = 120


@dataclass(frozen=True, slots=True)
class BasketName:
    """A basket to choose.

    Attributes:
        id: Of the basket.
        name: That its owner gave it.
        lesson_count: Lessons in it.
    """

    id: str
    name: str
    lesson_count: int


@dataclass(frozen=True, slots=True)
class Baskets:
    """A person's baskets; nobody else sees them."""

    database: Database

    def names(self, *, of: Person) -> tuple[BasketName, ...]:
        """Return the person's baskets, the last used first."""
        of.require(Right.WRITE_BRIEFS)
        with self.database.reading() as connection:
            return tuple(BasketName(*row) for row in baskets.of_owner(connection, of.name))

    def basket(self, basket_id: str, *, of: Person) -> Basket:
        """Return a basket with its lessons as they stand now.

        Raises:
            NotFound: If the person has no such basket.
        """
        of.require(Right.WRITE_BRIEFS)
        with self.database.reading() as connection:
            return _read(connection, basket_id, of)

    def holding(self, lesson_ids: Collection[str], *, of: Person) -> dict[str, str]:
        """Return, for each lesson in the person's baskets, the id of the one used last."""
        of.require(Right.WRITE_BRIEFS)
        with self.database.reading() as connection:
            return baskets.holding(connection, lesson_ids, owner=of.name)

    def make(self, name: str, *, by: Person) -> str:
        """Make an empty basket; return its id.

        Raises:
            Conflict: If the person has one of that name.
        """
        by.require(Right.WRITE_BRIEFS)
        with self.database.writing() as connection:
            return self._make(connection, name, by)

    def put(
        self, lesson_id: str, *, by: Person, note: str = "", basket_id: str = "", name: str = ""
    ) -> Basket:
        """Put a lesson in a basket with a note why; one that is there gets the new note.

        Args:
            lesson_id: Of a confirmed lesson that the person may see.
            by: Whose basket it is.
            note: Why; may be empty.
            basket_id: Into which; without it, the one of that name, made if need be.
            name: Of the basket, where no id is given.

        Raises:
            NotFound: If there is no such lesson or basket.
        """
        by.require(Right.WRITE_BRIEFS)
        with self.database.writing() as connection:
            see_team = by.may(Right.SEE_TEAM_REPORTS)
            if lesson_id not in lessons.visible(connection, [lesson_id], see_team=see_team):
                raise NotFound("lesson", lesson_id)
            wanted = basket_id or self._named(connection, name, by)
            words = " ".join(note.split())[:_MOST_NOTE_CHARS]
            baskets.put(connection, wanted, lesson_id, words, owner=by.name)
            audit.record(connection, by.name, "put_aside", lesson_id, basket=wanted)
            return _read(connection, wanted, by)

    def take_out(self, lesson_id: str, *, basket_id: str, by: Person) -> Basket:
        """Take a lesson out of a basket; it stays in the base."""
        by.require(Right.WRITE_BRIEFS)
        with self.database.writing() as connection:
            baskets.take_out(connection, basket_id, lesson_id, owner=by.name)
            audit.record(connection, by.name, "took_out", lesson_id, basket=basket_id)
            return _read(connection, basket_id, by)

    def rename(self, basket_id: str, name: str, *, by: Person) -> Basket:
        """Give a basket another name.

        Raises:
            Conflict: If the person has another one of that name.
        """
        by.require(Right.WRITE_BRIEFS)
        with self.database.writing() as connection:
            clean = _free_name(connection, name, by)
            baskets.rename(connection, basket_id, clean, owner=by.name)
            return _read(connection, basket_id, by)

    def remove(self, basket_id: str, *, by: Person) -> None:
        """Delete a basket; briefs drawn from it stay."""
        by.require(Right.WRITE_BRIEFS)
        with self.database.writing() as connection:
            baskets.remove(connection, basket_id, owner=by.name)
            audit.record(connection, by.name, "removed_basket", basket_id)

    def _named(self, connection: Connection, name: str, by: Person) -> str:
        wanted = name.strip().casefold()
        for basket_id, known, _count in baskets.of_owner(connection, by.name):
            if known.casefold() == wanted:
                return basket_id
        return self._make(connection, name, by)

    def _make(self, connection: Connection, name: str, by: Person) -> str:
        basket_id = baskets.insert(connection, _free_name(connection, name, by), owner=by.name)
        audit.record(connection, by.name, "made_basket", basket_id)
        return basket_id


def _free_name(connection: Connection, name: str, by: Person) -> str:
    clean = " ".join(name.split())[:_MOST_NAME_CHARS]
    if not clean:
        raise InvalidEntry("name", "give the basket a name")
    taken = {known.casefold() for _id, known, _count in baskets.of_owner(connection, by.name)}
    if clean.casefold() in taken:
        raise Conflict(f"you have a basket {clean!r} already; choose another name")
    return clean


def _read(connection: Connection, basket_id: str, of: Person) -> Basket:
    ids = baskets.lesson_ids(connection, basket_id, owner=of.name)
    see_team = of.may(Right.SEE_TEAM_REPORTS)
    known = lessons.visible(connection, ids, see_team=see_team)
    return baskets.read(connection, basket_id, owner=of.name, known=known)
