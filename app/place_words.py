"""What two people wrote of one place at the same time: kept together, or told to the second."""

from dataclasses import replace

from app.directory_names import condition_kind_name, setting_words
from app.names import country_name, level_name
from app.words import _
from knowledge.model.condition import ConditionKind
from knowledge.model.place_profile import PlaceProfile


def put_together(mine: PlaceProfile, *, seen: PlaceProfile, now: PlaceProfile) -> PlaceProfile:
    """Return what stands now, with the fields that I changed as I want them.

    Args:
        mine: What the form says.
        seen: What the form was filled with.
        now: What stands in the records.
    """
    settings = dict(now.settings)
    for kind in ConditionKind:
        wanted = mine.settings.get(kind)
        if wanted == seen.settings.get(kind):
            continue
        settings.pop(kind, None)
        if wanted is not None:
            settings[kind] = wanted
    return replace(
        now,
        name=mine.name if mine.name != seen.name else now.name,
        region=mine.region if mine.region != seen.region else now.region,
        country=mine.country if mine.country != seen.country else now.country,
        level=mine.level if mine.level is not seen.level else now.level,
        settings=settings,
    )


def written_over(mine: PlaceProfile, *, seen: PlaceProfile, now: PlaceProfile) -> list[str]:
    """Return in words what somebody else wrote meanwhile where I want something else."""
    unknown = _("Unknown").lower()
    wanted, known, stands = _in_words(mine), _in_words(seen), _in_words(now)
    return [
        f"{field}: {words or unknown}"
        for field, words in stands.items()
        if words not in (known[field], wanted[field]) and wanted[field] != known[field]
    ]


def _in_words(place: PlaceProfile) -> dict[str, str]:
    """Return each field of a place in words, by its name; empty where it is unknown."""
    settings = {
        condition_kind_name(kind): setting_words(place.settings[kind])
        if kind in place.settings
        else ""
        for kind in ConditionKind
    }
    return {
        _("Name of the place"): place.name,
        _("Region"): place.region,
        _("Country"): country_name(place.country) if place.country else "",
        _("Level"): level_name(place.level) if place.level else "",
        **settings,
    }
