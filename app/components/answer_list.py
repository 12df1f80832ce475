"""What initiatives answered, for a person to deal with; none of it changes a lesson by itself."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import Html, element, show
from app.components.source_line import facts_line
from app.figures import day
from app.letter_names import verdict_name
from app.plain import plain
from app.services import knowledge_base
from app.words import _
from knowledge.model.letter import Answer
from knowledge.model.person import Person


def answer_list(answers: Sequence[Answer], *, person: Person, shows_report: bool) -> None:
    """Draw the answers, each with the ways on from it.

    Args:
        answers: Oldest first.
        person: Who deals with them.
        shows_report: Whether to name the report of each.
    """
    for answer in answers:
        with st.container(key=f"row-{answer.id}", gap="xxsmall"):
            show(_answer(answer, shows_report=shows_report))
            with st.container(
                horizontal=True,
                gap="medium",
                key=f"aside-{answer.id}",
                vertical_alignment="center",
            ):
                wanted = answer.proposal_id or answer.lesson_id
                label = (
                    _("To the proposal made of it ({name})", name=answer.proposal_id)
                    if answer.proposal_id
                    else _("To the lesson ({name})", name=answer.lesson_id)
                )
                address = {"id": answer.report_id, **({"lesson": wanted} if wanted else {})}
                st.page_link(
                    "views/review.py",
                    label=plain(label) if wanted else _("To the report’s lessons"),
                    query_params=address,
                )
                if answer.handled_at is None:
                    st.button(
                        plain(_("Dealt with ({name})", name=answer.id)),
                        key=f"handle-{answer.id}",
                        type="tertiary",
                        on_click=_handle,
                        args=(answer.id, person),
                    )


def comments(answers: Sequence[Answer]) -> Html | None:
    """Return what the initiative said of the lesson on the desk, None if nothing."""
    if not answers:
        return None
    return element(
        "div",
        element("p", element("strong", _("The initiative says"))),
        *(_answer(answer, shows_report=False, shows_lesson=False) for answer in answers),
        class_="dw-comments",
    )


def _answer(answer: Answer, *, shows_report: bool, shows_lesson: bool = True) -> Html:
    facts = [
        verdict_name(answer.verdict),
        *([answer.report_title] if shows_report else []),
        day(answer.given_at),
        *([_("dealt with by {who}", who=answer.handled_by)] if answer.handled_by else []),
    ]
    return element(
        "div",
        element("p", answer.statement, class_="dw-statement")
        if answer.statement and shows_lesson
        else None,
        *(element("p", line) for line in answer.words.split("\n") if line),
        facts_line(facts),
        class_="dw-answer",
    )


def _handle(answer_id: str, person: Person) -> None:
    knowledge_base().letters.handle(answer_id, by=person)
