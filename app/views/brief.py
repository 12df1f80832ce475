"""Brief: a text for policy, each sentence with its lessons, what says otherwise beside it."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.brief_page import brief_page
from app.components.gone import or_gone
from app.components.notice import show_notice
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _

address_bar()
base, person = knowledge_base(), visitor()

with st.container(key="way-back"):
    st.page_link("views/briefs.py", label="← " + _("All briefs"))
show_notice()
brief_id = st.query_params.get("id", "")
if brief_id:
    with or_gone(base, person):
        opened = base.briefs.brief(brief_id, viewer=person)
    brief_page(opened, base=base, person=person)
else:
    st.title(_("Brief"))
    st.write(_("No brief is open. Choose one from the list."))
