"""Review: which lessons wait, and the desk on which one after the other is decided on."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.answer_list import answer_list
from app.components.desk import desk
from app.components.desk_reviewer import desk_reviewer
from app.components.desk_versions import taking_over
from app.components.gone import or_gone
from app.components.notice import show_notice
from app.components.review_queue import review_queue
from app.components.shared_with import asked_for_lessons
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
    with or_gone(base, person):
        report = base.library.report(wanted.report_id, viewer=person)
    with st.container(key="way-back", horizontal=True, gap="medium", vertical_alignment="center"):
        st.page_link("views/review.py", label="← " + _("All reports with lessons"))
        st.page_link(
            "views/letter.py",
            label=_("Ask the initiative"),
            query_params={"id": wanted.report_id},
        )
        desk_reviewer(wanted.report_id, base.reviewers.of_report(wanted.report_id, viewer=person))
    st.title(plain(report.title))
    show_notice()
    taking_over(report, base=base, person=person)
    desk(wanted.report_id, next(iter(address.get("lesson", [])), ""), person=person)
    asked_for_lessons(base.settings)
else:
    leave_desk()
    st.title(_("Review lessons"))
    waiting = base.letters.answers(viewer=person, only_open=True)
    if waiting:
        st.header(_("Initiatives answered"))
        answer_list(waiting, person=person, shows_report=True)
    review_queue(
        base.lessons.review_queue(viewer=person),
        who=person.name,
        mine=base.lessons.review_shares(viewer=person, who=person.name),
        everybody=base.lessons.review_shares(viewer=person),
    )
    asked_for_lessons(base.settings)
