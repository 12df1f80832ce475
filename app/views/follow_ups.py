"""Follow-ups: letters that tell initiatives what became of their lessons, to look at and send."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.follow_up_list import follow_up_list
from app.components.follow_up_page import follow_up_page
from app.components.gone import or_gone
from app.components.notice import show_notice
from app.plain import plain
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.model.person import Right

wanted = "".join(address_bar().get("id", [])[:1])[:80]
base, person = knowledge_base(), visitor()
person.require(Right.REVIEW)

if wanted:
    with st.container(key="way-back"):
        st.page_link("views/follow_ups.py", label="← " + _("All letters back to initiatives"))
    with or_gone(base, person):
        opened = base.follow_ups.opened(wanted, viewer=person)
    st.title(_("To {initiative}", initiative=plain(opened.follow_up.initiative.name)))
    show_notice()
    follow_up_page(opened, base=base, person=person)
else:
    st.title(_("Back to initiatives"))
    show_notice()
    st.write(
        _(
            "Each time a lesson is put before policy, decided on or used in a signed brief, a "
            "letter to its initiative is drafted from what the base knows. Nothing leaves before "
            "you have read and approved it."
        )
    )
    found = base.follow_ups.everything(viewer=person)
    follow_up_list(found, subjects=base.follow_ups.subjects(found, viewer=person))
