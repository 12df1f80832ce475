"""A checked draft: each paragraph with the lessons for and against it, and what it forgets."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from app.components.basket_button import basket_button
from app.components.html import Html, element, joined, show
from app.components.lesson_card import lesson_card
from app.names import strength_name
from app.plain import plain
from app.policy_names import bearing_name
from app.words import _, many
from knowledge.draft_check import Bearing, BearingLesson, CheckedParagraph
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person

_ORDER = (Bearing.FOR, Bearing.AGAINST, Bearing.CONDITION, Bearing.UNKNOWN)


def draft_summary(checked: Sequence[CheckedParagraph]) -> Html:
    """Return what was found in the whole draft, as a line of counts."""
    claims = [paragraph for paragraph in checked if not paragraph.is_heading]
    unsupported = sum(paragraph.is_unsupported for paragraph in claims)
    against = sum(bool(paragraph.of_bearing(Bearing.AGAINST)) for paragraph in claims)
    forgotten = sum(any(found.forgotten for found in paragraph.nearest) for paragraph in claims)
    words = (
        many("{count} paragraph checked", "{count} paragraphs checked", len(claims)),
        many("{count} that no lesson bears out", "{count} that no lesson bears out", unsupported),
        many("{count} with lessons against it", "{count} with lessons against them", against),
        many("{count} forgets a condition", "{count} forget a condition", forgotten),
    )
    return element("ul", *(element("li", word) for word in words), class_="dw-counts")


def draft_findings(
    checked: Sequence[CheckedParagraph], *, base: KnowledgeBase, person: Person
) -> None:
    """Draw each paragraph with what was found; boxes say what goes into the export."""
    shown_number = 0
    for number, paragraph in enumerate(checked, start=1):
        if paragraph.is_heading:
            st.subheader(plain(paragraph.text))
            continue
        shown_number += 1
        with st.container(border=True, key=f"draft-{number}"):
            show(_paragraph(shown_number, paragraph))
            for bearing in _ORDER:
                _group(number, paragraph.of_bearing(bearing), bearing, base, person)
            _further_off(number, paragraph.further_off, base, person)
            _others(paragraph)


def taken(number: int, lesson_id: str) -> str:
    """Return how a lesson is taken into the export: "comment", "footnote" or "" for not."""
    return str(st.session_state.get(_key(number, lesson_id)) or "")


def _paragraph(number: int, paragraph: CheckedParagraph) -> Html:
    remark = None
    if not paragraph.lessons:
        remark = _("The base has no lesson on this.")
    elif paragraph.is_unsupported:
        remark = _("No lesson bears this out.")
    return joined(
        [
            element("h3", _("Paragraph {number}", number=number), class_="dw-small-head"),
            element("p", paragraph.text, class_="dw-draft"),
            element("p", remark, class_="dw-off") if remark else None,
        ]
    )


def _group(
    number: int,
    found: Sequence[BearingLesson],
    bearing: Bearing,
    base: KnowledgeBase,
    person: Person,
) -> None:
    if not found:
        return
    show(element("h4", f"{bearing_name(bearing)} ({len(found)})", class_="dw-small-head"))
    for lesson in found:
        _lesson(number, lesson, base, person)


def _further_off(
    number: int, found: Sequence[BearingLesson], base: KnowledgeBase, person: Person
) -> None:
    if not found:
        return
    words = many("{count} lesson further off", "{count} lessons further off", len(found))
    with st.expander(words):
        for lesson in found:
            _lesson(number, lesson, base, person)


def _lesson(number: int, found: BearingLesson, base: KnowledgeBase, person: Person) -> None:
    lesson = found.hit.lesson
    strength = found.hit.strength
    lesson_card(
        lesson,
        key=f"{number}-{lesson.id}",
        remark=strength_name(strength) if strength else "",
        border=False,
        beside=partial(_take, number, lesson, base, person),
    )
    for words in found.forgotten:
        show(
            element(
                "p",
                element("strong", _("The paragraph does not speak of this condition:")),
                " ",
                words,
                class_="dw-forgotten",
            )
        )


def _take(number: int, lesson: Lesson, base: KnowledgeBase, person: Person) -> None:
    """Draw how a lesson may go along: into the export, or into a basket."""
    st.segmented_control(
        _("Take into the export"),
        ["comment", "footnote"],
        format_func=lambda way: {"comment": _("As a comment"), "footnote": _("As a footnote")}[way],
        key=_key(number, lesson.id),
        label_visibility="collapsed",
    )
    basket_button(lesson, base=base, person=person, key=f"{number}-{lesson.id}")


def _others(paragraph: CheckedParagraph) -> None:
    if paragraph.initiatives:
        links = [
            element("a", initiative.name, href=f"/initiative?id={initiative.id}")
            for initiative in paragraph.initiatives[:6]
        ]
        show(
            element(
                "p",
                element("strong", _("Initiatives that have been through this:")),
                " ",
                joined(links, by=", "),
                class_="dw-note",
            )
        )


def _key(number: int, lesson_id: str) -> str:
    return f"take-{number}-{lesson_id}"
