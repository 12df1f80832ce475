"""What an initiative was told of its lessons: the letters that left."""

import streamlit as st

from app.components.html import element, show
from app.components.source_line import facts_line
from app.follow_up_names import news_name, standing_words
from app.plain import plain
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Right


def told_list(initiative_id: str, *, base: KnowledgeBase, viewer: Person) -> None:
    """Draw the letters that left, newest first; who may review opens them."""
    told = base.follow_ups.of_initiative(initiative_id, viewer=viewer)
    st.header(_("What it was told"))
    if not told:
        st.write(_("No letter has gone to this initiative yet."))
        return
    subjects = base.follow_ups.subjects(told, viewer=viewer)
    for letter in told:
        about = subjects.get(letter.subject_id, "")
        title = f"{news_name(letter.news)}: {about}" if about else news_name(letter.news)
        with st.container(key=f"row-{letter.id}", gap="xxsmall"):
            if viewer.may(Right.REVIEW):
                st.page_link(
                    "views/follow_ups.py", label=plain(title), query_params={"id": letter.id}
                )
            else:
                show(element("p", title, class_="dw-letter"))
            show(facts_line([standing_words(letter)]))
