"""What the directory can be narrowed by, each value with how many initiatives have it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from app.components.field_value import give
from app.components.filters import several
from app.directory_address import address_of, filter_from, map_from
from app.directory_names import phase_name
from app.names import country_name, kind_name, level_name
from app.words import _
from knowledge.model.directory import DirectoryFacet, DirectoryFilter
from knowledge.model.initiative import Level
from knowledge.model.profile import Phase
from knowledge.model.search import FacetValue


def address() -> DirectoryFilter:
    """Return what the address of this page narrows by."""
    return filter_from(_address())


def shown_map() -> str:
    """Return the name of the map that the address shows."""
    return map_from(_address())


def go_to(where: DirectoryFilter) -> None:
    """Let the address narrow by this."""
    st.query_params.from_dict(address_of(where, on=shown_map()))


def directory_filters(
    where: DirectoryFilter, facets: Mapping[DirectoryFacet, Sequence[FacetValue]]
) -> None:
    """Draw the filters; what is chosen stands in the address."""
    st.header(_("Narrow the list"))
    give("directory_words", where.words)
    st.text_input(
        _("Name, kind, place or a word of the summary"),
        key="directory_words",
        placeholder=_("Search"),
        type="search",
        on_change=_type,
    )
    for facet in DirectoryFacet:
        _choice(where, facet, facets.get(facet, ()))
    if where.words or any(where.chosen.values()):
        st.button(_("Clear all filters"), key="clear", on_click=go_to, args=(DirectoryFilter(),))


def facet_name(facet: DirectoryFacet) -> str:
    """Return the heading of a filter."""
    return {
        DirectoryFacet.KIND: _("Kind of initiative"),
        DirectoryFacet.LEVEL: _("Level"),
        DirectoryFacet.COUNTRY: _("Country"),
        DirectoryFacet.PLACE: _("Place"),
        DirectoryFacet.PHASE: _("Phase"),
    }[facet]


def value_name(facet: DirectoryFacet, value: str) -> str:
    """Return a value of a filter in the visitor's words."""
    match facet:
        case DirectoryFacet.KIND:
            return kind_name(value)
        case DirectoryFacet.LEVEL:
            return level_name(Level(value))
        case DirectoryFacet.COUNTRY:
            return country_name(value)
        case DirectoryFacet.PHASE:
            return phase_name(Phase(value))
        case _:
            return value


def _choice(where: DirectoryFilter, facet: DirectoryFacet, values: Sequence[FacetValue]) -> None:
    chosen = where.chosen.get(facet, ())
    known = {value.value for value in values}
    listed = [*values, *(FacetValue(v, v, 0) for v in chosen if v not in known)]
    if not listed:
        return
    names = {v.value: f"{value_name(facet, v.value)} ({v.count})" for v in listed}
    key = f"directory_{facet}"
    several(facet_name(facet), names, chosen, key=key, on_change=_choose, args=(facet, key))


def _choose(facet: DirectoryFacet, key: str) -> None:
    where = address()
    chosen = {**where.chosen, facet: tuple(st.session_state[key])}
    go_to(replace(where, chosen=chosen))


def _type() -> None:
    go_to(replace(address(), words=" ".join(str(st.session_state["directory_words"]).split())))


def _address() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}
