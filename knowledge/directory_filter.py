"""Which initiatives a filter of the directory lets through, and how many have each value."""

from collections import Counter
from collections.abc import Collection

from knowledge.model.directory import DirectoryEntry, DirectoryFacet, DirectoryFilter
from knowledge.model.profile import Field
from knowledge.model.search import FacetValue


def fits(
    entry: DirectoryEntry, where: DirectoryFilter, *, besides: DirectoryFacet | None = None
) -> bool:
    """Say whether an initiative has the words and, of every facet, one of the values.

    Args:
        entry: Of the directory.
        where: What is wanted.
        besides: A facet that is not looked at, to count its values.
    """
    for facet, wanted in where.chosen.items():
        if facet is not besides and wanted and not set(wanted) & set(values(entry, facet)):
            return False
    initiative = entry.profile.initiative
    text = " ".join(
        (initiative.name, initiative.kind, *initiative.places, entry.profile.text(Field.SUMMARY))
    ).casefold()
    return all(word in text for word in where.words.casefold().split())


def counted(
    entries: Collection[DirectoryEntry], where: DirectoryFilter, facet: DirectoryFacet
) -> tuple[FacetValue, ...]:
    """Return the values of a facet over what its own filter does not narrow, most first."""
    counts = Counter(
        value
        for entry in entries
        if fits(entry, where, besides=facet)
        for value in values(entry, facet)
    )
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetValue(value, value, count) for value, count in ordered)


def values(entry: DirectoryEntry, facet: DirectoryFacet) -> tuple[str, ...]:
    """Return the values that an initiative has in a facet."""
    initiative = entry.profile.initiative
    values = {
        DirectoryFacet.KIND: (initiative.kind,),
        DirectoryFacet.LEVEL: (str(initiative.level or ""),),
        DirectoryFacet.COUNTRY: (initiative.country,),
        DirectoryFacet.PLACE: initiative.places,
        DirectoryFacet.PHASE: (str(entry.profile.phase or ""),),
    }[facet]
    return tuple(value for value in values if value)
