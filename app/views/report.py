"""Report: a page or the text of one report, the passage marked, what is known beside it."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.closed_report import closed_report, is_closed_to
from app.components.gone import or_gone
from app.components.hit_card import hit_card
from app.components.reader import opened, reader, reading, with_lessons
from app.components.report_facts import report_facts
from app.components.report_lessons import report_lessons
from app.components.way_back import way_back
from app.plain import plain
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.model.lesson import LessonStatus

address_bar()
base, person, wanted = knowledge_base(), visitor(), reading()
way_back()
if not wanted.report_id:
    st.title(_("Report"))
    st.write(_("No report is open. Search, and open a passage from there."))
else:
    with or_gone(base, person):
        report = base.library.report(wanted.report_id, viewer=person)
    if is_closed_to(report, person):
        closed_report(report, library=base.library, viewer=person)
        st.stop()
    lessons = base.lessons.of_report(
        wanted.report_id, viewer=person, statuses=(LessonStatus.CONFIRMED,)
    )
    open_report = with_lessons(opened(wanted, base=base, viewer=person), lessons)
    st.title(plain(open_report.report.title))
    if wanted.passage_id and open_report.passage is None:
        st.info(_("The passage of this address is not here any more; this is its report."))
    main, beside = st.columns([7, 3], gap="large")
    with main:
        reader(open_report, viewer=person)
    with beside:
        report_lessons(lessons, chosen=wanted.lesson_id)
        report_facts(open_report.report, library=base.library, viewer=person, page=open_report.page)
    if open_report.passage is not None:
        st.header(_("More like the marked passage"))
        nearest = base.more_like(open_report.passage.id, viewer=person, limit=3)
        for number, hit in enumerate(nearest.hits, start=1):
            hit_card(hit, number=number, shows_strength=False)
