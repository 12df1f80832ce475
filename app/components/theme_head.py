"""What a theme is: its name, what it is about, how broad it is and how well it holds together."""

import streamlit as st

from app.components.brief_section import attempt
from app.components.html import element, show
from app.components.theme_link import theme_link
from app.components.theme_list import theme_facts
from app.components.theme_suggestion import theme_suggestion
from app.figures import percent
from app.plain import plain
from app.theme_names import theme_label
from app.words import _, language
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Right
from knowledge.model.theme import Theme
from knowledge.themes.themes import ThemeDetail


def theme_head(found: ThemeDetail, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the head of a theme's page."""
    theme = found.summary.theme
    st.title(plain(theme_label(theme)))
    show(theme_facts(found.summary))
    if not theme.is_named(language()):
        _suggested(theme, base, person)
    if person.may(Right.SHAPE_THEMES):
        theme_suggestion(theme, base=base, person=person)
    if found.parent is not None:
        with st.container(horizontal=True, gap="small", key="theme-parent"):
            st.markdown(_("Part of:"))
            theme_link(found.parent)
    if words := theme.description.in_language(language()):
        show(element("p", words, class_="dw-lead"))
    show(element("p", _confidence(found), class_="dw-note"))
    if found.summary.parts:
        st.header(_("Parts"))
        with st.container(horizontal=True, gap="small", key="theme-parts"):
            for part in found.summary.parts:
                theme_link(part.theme, after=f"({part.breadth.initiative_count})")


def _suggested(theme: Theme, base: KnowledgeBase, person: Person) -> None:
    """Say that nobody gave the name, with a button that takes it over."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="suggested"):
        words = _("The name is a suggestion of the program; no person gave it yet.")
        st.caption(words, width="content")
        if theme.suggested and person.may(Right.SHAPE_THEMES):
            taken = theme.suggested
            if st.button(_("Take the suggested name over"), key="take_name"):
                attempt(
                    lambda: base.themes.edits.rename(
                        theme.id, nl=taken.nl, en=taken.en, by=person, scheme=theme.scheme
                    ),
                    told=_("The name stands."),
                )


def _confidence(found: ThemeDetail) -> str:
    theme_id = found.summary.theme.id
    shares = [
        one.placement.confidence
        if one.placement.theme_id == theme_id
        else one.placement.part_confidence
        for one in found.lessons
    ]
    share = percent(round(100 * sum(shares) / max(1, len(shares))), 100)
    return _(
        "Holds together for {share}: that much of what its lessons are near to lies in the theme.",
        share=share,
    )
