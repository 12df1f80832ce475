"""The ways on from an initiative: does it fit my place, and how do I begin."""

import streamlit as st

from app.words import _
from knowledge.model.profile import Profile


def initiative_ways(profile: Profile) -> None:
    """Draw the links."""
    initiative = profile.initiative
    with st.container(horizontal=True, gap="medium", key="initiative-ways"):
        st.page_link(
            "views/fit.py",
            label=_("Does it fit my place?"),
            query_params={"initiative": initiative.id},
        )
        if initiative.kind:
            st.page_link(
                "views/kit.py",
                label=_("Starter's kit of this kind"),
                query_params={"kind": initiative.kind},
            )
