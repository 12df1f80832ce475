"""Who am I: the name and roles of the person of this machine, to be changed here."""

import streamlit as st

from app.components.introduction import change_of_person
from app.visitor import visitor
from app.words import _

st.title(_("Who am I"))
if st.session_state.pop("was_introduced", False):
    st.success(_("Saved. The menu shows the pages that your roles open."))
st.write(
    _(
        "In local mode nobody signs in: who can use this machine can say who they are. The "
        "name stands beside every act, such as publishing a report."
    )
)
change_of_person(visitor())
