"""A confirmed lesson: what was learned, its proof in its own language, and where it stands."""

from collections.abc import Callable

import streamlit as st

from app.components.html import Html, element, joined, show, spoken
from app.components.lesson_link import proof_link
from app.components.passage_quote import quote
from app.components.source_line import facts_line, whose
from app.lesson_names import lesson_kind_name
from app.names import language_name
from app.words import _
from knowledge.model.lesson import Lesson
from knowledge.model.quote import Quote


def lesson_card(
    lesson: Lesson,
    *,
    key: str,
    remark: str = "",
    border: bool = True,
    beside: Callable[[], None] | None = None,
) -> None:
    """Draw a lesson with its quotes; each quote's page opens the report there.

    Args:
        lesson: To be drawn.
        key: Unique on the page.
        remark: Such as how well it answers; may be empty.
        border: Whether it stands in a box of its own.
        beside: Draws what else may be done with it, beside the ways to its pages.
    """
    with st.container(border=border, key=f"lesson-{key}", gap="small"):
        show(joined([lesson_head(lesson, remark=remark), _conditions(lesson)]))
        for number, proof in enumerate(lesson.quotes, start=1):
            if (words := lesson_quote(lesson, proof)) is not None:
                show(words)
            with st.container(horizontal=True, gap="medium", key=f"ways-{key}-{number}"):
                proof_link(lesson, proof)
                if beside is not None and number == len(lesson.quotes):
                    beside()


def lesson_head(lesson: Lesson, *, remark: str = "") -> Html:
    """Return kind, statement and source of a lesson."""
    kind = lesson.content.kind
    return element(
        "div",
        element(
            "p",
            element("span", lesson_kind_name(kind), class_=f"dw-kind dw-kind-{kind or 'unknown'}"),
            element("strong", lesson.content.statement, lang=spoken(lesson.language)),
            class_="dw-statement",
        ),
        facts_line(source_of(lesson), remark=remark, label=_("Source")),
    )


def lesson_quote(lesson: Lesson, proof: Quote) -> Html | None:
    """Return the words that prove a lesson, None where they are its statement."""
    if proof.exact == lesson.content.statement:
        return None
    return quote(proof.exact, language=lesson.language)


def source_of(lesson: Lesson) -> list[str]:
    """Return initiative, places, country, year and language; what is unknown is left out."""
    year = [str(lesson.year)] if lesson.year else []
    return [*whose(lesson.initiative), *year, language_name(lesson.language)]


def _conditions(lesson: Lesson) -> Html | None:
    content = lesson.content
    rows = [
        (_("Holds when"), content.holds_when),
        (_("Fails when"), content.fails_when),
    ]
    stated = [(name, words) for name, words in rows if words]
    if not stated:
        return None
    return element(
        "dl",
        *(
            element("div", element("dt", name), element("dd", words, lang=lesson.language))
            for name, words in stated
        ),
        class_="dw-conditions",
    )
