"""Confirmed lessons that bear on a question, each with what others learned beside it."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import Html, element, joined, show
from app.components.passage_quote import quote
from app.lesson_names import lesson_kind_name
from app.locators import locator_words
from app.names import country_name, language_name, strength_name
from app.plain import plain
from app.words import _, many
from knowledge.lesson_finder import LessonHit
from knowledge.model.lesson import Lesson

_MOST_TWINS = 3


def lesson_hits(hits: Sequence[LessonHit], twins: dict[str, Sequence[Lesson]]) -> None:
    """Draw the lessons above the passages.

    Args:
        hits: Best first.
        twins: By the id of a lesson, those of other reports that say the same or nearly so.
    """
    if not hits:
        return
    st.header(many("{count} lesson learned", "{count} lessons learned", len(hits)))
    for number, hit in enumerate(hits, start=1):
        remark = strength_name(hit.strength) if hit.strength else ""
        lesson_found(hit.lesson, key=f"lesson-{number}", remark=remark)
        same = twins.get(hit.lesson.id, ())
        if same:
            with st.container(key=f"twins-{number}", gap="xxsmall"):
                st.markdown("**" + _("Others learned nearly the same") + "**")
                for other in same[:_MOST_TWINS]:
                    lesson_line(other)


def lesson_found(lesson: Lesson, *, key: str, remark: str = "") -> None:
    """Draw one lesson: statement, source, first quote, and the ways on from it."""
    proof = lesson.quotes[0]
    place = locator_words(proof.locators)
    with st.container(border=True, key=key, gap="small"):
        lesson_link(lesson)
        show(
            joined(
                [
                    source_of_lesson(lesson, remark=remark),
                    quote(proof.exact, language=lesson.language)
                    if proof.exact != lesson.content.statement
                    else None,
                ]
            )
        )
        st.page_link(
            "views/report.py",
            label=plain(_("{title}, {place}", title=lesson.report_title, place=place))
            if place
            else plain(lesson.report_title),
            query_params={"id": lesson.report_id, "lesson": lesson.id},
        )


def lesson_line(lesson: Lesson) -> None:
    """Draw a lesson in two lines: its statement, and whose it is."""
    lesson_link(lesson)
    show(source_of_lesson(lesson))


def lesson_link(lesson: Lesson) -> None:
    """Draw the statement as a link to the lesson's own page."""
    st.page_link(
        "views/lesson.py", label=plain(lesson.content.statement), query_params={"id": lesson.id}
    )


def source_of_lesson(lesson: Lesson, *, remark: str = "") -> Html:
    """Return kind, initiative, place, country and language; what is unknown is left out."""
    initiative = lesson.initiative
    words = [
        *([lesson_kind_name(lesson.content.kind)] if lesson.content.kind else []),
        *([initiative.name] if initiative else []),
        *([", ".join(initiative.places[:2])] if initiative and initiative.places else []),
        *([country_name(initiative.country)] if initiative and initiative.country else []),
        language_name(lesson.language),
    ]
    items = [element("li", word) for word in words]
    if remark:
        items.append(element("li", remark, class_="dw-remark"))
    return element("ul", joined(items), class_="dw-source", aria_label=_("Source"))
