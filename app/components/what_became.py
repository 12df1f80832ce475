"""What became of an initiative's lessons in policy."""

import streamlit as st

from app.components.uptake_list import uptake_list
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person


def what_became(initiative_id: str, *, base: KnowledgeBase, viewer: Person) -> None:
    """Draw where its lessons went, rejected ones included."""
    found = base.uptakes.of_initiative(initiative_id, viewer=viewer)
    st.header(_("What became of its lessons"))
    if not found:
        st.write(_("No policy text has been linked to a lesson of this initiative yet."))
        return
    uptake_list(found, key="became", base=base, person=viewer)
