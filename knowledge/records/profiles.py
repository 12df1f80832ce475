"""Rows of an initiative's facts, conditions and lineage as one profile."""

from collections.abc import Collection

from sqlalchemy import Connection

from knowledge.model.profile import Profile
from knowledge.records import conditions, facts, initiative_links, initiatives


def read(connection: Connection, keys: Collection[int], *, see_team: bool) -> dict[int, Profile]:
    """Return the profiles by key; quotes only from passages that the reader may find."""
    known = initiatives.by_keys(connection, keys)
    stated = facts.of_initiatives(connection, keys)
    held = conditions.of_initiatives(connection, keys, see_team=see_team)
    links = initiative_links.inspirations(connection)
    return {
        key: Profile(
            initiative=initiative,
            facts=stated.get(key, {}),
            conditions=held.get(key, ()),
            examples=tuple(link for child, _, link in links if child == key),
            followers=tuple(link for _, parent, link in links if parent == key),
        )
        for key, initiative in known.items()
    }
