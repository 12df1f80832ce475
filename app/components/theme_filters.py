"""Which lessons the figures count; the address of the page keeps what is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from app.components.filters import several
from app.components.html import show
from app.components.source_line import facts_line
from app.theme_address import Looked, address_of, looked_from
from app.theme_names import scheme_name
from app.theme_values import dimension_name, value_name
from app.words import _
from knowledge.model.scheme import Scheme
from knowledge.model.theme import DISCOVERED
from knowledge.themes.told import Dimension

Values = Mapping[Dimension, Sequence[tuple[str, int]]]


def looked() -> Looked:
    """Return what the address of this page shows."""
    return looked_from({name: st.query_params.get_all(name) for name in st.query_params})


def go_to(wanted: Looked) -> None:
    """Let the address of this page show this."""
    st.query_params.from_dict(address_of(wanted))


def theme_filters(shown: Looked, values: Values, schemes: Sequence[Scheme]) -> None:
    """Draw the choice of a scheme and of values of each dimension, and what was chosen.

    Args:
        shown: What the page shows.
        values: Of each dimension with how many lessons have it.
        schemes: Whose themes can be looked at beside those that were discovered.
    """
    title = _("Which lessons count")
    with st.expander(title, key="theme-filters"), st.grid(3, min_column_width=230):
        _scheme_choice(shown, schemes)
        for dimension in Dimension:
            _choice(shown, dimension, values.get(dimension, ()))
    if shown.where:
        with st.container(horizontal=True, vertical_alignment="center", key="theme-chosen"):
            show(facts_line(slice_words(shown), label=_("Which lessons count")))
            st.button(
                _("Clear all filters"),
                key="clear",
                type="tertiary",
                on_click=go_to,
                args=(replace(shown, where={}),),
            )


def slice_words(shown: Looked) -> list[str]:
    """Return what the lessons that count are narrowed by, in words."""
    return [
        f"{dimension_name(one)}: {', '.join(value_name(one, value) for value in values)}"
        for one, values in shown.where.items()
    ]


def dimension_choice(shown: Looked, *, label: str) -> None:
    """Draw the choice of what themes are set out by."""
    st.session_state["by"] = shown.by
    st.selectbox(
        label,
        [*Dimension],
        format_func=lambda one: dimension_name(Dimension(one)),
        key="by",
        on_change=_turn,
    )


def _scheme_choice(shown: Looked, schemes: Sequence[Scheme]) -> None:
    names = {DISCOVERED: scheme_name(None)}
    names |= {scheme.id: scheme_name(scheme) for scheme in schemes}
    if len(names) < 2:
        return
    st.session_state["scheme"] = shown.scheme if shown.scheme in names else DISCOVERED
    st.selectbox(
        _("Themes"), list(names), format_func=names.__getitem__, key="scheme", on_change=_take
    )


def _choice(shown: Looked, dimension: Dimension, values: Sequence[tuple[str, int]]) -> None:
    chosen = shown.where.get(dimension, ())
    known = dict(values)
    listed = [*known, *(value for value in chosen if value not in known)]
    if len(listed) < 2 and not chosen:
        return
    names = {one: f"{value_name(dimension, one)} ({known.get(one, 0)})" for one in listed}
    key = f"where_{dimension}"
    several(
        dimension_name(dimension), names, chosen, key=key, on_change=_choose, args=(dimension, key)
    )


def _choose(dimension: Dimension, key: str) -> None:
    go_to(looked().narrowed(dimension, st.session_state[key]))


def _turn() -> None:
    now = looked()
    go_to(replace(now, by=Dimension(st.session_state["by"]), one=(), other=(), values=()))


def _take() -> None:
    go_to(replace(looked(), scheme=st.session_state["scheme"], themes=()))
