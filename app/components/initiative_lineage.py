"""Lineage: what an initiative was inspired by, what it changed, and what it inspired."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import element, show
from app.components.initiative_list import language_attribute
from app.plain import plain
from app.words import _
from knowledge.model.initiative import Initiative
from knowledge.model.profile import Inspiration, Profile


def initiative_lineage(profile: Profile) -> None:
    """Draw both sides of the lineage, or nothing if neither is known."""
    if not (profile.examples or profile.followers):
        return
    st.header(_("Lineage"))
    _side(_("Inspired by"), profile.examples, profile, "up")
    _side(_("Was an example for"), profile.followers, profile, "down")
    st.caption(
        _(
            "Initiatives of one origin count as one where breadth is told: a copy is no second "
            "proof."
        )
    )


def _side(title: str, links: Sequence[Inspiration], profile: Profile, side: str) -> None:
    if not links:
        return
    st.subheader(title)
    for link in links:
        other = link.parent if side == "up" else link.child
        with st.container(key=f"link-{side}-{other.id}", gap="xxsmall"):
            _name(other)
            language = language_attribute(profile) if side == "up" else None
            for heading, text in (
                (_("Changed"), link.changed),
                (_("What happened"), link.happened),
            ):
                if text:
                    show(
                        element(
                            "p",
                            element("strong", f"{heading}: "),
                            element("span", text, lang=language),
                            class_="dw-story",
                        )
                    )


def _name(initiative: Initiative) -> None:
    st.page_link(
        "views/initiative.py", label=plain(initiative.name), query_params={"id": initiative.id}
    )
