"""A question to the base and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.model.initiative import Level
from knowledge.model.passage import Passage
from knowledge.model.report import Report
from knowledge.model.span import Span


class Facet(StrEnum):
    """What search results can be narrowed by."""

    LANGUAGE = "language"
    LEVEL = "level"
    PLACE = "place"
    COUNTRY = "country"
    YEAR = "year"
    INITIATIVE = "initiative"
    KIND = "kind"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """What results must match: any of the values within a field, all fields together.

    Attributes:
        languages: ISO 639-1 codes of the passages.
        levels: Of the initiative.
        places: Names, as stored.
        countries: ISO 3166-1 alpha-2.
        years: Of the report.
        initiatives: Ids.
        kinds: Kinds of initiative, as stored.
        reports: Ids.
        themes: Ids of themes and parts, of those found in the lessons.
    """

    languages: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    initiatives: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything through."""
        return self == SearchFilter()


FILTER_FIELDS: Mapping[Facet, str] = {
    Facet.LANGUAGE: "languages",
    Facet.LEVEL: "levels",
    Facet.PLACE: "places",
    Facet.COUNTRY: "countries",
    Facet.YEAR: "years",
    Facet.INITIATIVE: "initiatives",
    Facet.KIND: "kinds",
    Facet.THEME: "themes",
}
"""The field of a filter that narrows by each facet."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A question as a person types it.

    Attributes:
        text: Free words; "exact phrases" in quotes; -word or -"phrase" to leave out.
        where: What results must match.
        limit: At most this many hits, 1 to 200.
        offset: Hits to pass over, for the next page.
    """

    text: str
    where: SearchFilter = SearchFilter()
    limit: int = 10
    offset: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= 200:
            raise ValueError(f"limit is 1 to 200, got {self.limit}")
        if self.offset < 0:
            raise ValueError(f"offset counts from 0, got {self.offset}")


class Strength(StrEnum):
    """How well a hit answers, in words; never a percentage."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found.

    Attributes:
        passage: With its text.
        report: That it stands in.
        marks: Words of the passage that match, spans into the passage's own text.
        best_sentence: The sentence that answers best, a span into the passage's own text.
        strength: See Strength.
        score: For ordering only; not comparable between questions.
    """

    passage: Passage
    report: Report
    marks: tuple[Span, ...]
    best_sentence: Span | None
    strength: Strength
    score: float


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, with how many passages choosing it alone finds."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What the base found.

    Attributes:
        hits: Best first; at most as many as were asked for.
        total_count: How many passages matched in all, beyond the page shown.
        facets: Values with counts, most frequent first.
        is_nothing_good: True when no hit is better than chance; hits may still stand
            there, as the nearest that the base has.
        language: Of the question, "und" if unsure.
        elapsed_seconds: Inside the base.
    """

    hits: tuple[Hit, ...]
    total_count: int
    facets: Mapping[Facet, tuple[FacetValue, ...]] = field(default_factory=dict)
    is_nothing_good: bool = False
    language: str = "und"
    elapsed_seconds: float = 0.0
