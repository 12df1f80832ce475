"""Places that people described, kept to hold initiatives' conditions against."""

from dataclasses import dataclass

from knowledge.errors import NotFound
from knowledge.model.person import Person, Right
from knowledge.model.place_profile import PlaceProfile
from knowledge.records import audit, place_profiles
from knowledge.records.database import Database


@dataclass(frozen=True, slots=True)
class Places:
    """Place profiles; whoever may search may describe a place, and see all of them."""

    database: Database

    def everything(self, *, viewer: Person) -> tuple[PlaceProfile, ...]:
        """Return all places, by name."""
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            return place_profiles.everything(connection)

    def place(self, place_id: str, *, viewer: Person) -> PlaceProfile:
        """Return one place.

        Raises:
            NotFound: If there is none with this id.
        """
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            found = place_profiles.by_id(connection, place_id)
        if found is None:
            raise NotFound("place", place_id)
        return found

    def save(self, place: PlaceProfile, *, by: Person) -> PlaceProfile:
        """Keep a place; one that has an id is written over.

        Raises:
            NotAllowed: If somebody else described it.
        """
        by.require(Right.SEARCH)
        with self.database.writing() as connection:
            if place.id:
                _require_own(place_profiles.by_id(connection, place.id), place.id, by)
            place_id = place_profiles.save(connection, place, by=by.name)
            audit.record(connection, by.name, "described_place", place_id)
            found = place_profiles.by_id(connection, place_id)
        if found is None:
            raise NotFound("place", place_id)
        return found

    def remove(self, place_id: str, *, by: Person) -> None:
        """Forget a place.

        Raises:
            NotAllowed: If somebody else described it.
        """
        by.require(Right.SEARCH)
        with self.database.writing() as connection:
            _require_own(place_profiles.by_id(connection, place_id), place_id, by)
            place_profiles.remove(connection, place_id)
            audit.record(connection, by.name, "forgot_place", place_id)


def _require_own(place: PlaceProfile | None, place_id: str, by: Person) -> None:
    if place is None:
        raise NotFound("place", place_id)
    if place.by != by.name:
        by.require(Right.KEEP_DIRECTORY)
