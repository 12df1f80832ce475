"""The ways from a lesson: to its own page, and to its quote in the report."""

import streamlit as st

from app.locators import locator_words
from app.plain import plain
from app.words import _
from knowledge.model.lesson import Lesson
from knowledge.model.quote import Quote


def lesson_link(lesson: Lesson) -> None:
    """Draw the statement as a link to the lesson's own page."""
    st.page_link(
        "views/lesson.py", label=plain(lesson.content.statement), query_params={"id": lesson.id}
    )


def proof_link(lesson: Lesson, proof: Quote) -> None:
    """Draw report and page of a quote as a link that opens it there, marked."""
    title, place = lesson.report_title, locator_words(proof.locators)
    quotes_link(lesson, label=_("{title}, {place}", title=title, place=place) if place else title)


def quotes_link(lesson: Lesson, *, label: str) -> None:
    """Draw a link that opens the report with the lesson's quotes marked."""
    st.page_link(
        "views/report.py",
        label=plain(label),
        query_params={"id": lesson.report_id, "lesson": lesson.id},
    )
