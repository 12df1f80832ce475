"""What results can be narrowed by, each value with how many results have it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from app.names import country_name, kind_name, language_name, level_name
from app.plain import plain
from app.search_address import Asked, address_of, asked_from
from app.services import knowledge_base
from app.theme_names import theme_label
from app.words import _, many
from knowledge.model.initiative import Level
from knowledge.model.search import Facet, FacetValue

_LISTED = (Facet.LANGUAGE, Facet.LEVEL, Facet.COUNTRY)
_CHOSEN_FROM = (Facet.THEME, Facet.KIND, Facet.INITIATIVE, Facet.PLACE, Facet.YEAR)


def address() -> Asked:
    """Return what the address of this page asks for."""
    return asked_from({name: st.query_params.get_all(name) for name in st.query_params})


def go_to(asked: Asked) -> None:
    """Let the address of this page ask for this."""
    st.query_params.from_dict(address_of(asked))


def filters(asked: Asked, facets: Mapping[Facet, Sequence[FacetValue]]) -> None:
    """Draw the filters; what is chosen stands in the address.

    Args:
        asked: The question with what it is narrowed by now.
        facets: Values with counts, most frequent first.
    """
    if asked.where.is_empty and not any(facets.values()):
        return
    st.header(_("Narrow the results"))
    if not asked.where.is_empty:
        st.button(_("Clear all filters"), key="clear", on_click=go_to, args=(asked.everywhere(),))
    for facet in _LISTED:
        _list_of_boxes(asked, facet, _with_chosen(asked, facet, facets.get(facet, ())))
    for facet in _CHOSEN_FROM:
        _choice(asked, facet, _with_chosen(asked, facet, facets.get(facet, ())))


def facet_name(facet: Facet) -> str:
    """Return the heading of a filter."""
    return {
        Facet.LANGUAGE: _("Language"),
        Facet.LEVEL: _("Level"),
        Facet.PLACE: _("Place"),
        Facet.COUNTRY: _("Country"),
        Facet.YEAR: _("Year"),
        Facet.INITIATIVE: _("Initiative"),
        Facet.KIND: _("Kind of initiative"),
        Facet.THEME: _("Theme"),
    }[facet]


def value_name(facet: Facet, value: FacetValue) -> str:
    """Return a value of a filter in the visitor's words."""
    match facet:
        case Facet.LANGUAGE:
            return language_name(value.value)
        case Facet.LEVEL:
            return level_name(Level(value.value))
        case Facet.COUNTRY:
            return country_name(value.value)
        case Facet.KIND:
            return kind_name(value.value)
        case _:
            return value.label or value.value


def _with_chosen(asked: Asked, facet: Facet, values: Sequence[FacetValue]) -> list[FacetValue]:
    """Return the values with those that are chosen but have no result any more."""
    known = {value.value for value in values}
    gone = [FacetValue(name, name, 0) for name in asked.chosen(facet) if name not in known]
    return [*values, *gone]


def _theme_labels() -> dict[str, str]:
    """Return what the themes are called in the visitor's language, by id."""
    known = knowledge_base().themed.themes()
    return {theme_id: theme_label(theme) for theme_id, theme in known.items()}


def _list_of_boxes(asked: Asked, facet: Facet, values: Sequence[FacetValue]) -> None:
    if not values:
        return
    with st.container(key=f"facet-{facet}", gap="xxsmall"):
        st.markdown(f"**{facet_name(facet)}**")
        for value in values:
            key = f"{facet}:{value.value}"
            st.session_state[key] = value.value in asked.chosen(facet)
            st.checkbox(
                f"{plain(value_name(facet, value))} ({value.count})",
                key=key,
                on_change=_tick,
                args=(facet, value.value),
            )


def _choice(asked: Asked, facet: Facet, values: Sequence[FacetValue]) -> None:
    if not values:
        return
    if facet is Facet.THEME:
        labels = _theme_labels()
        gone = _("a theme of before")
        values = [replace(value, label=labels.get(value.value, gone)) for value in values]
    names = {value.value: f"{value_name(facet, value)} ({value.count})" for value in values}
    key = f"choose_{facet}"
    several(
        facet_name(facet), names, asked.chosen(facet), key=key, on_change=_choose, args=(facet, key)
    )


def several(
    label: str,
    names: Mapping[str, str],
    chosen: Sequence[str],
    *,
    key: str,
    on_change: Callable[..., None],
    args: tuple[object, ...],
) -> None:
    """Draw a choice of several values that the address of the page keeps.

    Args:
        label: Of the choice.
        names: Of the values, in the order to show.
        chosen: As the address has it.
        key: Of the widget.
        on_change: Called with `args` when the visitor chooses.
        args: See on_change.
    """
    st.session_state[key] = list(chosen)
    st.multiselect(
        label,
        list(names),
        format_func=lambda value: names.get(value, value),
        key=key,
        placeholder=many("{count} choice", "{count} choices", len(names)),
        on_change=on_change,
        args=args,
        select_all=False,
    )


def _tick(facet: Facet, value: str) -> None:
    asked = address()
    chosen = asked.chosen(facet)
    others = [name for name in chosen if name != value]
    go_to(asked.narrowed(facet, others if value in chosen else [*chosen, value]))


def _choose(facet: Facet, key: str) -> None:
    go_to(address().narrowed(facet, st.session_state[key]))
