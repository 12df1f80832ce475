"""The confirmed lessons of a report, beside its pages; each leads to its marked words."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import show
from app.components.lesson_link import quotes_link
from app.components.source_line import facts_line
from app.lesson_names import lesson_kind_name
from app.locators import locator_words
from app.words import _
from knowledge.model.lesson import Lesson


def report_lessons(lessons: Sequence[Lesson], *, chosen: str) -> None:
    """Draw the list.

    Args:
        lessons: In the order of the text.
        chosen: Id of the lesson that is marked now, or empty.
    """
    if not lessons:
        return
    st.header(_("What was learned"))
    for lesson in lessons:
        with st.container(key=f"row-{lesson.id}", gap="xxsmall"):
            quotes_link(lesson, label=lesson.content.statement)
            place = locator_words(lesson.quotes[0].locators)
            words = [
                *([_("marked now")] if lesson.id == chosen else []),
                *([lesson_kind_name(lesson.content.kind)] if lesson.content.kind else []),
                *([place] if place else []),
            ]
            show(facts_line(words))
            with st.container(key=f"aside-{lesson.id}"):
                st.page_link(
                    "views/lesson.py",
                    label=_("More about this lesson"),
                    query_params={"id": lesson.id},
                )
