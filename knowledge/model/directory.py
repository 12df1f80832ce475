"""The directory of initiatives: what is asked for, and what is listed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.model.profile import Profile
from knowledge.model.search import FacetValue


class DirectoryFacet(StrEnum):
    """What the directory can be narrowed by."""

    KIND = "kind"
    LEVEL = "level"
    COUNTRY = "country"
    PLACE = "place"
    PHASE = "phase"


@dataclass(frozen=True, slots=True)
class DirectoryFilter:
    """Which initiatives are wanted: any value within a field, all fields together.

    Attributes:
        words: That name, kind, places or summary hold, all of them.
        chosen: Values by facet, as stored.
    """

    words: str = ""
    chosen: Mapping[DirectoryFacet, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """One initiative of the directory.

    Attributes:
        profile: What is known of it.
        report_count: Published reports of it that the viewer may see.
    """

    profile: Profile
    report_count: int


@dataclass(frozen=True, slots=True)
class Directory:
    """The initiatives that a filter lets through.

    Attributes:
        entries: By name.
        facets: Values with counts over what their own filter does not narrow, most first.
        total_count: Initiatives that the viewer may see, whatever the filter.
    """

    entries: tuple[DirectoryEntry, ...]
    facets: Mapping[DirectoryFacet, tuple[FacetValue, ...]]
    total_count: int
