"""The lessons in a basket, each with its source and the note why it is there."""

from functools import partial

import streamlit as st

from app.components.brief_section import attempt
from app.components.html import element, show
from app.components.lesson_hit import lesson_found
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.basket import Basket, BasketEntry
from knowledge.model.person import Person


def basket_list(basket: Basket, *, base: KnowledgeBase, person: Person) -> None:
    """Draw each lesson with its note, to be changed or taken out."""
    for entry in basket.entries:
        name = entry.lesson_id
        with st.container(key=f"entry-{name}", gap="xsmall"):
            if entry.note:
                show(element("p", element("strong", _("Why:")), " ", entry.note, class_="dw-why"))
            acts = partial(_acts, entry, basket, base, person)
            if entry.lesson is not None:
                lesson_found(entry.lesson, key=name, beside=acts)
                continue
            with st.container(border=True, key=f"card-{name}", gap="small"):
                show(element("p", _("This lesson can no longer be cited."), class_="dw-flaw-words"))
                with st.container(horizontal=True, gap="medium", key=f"ways-{name}"):
                    acts()


def _acts(entry: BasketEntry, basket: Basket, base: KnowledgeBase, person: Person) -> None:
    name = entry.lesson_id
    if entry.lesson is not None:
        with (
            st.popover(_("Change note"), key=f"note-{name}", type="tertiary"),
            st.form(f"note-form-{name}", border=False),
        ):
            words = st.text_input(
                _("Why, in a few words"), entry.note, key=f"note-words-{name}", max_chars=500
            )
            sent = st.form_submit_button(_("Save note"), key=f"note-save-{name}")
        if sent:
            attempt(lambda: base.baskets.put(name, basket_id=basket.id, note=words, by=person))
    if st.button(_("Take out"), key=f"take-{name}", type="tertiary"):
        attempt(lambda: base.baskets.take_out(name, basket_id=basket.id, by=person))
