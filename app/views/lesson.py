"""Lesson: one confirmed lesson under its permanent address, with all that proves it."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.basket_button import basket_button
from app.components.gone import or_gone
from app.components.lesson_acts import lesson_acts
from app.components.lesson_page import facts, lesson_head, near_ones, proofs, twins
from app.components.lesson_themes import lesson_themes
from app.components.notice import show_notice
from app.components.uptake_list import uptakes_of_lesson
from app.components.way_back import way_back
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.model.lesson import LessonStatus
from knowledge.model.person import Right

address = address_bar()
base, person = knowledge_base(), visitor()
lesson_id = next(iter(address.get("id", [])), "")
way_back()
if not lesson_id:
    st.title(_("Lesson"))
    st.write(_("No lesson is open. Search, and open one from there."))
else:
    with or_gone(base, person):
        lesson = base.lessons.lesson(lesson_id, viewer=person)
    show_notice()
    lesson_head(lesson)
    if lesson.status is LessonStatus.CONFIRMED:
        basket_button(lesson, base=base, person=person)
    facts(lesson)
    proofs(lesson)
    linked = base.lessons.same_as(lesson.id, viewer=person)
    near = base.lesson_finder.near_equal(lesson.id, viewer=person)
    near_ones(linked, [hit.lesson for hit in near])
    lesson_themes(base.themes.of_lesson(lesson.id, viewer=person))
    uptakes_of_lesson(
        base.uptakes.of_lesson(lesson.id, viewer=person),
        ended=base.uptakes.ended_of_lesson(lesson.id, viewer=person),
    )
    twins(lesson)
    if person.may(Right.REVIEW):
        lesson_acts(lesson, linked, base=base, person=person)
