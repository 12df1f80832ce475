"""A confirmed lesson: what was learned, its proof in its own language, and where it stands."""

import streamlit as st

from app.components.html import Html, element, joined, show
from app.components.passage_quote import quote
from app.lesson_names import lesson_kind_name
from app.locators import locator_words
from app.names import country_name, language_name
from app.plain import plain
from app.words import _
from knowledge.model.lesson import Lesson
from knowledge.model.quote import Quote


def lesson_card(lesson: Lesson, *, key: str, remark: str = "", border: bool = True) -> None:
    """Draw a lesson with its quotes; each quote's page opens the report there.

    Args:
        lesson: To be drawn.
        key: Unique on the page.
        remark: Such as how well it answers; may be empty.
        border: Whether it stands in a box of its own.
    """
    with st.container(border=border, key=f"lesson-{key}", gap="small"):
        show(joined([lesson_head(lesson, remark=remark), _conditions(lesson)]))
        for proof in lesson.quotes:
            show(joined([lesson_quote(lesson, proof)]))
            st.page_link(
                "views/report.py",
                label=plain(_open_words(lesson, proof)),
                query_params={"id": lesson.report_id, "lesson": lesson.id},
            )


def lesson_head(lesson: Lesson, *, remark: str = "") -> Html:
    """Return kind, statement and source of a lesson."""
    kind = lesson.content.kind
    return element(
        "div",
        element(
            "p",
            element("span", lesson_kind_name(kind), class_=f"dw-kind dw-kind-{kind or 'unknown'}"),
            element("strong", lesson.content.statement, lang=_spoken(lesson.language)),
            class_="dw-statement",
        ),
        element(
            "ul",
            *(element("li", word) for word in source_of(lesson)),
            element("li", remark, class_="dw-remark") if remark else None,
            class_="dw-source",
            aria_label=_("Source"),
        ),
    )


def lesson_quote(lesson: Lesson, proof: Quote) -> Html | None:
    """Return the words that prove a lesson, None where they are its statement."""
    if proof.exact == lesson.content.statement:
        return None
    return quote(proof.exact, language=lesson.language)


def source_of(lesson: Lesson) -> list[str]:
    """Return initiative, places, country, year and language; what is unknown is left out."""
    initiative = lesson.initiative
    return [
        *([initiative.name] if initiative else []),
        *([", ".join(initiative.places[:2])] if initiative and initiative.places else []),
        *([country_name(initiative.country)] if initiative and initiative.country else []),
        *([str(lesson.year)] if lesson.year else []),
        language_name(lesson.language),
    ]


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


def _open_words(lesson: Lesson, proof: Quote) -> str:
    place = locator_words(proof.locators)
    if place:
        return _("{report}, {place}", report=lesson.report_title, place=place)
    return lesson.report_title


def _spoken(language: str) -> str | None:
    return None if language == "und" else language
