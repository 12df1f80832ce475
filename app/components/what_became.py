"""What became of an initiative's lessons in policy."""

import streamlit as st

from app.words import _
from knowledge.model.initiative import Initiative


def what_became(_initiative: Initiative) -> None:
    """Draw where its lessons went; until a policy text is registered, nothing is known."""
    st.header(_("What became of its lessons"))
    st.write(_("No policy text has been linked to a lesson of this initiative yet."))
