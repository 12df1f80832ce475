"""Other ways in: one lesson told here, a sheet, an address or feed, a folder, a mailbox."""

import streamlit as st

from app.components.notice import show_notice
from app.components.ways import chosen_way, way
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.model.person import Right

base, person = knowledge_base(), visitor()
person.require(Right.BRING_IN)

st.title(_("Other ways in"))
st.write(
    _(
        "Not every lesson comes as a file. Whatever comes in here waits for review like an "
        "upload; nothing is published by itself."
    )
)
show_notice()
way(chosen_way(), base=base, person=person)
