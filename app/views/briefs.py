"""Briefs: the texts that the team drew from lessons."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.brief_list import brief_list
from app.components.notice import show_notice
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _

address_bar()
base, person = knowledge_base(), visitor()

st.title(_("Briefs"))
show_notice()
entries = base.briefs.listing(viewer=person)
if entries:
    brief_list(entries)
else:
    st.write(_("There is no brief yet. Put lessons in a basket, and make a brief of them there."))
