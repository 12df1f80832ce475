"""Search: one question in any language, passages with their pages as the answer."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.answer import answer_to, neighbours
from app.components.filters import address, filters
from app.components.first_words import first_words
from app.components.gone import or_gone
from app.components.html import show
from app.components.lesson_hit import lesson_hits
from app.components.passage_quote import quote
from app.components.question_box import question_box
from app.components.way_back import remember_way, way_back
from app.near_lessons import near_lessons
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.model.report import ReportStatus

address_bar()
base, person, asked = knowledge_base(), visitor(), address()

if asked.like:
    with or_gone(base, person):
        passage = base.library.passage(asked.like, viewer=person)
        nearest = base.more_like(asked.like, viewer=person)
st.title(_("What did citizens' initiatives learn?"))
question_box(asked)
if asked.like:
    with st.sidebar:
        way_back()
    st.header(_("More like this passage"))
    show(quote(passage.text, language=passage.language))
    neighbours(nearest)
elif asked.text:
    remember_way(asked)
    answer = base.search(asked.query, viewer=person)
    with st.sidebar:
        filters(asked, answer.facets)
    if asked.page == 1:
        hits = base.lesson_finder.find(asked.text, viewer=person, where=asked.where, limit=12)
        twins = near_lessons([hit.lesson for hit in hits], person)
        lesson_hits(hits, twins, base=base, person=person)
    answer_to(asked, answer)
else:
    first_words(base.library.reports(viewer=person, statuses=(ReportStatus.PUBLISHED,)))
