"""A question as the address of the Search page keeps it, so that it can be shared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.model.initiative import Level
from knowledge.model.search import FILTER_FIELDS, Facet, SearchFilter, SearchQuery

HITS_A_PAGE = 10
_MOST_PAGES = 20
_LONGEST_TEXT_CHARS = 500
_MOST_VALUES = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visitor asked for.

    Attributes:
        text: The question; empty before one was asked.
        where: What the results are narrowed by.
        page: Counts from 1.
        like: Id of a passage whose neighbours are wanted instead of an answer, or empty.
    """

    text: str = ""
    where: SearchFilter = SearchFilter()
    page: int = 1
    like: str = ""

    @property
    def query(self) -> SearchQuery:
        """The question as the knowledge base takes it."""
        offset = (self.page - 1) * HITS_A_PAGE
        return SearchQuery(self.text, where=self.where, limit=HITS_A_PAGE, offset=offset)

    def chosen(self, facet: Facet) -> tuple[str, ...]:
        """Return the values of a facet that the results are narrowed by."""
        return tuple(str(value) for value in getattr(self.where, FILTER_FIELDS[facet]))

    def narrowed(self, facet: Facet, values: Sequence[str]) -> "Asked":
        """Return the same question narrowed by other values of one facet, from page 1.

        Values that the facet cannot have are left out.
        """
        kept = tuple(_values(facet, list(dict.fromkeys(values))))
        return replace(self, where=replace(self.where, **{FILTER_FIELDS[facet]: kept}), page=1)  # type: ignore[arg-type]

    def everywhere(self) -> "Asked":
        """Return the same question without any filter, from page 1."""
        return replace(self, where=SearchFilter(), page=1)


def asked_from(address: Mapping[str, Sequence[str]]) -> Asked:
    """Return what an address asks for; whatever in it makes no sense is left out."""
    text = " ".join(_first(address, "q").split())[:_LONGEST_TEXT_CHARS]
    number = _first(address, "page")
    page = int(number) if number.isascii() and number.isdecimal() and len(number) < 4 else 1
    asked = Asked(text, like=_first(address, "like")[:80])
    for facet in Facet:
        asked = asked.narrowed(facet, address.get(facet, ())[:_MOST_VALUES])
    return replace(asked, page=min(max(1, page), _MOST_PAGES))


def address_of(asked: Asked) -> dict[str, list[str]]:
    """Return the shortest address that asks the same."""
    address = {
        "q": [asked.text] if asked.text else [],
        "like": [asked.like] if asked.like else [],
        **{str(facet): list(asked.chosen(facet)) for facet in Facet},
        "page": [str(asked.page)] if asked.page > 1 else [],
    }
    return {name: values for name, values in address.items() if values}


def page_count(total_count: int) -> int:
    """Return over how many pages the results go; the base gives the first 200 at most."""
    return min(_MOST_PAGES, max(1, -(-total_count // HITS_A_PAGE)))


def _first(address: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(address.get(name, ())), "")


def _values(facet: Facet, values: Sequence[str]) -> Sequence[StrEnum | str | int]:
    if facet is Facet.LEVEL:
        return [Level(value) for value in values if value in [*Level]]
    if facet is Facet.YEAR:
        return [int(value) for value in values if value.isascii() and value.isdecimal()]
    return [value for value in values if value.strip()]
