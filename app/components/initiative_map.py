"""Initiatives on a map drawn here, with a table that says the same."""

from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

from app.components.directory_filters import address, shown_map
from app.components.html import Html, element, joined, show
from app.directory_address import address_of
from app.names import country_name
from app.words import _, many
from knowledge.gazetteer import MAPS, Located, locate
from knowledge.model.directory import DirectoryEntry
from knowledge.model.initiative import Initiative

_SMALLEST_DOT, _LARGEST_DOT = 12, 34


def initiative_map(entries: Sequence[DirectoryEntry]) -> None:
    """Draw where the initiatives are: a dot for each place, and the same as a table."""
    found = _by_place([entry.profile.initiative for entry in entries])
    name = shown_map()
    _switch(name)
    show(_picture(name, found))
    with st.expander(_("The map as a table")):
        show(_table(found))


def place_of(initiative: Initiative) -> Located | None:
    """Return the first place of an initiative that the gazetteer knows, None if none."""
    located = (locate(place, country=initiative.country) for place in initiative.places)
    return next((place for place in located if place is not None), None)


def _by_place(initiatives: Sequence[Initiative]) -> dict[Located | None, list[Initiative]]:
    found: dict[Located | None, list[Initiative]] = defaultdict(list)
    for initiative in initiatives:
        found[place_of(initiative)].append(initiative)
    return dict(found)


def _switch(name: str) -> None:
    titles = {"europe": _("Western Europe"), "low-countries": _("Low Countries")}
    st.session_state["map"] = name
    st.segmented_control(
        _("Map"), list(titles), format_func=titles.__getitem__, key="map", on_change=_turn_map
    )


def _turn_map() -> None:
    chosen = st.session_state["map"] or "europe"
    st.query_params.from_dict(address_of(address(), on=chosen))


def _picture(name: str, found: dict[Located | None, list[Initiative]]) -> Html:
    chart = MAPS[name]
    drawn = {
        place: group
        for place, group in found.items()
        if place is not None and chart.holds(place.latitude, place.longitude)
    }
    shown_count = sum(len(group) for group in drawn.values())
    total_count = sum(len(group) for group in found.values())
    dots = [
        _dot(name, place, group)
        for place, group in sorted(drawn.items(), key=lambda pair: -len(pair[1]))
    ]
    picture = element("img", src=f"/look/map-{name}.svg", alt="", class_="dw-outline")
    caption = _(
        "{shown} of {total} initiatives stand on this map; the list and the table have all.",
        shown=shown_count,
        total=total_count,
    )
    return element(
        "figure",
        element("div", picture, *dots, class_="dw-map-sheet", role="img", aria_label=caption),
        element("figcaption", caption),
        class_="dw-map",
    )


def _dot(name: str, place: Located, group: Sequence[Initiative]) -> Html:
    chart = MAPS[name]
    x, y = chart.place(place.latitude, place.longitude)
    size = min(_LARGEST_DOT, _SMALLEST_DOT + 6 * (len(group) - 1))
    names = ", ".join(initiative.name for initiative in group)
    return element(
        "span",
        str(len(group)) if len(group) > 1 else None,
        class_="dw-dot",
        title=f"{place.name}: {names}",
        style=f"left:{100 * x / chart.width:.2f}%;top:{100 * y / chart.height:.2f}%;"
        f"width:{size}px;height:{size}px",
    )


def _table(found: dict[Located | None, list[Initiative]]) -> Html:
    heads = (_("Place"), _("Country"), _("Initiatives"))
    head = element("tr", *(element("th", name, scope="col") for name in heads))
    placed = sorted(
        ((place, group) for place, group in found.items() if place is not None),
        key=lambda pair: (pair[0].country, pair[0].name),
    )
    rows = [_row(place.name, country_name(place.country), group) for place, group in placed]
    if lost := found.get(None):
        count = many("{count} initiative", "{count} initiatives", len(lost))
        rows.append(_row(_("Place unknown to the map"), count, lost))
    return element(
        "table", element("thead", head), element("tbody", joined(rows)), class_="dw-table"
    )


def _row(place: str, country: str, group: Sequence[Initiative]) -> Html:
    links = (
        element("a", initiative.name, href=f"/initiative?id={initiative.id}")
        for initiative in group
    )
    return element(
        "tr",
        element("th", place, scope="row"),
        element("td", country),
        element("td", joined(links, by=", ")),
    )
