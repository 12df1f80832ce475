"""Looks a place up by its name and country."""

import csv
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "places.tsv"
_REGIONS = Path(__file__).parent / "regions.tsv"


@dataclass(frozen=True, slots=True)
class Located:
    """A place with where it is.

    Attributes:
        name: As GeoNames spells it.
        country: ISO 3166-1 alpha-2.
        latitude: In degrees.
        longitude: In degrees.
        inhabitants: As GeoNames counts them; 0 if it does not.
        region: Name of the province, state or nation that it lies in; empty where unknown.
    """

    name: str
    country: str
    latitude: float
    longitude: float
    inhabitants: int
    region: str = ""


def locate(name: str, *, country: str = "") -> Located | None:
    """Return the place of this name, the largest if there are several, None if unknown.

    Args:
        name: In any spelling of accents and case.
        country: ISO 3166-1 alpha-2; only there, if it is given.
    """
    found = _places().get(_folded(name), ())
    here = [place for place in found if country in ("", place.country)]
    return max(here, key=lambda place: place.inhabitants, default=None)


def regions_of(places: Iterable[str], country: str) -> tuple[str, ...]:
    """Return the regions that places lie in, by the alphabet; unknown places have none.

    Args:
        places: Names, in any spelling of accents and case.
        country: ISO 3166-1 alpha-2; a place is looked for there only, if it is given.
    """
    located = (locate(place, country=country) for place in places)
    return tuple(sorted({place.region for place in located if place is not None} - {""}))


def _region_names() -> Mapping[tuple[str, str], str]:
    with _REGIONS.open(encoding="utf-8", newline="") as file:
        return {(row[0], row[1]): row[2] for row in csv.reader(file, delimiter="\t")}


@cache
def _places() -> Mapping[str, tuple[Located, ...]]:
    places: dict[str, list[Located]] = {}
    names = _region_names()
    with _FILE.open(encoding="utf-8", newline="") as file:
        for name, country, latitude, longitude, inhabitants, others, code in csv.reader(
            file, delimiter="\t"
        ):
            place = Located(
                name,
                country,
                float(latitude),
                float(longitude),
                int(inhabitants),
                names.get((country, code), ""),
            )
            for spelling in {_folded(name), *map(_folded, filter(None, others.split("|")))}:
                places.setdefault(spelling, []).append(place)
    return {spelling: tuple(found) for spelling, found in places.items()}


def _folded(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if sign.isalnum())
