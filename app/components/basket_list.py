"""The lessons in a basket, each with its source and the note why it is there."""

import streamlit as st

from app.components.brief_section import attempt
from app.components.html import Html, element, joined, show, spoken
from app.components.source_line import facts_line
from app.lesson_names import lesson_kind_name
from app.locators import locator_words
from app.plain import plain
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.basket import Basket, BasketEntry
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person


def basket_list(basket: Basket, *, base: KnowledgeBase, person: Person) -> None:
    """Draw each lesson with its note, to be changed or taken out."""
    for number, entry in enumerate(basket.entries, start=1):
        with st.container(border=True, key=f"entry-{entry.lesson_id}", gap="small"):
            if entry.lesson is None:
                show(element("p", _("This lesson can no longer be cited."), class_="dw-flaw-words"))
            else:
                show(_lesson(entry.lesson))
                st.page_link(
                    "views/report.py",
                    label=plain(_open_label(entry.lesson, number)),
                    query_params=_address(entry.lesson),
                )
            _note(entry, basket, base, person)


def _note(entry: BasketEntry, basket: Basket, base: KnowledgeBase, person: Person) -> None:
    name = entry.lesson_id
    if entry.note:
        show(element("p", element("strong", _("Why:")), " ", entry.note, class_="dw-why"))
    with st.container(horizontal=True, key=f"entry-acts-{name}", gap="small"):
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


def _lesson(lesson: Lesson) -> Html:
    facts = [
        lesson_kind_name(lesson.content.kind),
        lesson.initiative.name if lesson.initiative else "",
        lesson.report_title,
        locator_words(lesson.quotes[0].locators),
    ]
    return joined(
        [
            element(
                "p", lesson.content.statement, class_="dw-statement", lang=spoken(lesson.language)
            ),
            facts_line(facts),
        ]
    )


def _address(lesson: Lesson) -> dict[str, str]:
    leaf = lesson.quotes[0].locators[0].index + 1
    return {"id": lesson.report_id, "leaf": str(leaf)}


def _open_label(lesson: Lesson, number: int) -> str:
    place = locator_words(lesson.quotes[0].locators)
    if place:
        return _("{number}: open at {place}", number=number, place=place)
    return _("{number}: open the text", number=number)
