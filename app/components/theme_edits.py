"""What an analyst does to a theme: name, describe, merge, split, move, pin, lock, hide."""

from collections.abc import Callable

import streamlit as st

from app.components.brief_section import attempt
from app.components.theme_naming import theme_naming
from app.theme_names import theme_label
from app.words import _, many
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.theme import InBoth, Theme, ThemeSet
from knowledge.themes.edits import MOST_NAME_CHARS, NewPart
from knowledge.themes.themes import ThemeDetail


def theme_edits(
    found: ThemeDetail, chosen: tuple[str, ...], *, base: KnowledgeBase, person: Person
) -> None:
    """Draw the ways to shape the theme; whatever is done holds when themes are made anew.

    Args:
        found: The theme.
        chosen: Ids of the lessons that are ticked.
        base: Does it.
        person: Who does it.
    """
    theme = found.summary.theme
    stood = base.themes.standing(viewer=person, scheme=theme.scheme)
    st.header(_("Shape this theme"))
    st.caption(_("What you do is kept with your name, holds when themes are made anew, and can be "
                 "undone below."))  # fmt: skip
    with st.expander(_("Name and description")):
        theme_naming(theme, base=base, person=person)
    with st.expander(_("Merge with other themes")):
        _merging(theme, stood, base, person)
    label = many(
        "Move, pin or split off: {count} chosen lesson",
        "Move, pin or split off: {count} chosen lessons",
        len(chosen),
    )
    with st.expander(label, expanded=bool(chosen)):
        if chosen:
            _moving(theme, chosen, stood, base, person)
            _splitting(theme, chosen, base, person)
        else:
            st.write(_("Tick the lessons above that you want to move, pin or split off."))
    _switches(theme, base, person)


def _merging(theme: Theme, stood: ThemeSet, base: KnowledgeBase, person: Person) -> None:
    others = {
        one.id: theme_label(one)
        for one in stood.themes
        if one.id != theme.id and one.parent_id == theme.parent_id
    }
    if not others:
        st.write(_("There is no other theme beside it."))
        return
    with st.form("merge-theme", border=False):
        chosen = st.multiselect(
            _("Let the lessons of these stand here"),
            [*others],
            format_func=lambda name: others[name],
            key=f"merge_with-{theme.id}",
            placeholder=_("Choose themes"),
            select_all=False,
        )
        sent = st.form_submit_button(_("Merge"), key=f"merge-{theme.id}")
    if sent:
        attempt(
            lambda: base.themes.edits.merge(chosen, theme.id, by=person, scheme=theme.scheme),
            told=_("Merged."),
        )


def _moving(
    theme: Theme, chosen: tuple[str, ...], stood: ThemeSet, base: KnowledgeBase, person: Person
) -> None:
    edits, scheme = base.themes.edits, theme.scheme
    names = {one.id: _place_name(one, stood) for one in stood.themes if one.id != theme.id}
    to = st.selectbox(
        _("Move to"),
        sorted(names, key=lambda name: names[name].casefold()),
        index=None,
        format_func=lambda name: names[name],
        placeholder=_("Choose a theme or part"),
        key=f"move_to-{theme.id}",
    )
    with st.container(horizontal=True, gap="small"):
        if st.button(_("Move"), key=f"move-{theme.id}", type="primary", disabled=to is None) and to:
            attempt(
                lambda: edits.move(chosen, to, by=person, scheme=scheme),
                told=_("Moved; they stay there."),
            )
        if st.button(_("Pin here"), key=f"pin-{theme.id}"):
            told = _("Pinned; they stay here, whatever is found later.")
            attempt(lambda: edits.pin(chosen, by=person, scheme=scheme), told=told)
        if st.button(_("Let go"), key=f"unpin-{theme.id}"):
            told = _("Let go; the next run may place them again.")
            attempt(lambda: edits.unpin(chosen, by=person, scheme=scheme), told=told)


def _splitting(theme: Theme, chosen: tuple[str, ...], base: KnowledgeBase, person: Person) -> None:
    st.subheader(_("Split off as a new theme"))
    st.caption(_("The chosen lessons are its examples; lessons that are nearer to them go along."))
    with st.form("split-theme", border=False):
        left, right = st.columns(2)
        nl = left.text_input(
            _("New name in Dutch"), key=f"split_nl-{theme.id}", max_chars=MOST_NAME_CHARS
        ).strip()
        en = right.text_input(
            _("New name in English"), key=f"split_en-{theme.id}", max_chars=MOST_NAME_CHARS
        ).strip()
        sent = st.form_submit_button(_("Split off"), key=f"split-{theme.id}")
    if sent:
        part = NewPart(InBoth(nl, en), chosen)
        attempt(
            lambda: base.themes.edits.split(theme.id, [part], by=person, scheme=theme.scheme),
            told=_("Split off: “{name}”.", name=nl or en),
        )


def _switches(theme: Theme, base: KnowledgeBase, person: Person) -> None:
    edits = base.themes.edits
    with st.container(horizontal=True, gap="small", key="theme-switches"):
        if theme.is_locked:
            _switch(_("Unlock"), "lock", edits.unlock, _("Unlocked."), theme, person)
        else:
            _switch(_("Lock"), "lock", edits.lock, _("Locked: no run takes a lesson out of it."),
                    theme, person)  # fmt: skip
        if theme.is_hidden:
            _switch(_("Show to readers"), "hide", edits.show, _("Readers see it again."), theme,
                    person)  # fmt: skip
        else:
            _switch(_("Hide from readers"), "hide", edits.hide,
                    _("Hidden: only who shapes themes sees it."), theme, person)  # fmt: skip


def _switch(
    label: str, key: str, act: Callable[..., object], told: str, theme: Theme, person: Person
) -> None:
    if st.button(label, key=f"{key}_theme-{theme.id}"):
        attempt(lambda: act(theme.id, by=person, scheme=theme.scheme), told=told)


def _place_name(theme: Theme, stood: ThemeSet) -> str:
    whole = stood.theme(theme.parent_id)
    return f"{theme_label(whole)} › {theme_label(theme)}" if whole else theme_label(theme)
