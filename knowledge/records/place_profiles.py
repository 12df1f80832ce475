"""Rows of place profiles to the model and back."""

from typing import Any

from sqlalchemy import Connection, delete, select

from knowledge.model.condition import ConditionKind, Setting
from knowledge.model.initiative import Level
from knowledge.model.place_profile import PlaceProfile
from knowledge.records.clock import new_id, now
from knowledge.records.directory_tables import place_profiles


def save(connection: Connection, place: PlaceProfile, *, by: str) -> str:
    """Store a place, in its own place if it has an id; return the id."""
    place_id = place.id or new_id("pla")
    remove(connection, place_id)
    connection.execute(
        place_profiles.insert().values(
            id=place_id,
            name=place.name.strip(),
            region=place.region.strip(),
            country=place.country,
            level=place.level,
            settings={str(kind): _cells(setting) for kind, setting in place.settings.items()},
            stated_by=by,
            stated_at=now(),
        )
    )
    return place_id


def remove(connection: Connection, place_id: str) -> bool:
    """Delete a place; return whether it was there."""
    gone = connection.execute(delete(place_profiles).where(place_profiles.c.id == place_id))
    return bool(gone.rowcount)


def everything(connection: Connection) -> tuple[PlaceProfile, ...]:
    """Return all places, by name."""
    rows = connection.execute(select(place_profiles).order_by(place_profiles.c.name))
    return tuple(_place(row) for row in rows)


def by_id(connection: Connection, place_id: str) -> PlaceProfile | None:
    """Return one place, None if there is none with this id."""
    row = connection.execute(select(place_profiles).where(place_profiles.c.id == place_id)).first()
    return _place(row) if row else None


def _cells(setting: Setting) -> dict[str, object]:
    return {
        "least": setting.least,
        "most": setting.most,
        "codes": list(setting.codes),
        "is_there": setting.is_there,
    }


def _place(row: Any) -> PlaceProfile:
    settings = {
        ConditionKind(name): Setting(
            ConditionKind(name),
            cells["least"],
            cells["most"],
            tuple(cells["codes"]),
            cells["is_there"],
        )
        for name, cells in row.settings.items()
    }
    return PlaceProfile(
        name=row.name,
        region=row.region,
        country=row.country,
        level=Level(row.level) if row.level else None,
        settings=settings,
        id=row.id,
        by=row.stated_by,
        at=row.stated_at,
    )
