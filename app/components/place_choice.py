"""Which initiative is held against which place; both stand in the address."""

from collections.abc import Mapping, Sequence

import streamlit as st

from app.names import country_name
from app.words import _
from knowledge.model.directory import DirectoryEntry
from knowledge.model.place_profile import PlaceProfile


def initiative_choice(
    entries: Sequence[DirectoryEntry], *, address: Mapping[str, Sequence[str]]
) -> str:
    """Draw the choice of an initiative; return its id, or nothing."""
    names = {entry.profile.initiative.id: _entry_name(entry) for entry in entries}
    wanted = next(iter(address.get("initiative", ())), "")
    if wanted and wanted not in names:
        st.info(_("The initiative of this address is not here any more; choose another."))
    st.session_state["fit_initiative"] = wanted if wanted in names else None
    chosen = st.selectbox(
        _("Initiative"),
        list(names),
        index=None,
        format_func=lambda value: names.get(value, value),
        key="fit_initiative",
        placeholder=_("Choose an initiative"),
        on_change=_put_in_address,
    )
    return str(chosen or "")


def place_choice(
    places: Sequence[PlaceProfile], *, address: Mapping[str, Sequence[str]]
) -> PlaceProfile | None:
    """Draw the choice of a place; return it, or None for one that is not described yet."""
    known = {place.id: place for place in places}
    wanted = next(iter(address.get("place", ())), "")
    if wanted and wanted not in known:
        st.info(
            _("The place of this address is not here any more; choose another, or describe one.")
        )
    st.session_state["fit_place"] = wanted if wanted in known else None
    chosen = st.selectbox(
        _("Place"),
        list(known),
        index=None,
        format_func=lambda value: _place_name(known[value]) if value in known else value,
        key="fit_place",
        placeholder=_("Choose a place, or describe yours below"),
        on_change=_put_in_address,
    )
    return known.get(str(chosen or ""))


def _entry_name(entry: DirectoryEntry) -> str:
    places = entry.profile.initiative.places
    return (
        f"{entry.profile.initiative.name} ({places[0]})"
        if places
        else (entry.profile.initiative.name)
    )


def _place_name(place: PlaceProfile) -> str:
    around = ", ".join(
        filter(None, (place.region, country_name(place.country) if place.country else ""))
    )
    return f"{place.name} ({around})" if around else place.name


def _put_in_address() -> None:
    address = {
        "initiative": st.session_state["fit_initiative"],
        "place": st.session_state["fit_place"],
    }
    st.query_params.from_dict({name: value for name, value in address.items() if value})
