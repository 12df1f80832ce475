"""Review: which lessons wait, and the desk on which one after the other is decided on."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.desk import desk
from app.components.review_queue import review_queue
from app.desk import leave_desk
from app.plain import plain
from app.report_address import reading_from
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.model.person import Right

address = address_bar()
base, person, wanted = knowledge_base(), visitor(), reading_from(address)
person.require(Right.REVIEW)

if wanted.report_id:
    with st.container(key="way-back"):
        st.page_link("views/review.py", label="← " + _("All reports with lessons"))
    st.title(plain(base.library.report(wanted.report_id, viewer=person).title))
    desk(wanted.report_id, next(iter(address.get("lesson", [])), ""), person=person)
else:
    leave_desk()
    st.title(_("Review lessons"))
    review_queue(
        base.lessons.review_queue(viewer=person),
        mine=base.lessons.review_shares(viewer=person, who=person.name),
        everybody=base.lessons.review_shares(viewer=person),
    )
