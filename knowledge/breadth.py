"""How broadly something was learned: by whom, where, in which languages, and how evenly.

Ten initiatives that copied one example tell once, not ten times. What cannot be shown to be
independent is not counted as such.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

Origins = Callable[[Collection[str]], Sequence[frozenset[str]]]
"""Groups initiatives by the origin that they share, without overlap."""

WILSON_95: Final = 1.959964
"""Standard deviations within which 95 % of a normal distribution lie."""

LEAST_FOR_A_SHARE: Final = 5
"""Shares of fewer initiatives are not drawn as a line: one more would turn them over."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One lesson, as far as counting needs it.

    Attributes:
        lesson_id: The lesson.
        initiative_id: Who learned it; empty if unknown.
        places: Where, as people state it: what lies around a place comes after it. May be empty.
        regions: In which the places lie; may be empty.
        country: ISO 3166-1 alpha-2, or empty.
        language: ISO 639-1, or "und".
        source_type: Kind of file or page that it comes from, or empty.
        year: Of the report; None if unknown.
    """

    lesson_id: str
    initiative_id: str = ""
    places: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    country: str = ""
    language: str = ""
    source_type: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Breadth:
    """How broadly something was learned.

    Attributes:
        lesson_count: Lessons that say so.
        initiative_count: Independent initiatives: of those with one origin, one counts.
        named_count: Initiatives by name, copies and examples included.
        unknown_count: Lessons whose initiative nobody has named; they count for nothing.
        places: Names, by the alphabet.
        main_places: The first-named place of each lesson, by the alphabet: a village without the
            municipality or region around it, which would count it twice.
        regions: Names, by the alphabet.
        countries: By the alphabet.
        languages: By the alphabet.
        source_types: By the alphabet.
        effective_count: 1/Σp² over the lessons' independent initiatives (Laakso & Taagepera
            1979): 3 when three tell equally much, near 1 when one does nearly all the telling.
        first_year: Of the earliest report with a year, None if none has one.
        last_year: Of the latest.
    """

    lesson_count: int = 0
    initiative_count: int = 0
    named_count: int = 0
    unknown_count: int = 0
    places: tuple[str, ...] = ()
    main_places: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    source_types: tuple[str, ...] = ()
    effective_count: float = 0.0
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A share of initiatives, with the interval in which it may truly lie.

    Attributes:
        count: Initiatives of which it holds.
        total_count: Initiatives in all.
        share: count / total_count, 0 if there is none.
        low: Lower end of the 95 % Wilson interval (Wilson, JASA 22:209, 1927).
        high: Upper end of it.
    """

    count: int
    total_count: int
    share: float
    low: float
    high: float

    @property
    def is_enough(self) -> bool:
        """Whether there are initiatives enough to draw a line through."""
        return self.total_count >= LEAST_FOR_A_SHARE


def each_on_its_own(initiatives: Collection[str]) -> tuple[frozenset[str], ...]:
    """Return a group for each initiative: what counts where no lineage is known."""
    return tuple(frozenset({one}) for one in sorted(initiatives))


def breadth(voices: Iterable[Voice], *, origins: Origins = each_on_its_own) -> Breadth:
    """Return how broadly some lessons were learned, each counted once.

    Args:
        voices: Lessons; one that comes twice counts once.
        origins: Groups initiatives of one origin.
    """
    said = tuple({voice.lesson_id: voice for voice in voices}.values())
    named = {voice.initiative_id for voice in said} - {""}
    group_of = group_numbers(named, origins)
    told = Counter(group_of[voice.initiative_id] for voice in said if voice.initiative_id)
    years = [voice.year for voice in said if voice.year is not None]
    return Breadth(
        lesson_count=len(said),
        initiative_count=len(told),
        named_count=len(named),
        unknown_count=sum(not voice.initiative_id for voice in said),
        places=_names(place for voice in said for place in voice.places),
        main_places=_names(place for voice in said for place in voice.places[:1]),
        regions=_names(region for voice in said for region in voice.regions),
        countries=_names(voice.country for voice in said),
        languages=_names(voice.language for voice in said),
        source_types=_names(voice.source_type for voice in said),
        effective_count=effective_number(told.values()),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
    )


def group_numbers(initiatives: Collection[str], origins: Origins) -> dict[str, int]:
    """Return the number of the group of one origin that each initiative belongs to."""
    groups = origins(frozenset(initiatives))
    return {one: number for number, group in enumerate(groups) for one in group}


def independent_count(initiatives: Collection[str], origins: Origins = each_on_its_own) -> int:
    """Return how many of the initiatives stand on their own."""
    return len(origins(frozenset(initiatives)))


def effective_number(counts: Iterable[int]) -> float:
    """Return 1/Σp²: how many equal tellers would be as uneven as these; 0 for none."""
    present = [count for count in counts if count > 0]
    total = sum(present)
    return total**2 / sum(count**2 for count in present) if present else 0.0


def share_of(count: int, total_count: int) -> Share:
    """Return a share with its Wilson interval.

    Raises:
        ValueError: If more are counted than there are.
    """
    if not 0 <= count <= total_count:
        raise ValueError(f"{count} of {total_count} is no share")
    if not total_count:
        return Share(0, 0, 0.0, 0.0, 1.0)
    part, squared = count / total_count, WILSON_95**2
    middle = (part + squared / (2 * total_count)) / (1 + squared / total_count)
    reach = (part * (1 - part) / total_count + squared / (4 * total_count**2)) ** 0.5
    reach *= WILSON_95 / (1 + squared / total_count)
    return Share(
        count,
        total_count,
        part,
        max(0.0, min(part, middle - reach)),
        min(1.0, max(part, middle + reach)),
    )


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names) - {""}))
