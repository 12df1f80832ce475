"""The form with which an initiative without a report is entered."""

import streamlit as st

from app.components.sorry import sentence
from app.services import knowledge_base
from app.words import _
from knowledge.errors import Conflict, KnowledgeError
from knowledge.model.person import Person, Right


def new_initiative(person: Person) -> None:
    """Draw the form, for those who keep the directory; what was entered is opened."""
    if not person.may(Right.KEEP_DIRECTORY):
        return
    with (
        st.expander(_("Enter an initiative that has no report yet")),
        st.form("new_initiative", border=False),
    ):
        name = st.text_input(_("Name"), key="new_initiative_name", max_chars=300)
        if not st.form_submit_button(_("Enter"), key="new_initiative_enter"):
            return
        try:
            entered = knowledge_base().initiatives.add(name, by=person)
        except Conflict:
            st.error(_("There is an initiative of this name already."))
        except KnowledgeError as error:
            st.error(sentence(error))
        else:
            st.switch_page("views/initiative.py", query_params={"id": entered})
