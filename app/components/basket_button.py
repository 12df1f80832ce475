"""“Add to basket”: puts a lesson aside for a brief, from any card that shows one."""

import streamlit as st

from app.components.sorry import sentence
from app.plain import plain
from app.words import _
from knowledge.errors import KnowledgeError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Right


def basket_button(lesson_id: str, *, base: KnowledgeBase, person: Person, key: str = "") -> None:
    """Draw the button; nothing for those who may not write briefs.

    Args:
        lesson_id: Of a confirmed lesson.
        base: Where the basket is.
        person: Whose basket it is.
        key: Makes the button unique where one lesson is shown twice.
    """
    if not person.may(Right.WRITE_BRIEFS):
        return
    name = f"basket-{key or lesson_id}"
    with st.popover(_("Add to basket"), key=name, type="tertiary"):
        names = [known.name for known in base.baskets.names(of=person)] or [_("Basket")]
        with st.form(f"{name}-form", border=False, clear_on_submit=True):
            chosen = st.selectbox(_("Basket"), names, accept_new_options=True, key=f"{name}-name")
            note = st.text_input(_("Why, in a few words"), key=f"{name}-note", max_chars=500)
            sent = st.form_submit_button(_("Put in"), key=f"{name}-put", type="primary")
    if sent:
        try:
            basket = base.baskets.put(lesson_id, by=person, note=note, name=chosen or names[0])
        except KnowledgeError as error:
            st.error(sentence(error))
            return
        st.toast(_("In basket “{name}”.", name=plain(basket.name)))
