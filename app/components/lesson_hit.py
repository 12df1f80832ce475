"""Confirmed lessons that bear on a question, each with what others learned beside it."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import Html, joined, show
from app.components.lesson_card import lesson_quote
from app.components.lesson_link import lesson_link, proof_link
from app.components.source_line import facts_line, whose
from app.lesson_names import lesson_kind_name
from app.names import language_name, strength_name
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
    with st.container(border=True, key=key, gap="small"):
        lesson_link(lesson)
        show(
            joined(
                [
                    source_of_lesson(lesson, remark=remark),
                    lesson_quote(lesson, proof),
                ]
            )
        )
        proof_link(lesson, proof)


def lesson_line(lesson: Lesson) -> None:
    """Draw a lesson in two lines: its statement, and whose it is."""
    lesson_link(lesson)
    show(source_of_lesson(lesson))


def source_of_lesson(lesson: Lesson, *, remark: str = "") -> Html:
    """Return kind, initiative, place, country and language; what is unknown is left out."""
    kind = lesson.content.kind
    words = [lesson_kind_name(kind) if kind else "", *whose(lesson.initiative)]
    words.append(language_name(lesson.language))
    return facts_line(words, remark=remark, label=_("Source"))
