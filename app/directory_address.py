"""What the directory is narrowed by, as the address of its page keeps it."""

from collections.abc import Mapping, Sequence

from knowledge.gazetteer import MAPS
from knowledge.model.directory import DirectoryFacet, DirectoryFilter
from knowledge.model.initiative import Level
from knowledge.model.profile import Phase

_MOST_VALUES = 50
_LONGEST_WORDS_CHARS = 200
_KNOWN: Mapping[DirectoryFacet, frozenset[str]] = {
    DirectoryFacet.LEVEL: frozenset(Level),
    DirectoryFacet.PHASE: frozenset(Phase),
}


def filter_from(address: Mapping[str, Sequence[str]]) -> DirectoryFilter:
    """Return what an address narrows by; whatever in it makes no sense is left out."""
    chosen = {}
    for facet in DirectoryFacet:
        values = tuple(dict.fromkeys(address.get(facet, ())[:_MOST_VALUES]))
        known = _KNOWN.get(facet)
        chosen[facet] = tuple(v for v in values if v.strip() and (known is None or v in known))
    words = " ".join(next(iter(address.get("find", ())), "").split())
    return DirectoryFilter(words[:_LONGEST_WORDS_CHARS], chosen)


def address_of(where: DirectoryFilter, *, on: str = "europe") -> dict[str, list[str]]:
    """Return the shortest address that narrows in the same way and shows the same map."""
    address = {
        "find": [where.words] if where.words else [],
        **{str(facet): list(values) for facet, values in where.chosen.items()},
        "map": [on] if on != "europe" else [],
    }
    return {name: values for name, values in address.items() if values}


def map_from(address: Mapping[str, Sequence[str]]) -> str:
    """Return the name of the map that an address shows."""
    name = next(iter(address.get("map", ())), "")
    return name if name in MAPS else "europe"
