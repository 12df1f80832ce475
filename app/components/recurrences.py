"""Lessons that several initiatives learned and no policy text took up."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from app.components.basket_button import basket_all_button, basket_button
from app.components.html import element, show
from app.components.lesson_card import lesson_card
from app.words import _, many
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.uptakes import Recurrence


def recurrences(found: Sequence[Recurrence], *, base: KnowledgeBase, person: Person) -> None:
    """Draw the groups, those learned by most initiatives first."""
    if not found:
        st.write(_("Nothing was learned by more than one initiative without being taken up."))
        return
    st.caption(_("Lessons count as one where they say nearly the same; each keeps its own quote."))
    for number, group in enumerate(found):
        with st.container(border=True, key=f"recurrence-{number}"):
            words = [
                many("{count} initiative", "{count} initiatives", group.initiative_count),
                many("{count} place", "{count} places", group.place_count),
                *([_("since {year}", year=group.since_year)] if group.since_year else []),
            ]
            with st.container(horizontal=True, key=f"recurrence-head-{number}"):
                show(element("ul", *(element("li", word) for word in words), class_="dw-counts"))
                name = f"recurrence-{number}"
                basket_all_button(group.lessons, base=base, person=person, key=name)
            for lesson in group.lessons:
                key = f"{number}-{lesson.id}"
                lesson_card(
                    lesson,
                    key=key,
                    border=False,
                    beside=partial(basket_button, lesson, base=base, person=person, key=key),
                )
