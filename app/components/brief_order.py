"""The form in which a basket becomes a brief."""

from collections.abc import Mapping, Sequence

import streamlit as st

from app.brief_ground import filter_words
from app.brief_words import word_in
from app.components.sorry import sentence
from app.plain import plain
from app.search_address import Asked
from app.words import LANGUAGES, _, language
from knowledge.brief_drawing import Order
from knowledge.errors import KnowledgeError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.frame import Frame
from knowledge.model.person import Person
from knowledge.model.search import SearchFilter

_LAST = "last_asked"


def brief_order(
    lesson_ids: Sequence[str],
    *,
    frames: Mapping[str, Frame],
    base: KnowledgeBase,
    person: Person,
) -> None:
    """Draw the form; what was sent becomes a brief, and its page opens.

    Args:
        lesson_ids: That can be cited.
        frames: To choose from.
        base: Draws the brief.
        person: Becomes its author.
    """
    st.header(_("Make a brief of it"))
    asked = st.session_state.get(_LAST)
    question, where = (
        (asked.text, asked.where) if isinstance(asked, Asked) else ("", SearchFilter())
    )
    with st.form("brief-order", border=True):
        title = st.text_input(_("Title"), key="order_title", max_chars=300)
        question = st.text_input(
            _("Question that it answers"), question, key="order_question", max_chars=500
        )
        filters = filter_words(where)
        if filters:
            st.caption(plain(_("Filters of that question: {filters}.", filters=filters)))
        frame_id = st.radio(
            _("Kind of text"),
            [*frames],
            format_func=lambda name: frames[name].name.in_language(language()),
            key="order_frame",
            horizontal=True,
        )
        written_in = st.radio(
            _("Language of the text"),
            [*LANGUAGES],
            index=[*LANGUAGES].index(language()),
            format_func=lambda code: LANGUAGES[code],
            key="order_language",
            horizontal=True,
        )
        sent = st.form_submit_button(_("Draw the brief"), key="order_send", type="primary")
    if not sent:
        return
    if not title.strip():
        st.error(_("Give the brief a title."))
        return
    order = Order(title, question, tuple(lesson_ids), str(written_in), where)
    try:
        made = base.briefs.draft(
            order, frame=frames[str(frame_id)], word=word_in(order.language), by=person
        )
    except KnowledgeError as error:
        st.error(sentence(error))
        return
    st.switch_page("views/brief.py", query_params={"id": made.brief.id})
