"""Reports: what waits for review, is published or was withdrawn; one report to look at."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.gone import or_gone
from app.components.held_back import held_back_reports
from app.components.kept_too_long import kept_too_long
from app.components.likeness import open_likenesses
from app.components.notice import show_notice
from app.components.reader import opened, reading
from app.components.report_list import report_list
from app.components.review import review
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.model.person import Right

address_bar()
base, person, wanted = knowledge_base(), visitor(), reading()
person.require(Right.REVIEW)

if wanted.report_id:
    with st.container(key="way-back"):
        st.page_link("views/reports.py", label="← " + _("All reports"))
    with or_gone(base, person):
        open_report = opened(wanted, base=base, viewer=person)
    show_notice()
    review(open_report, base=base, person=person)
else:
    st.title(_("Reports"))
    show_notice()
    listed = base.library.reports(viewer=person)
    held_back_reports(listed)
    kept_too_long(listed)
    open_likenesses(base.duplicates.questions(viewer=person))
    report_list(listed)
