"""What became of lessons: one line an uptake, with its steps and their reasons."""

from collections.abc import Sequence

import streamlit as st

from app.components.basket_button import basket_button
from app.components.html import Html, element, joined, show
from app.components.lesson_card import lesson_quote
from app.components.lesson_link import quotes_link
from app.components.source_line import facts_line
from app.figures import calendar_day, day
from app.lesson_names import lesson_kind_name
from app.plain import plain
from app.policy_names import decision_name, uptake_role_name
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import LessonStatus
from knowledge.model.person import Person
from knowledge.model.policy import Decision, DecisionStep, EndedUptake, Uptake


def uptake_list(found: Sequence[Uptake], *, key: str, base: KnowledgeBase, person: Person) -> None:
    """Draw uptake as a list, with links to the policy text and to the lesson's quote."""
    for number, uptake in enumerate(found):
        with st.container(border=True, key=f"uptake-{key}-{number}", gap="small"):
            _policy_link(uptake)
            show(joined([_lesson_words(uptake), *_passage_words(uptake), _steps(uptake)]))
            _ways(uptake, f"{key}-{number}", base, person)


def uptakes_of_lesson(found: Sequence[Uptake], *, ended: Sequence[EndedUptake]) -> None:
    """Draw where a lesson went, on its own page: rejected ones stay, with the reason.

    Args:
        found: In texts that are here.
        ended: In texts that were deleted.
    """
    st.header(_("What policy made of it"))
    if not (found or ended):
        st.write(_("Not linked to any policy text yet."))
    for number, uptake in enumerate(found):
        with st.container(border=True, key=f"uptake-lesson-{number}", gap="small"):
            _policy_link(uptake)
            role = facts_line(
                [uptake_role_name(uptake.role)], remark=decision_name(uptake.decision)
            )
            show(joined([role, *_passage_words(uptake), _steps(uptake)]))
    for uptake_left in ended:
        show(_ended_words(uptake_left))


def uptake_in_policy(uptake: Uptake, *, base: KnowledgeBase, person: Person) -> None:
    """Draw a lesson below the passage that it bears on: its own quote, and each step."""
    lesson = uptake.lesson
    shown = [_lesson_words(uptake), lesson_quote(lesson, lesson.quotes[0]), _steps(uptake)]
    show(joined([part for part in shown if part is not None]))
    _ways(uptake, uptake.id, base, person)


def _ways(uptake: Uptake, key: str, base: KnowledgeBase, person: Person) -> None:
    """Draw the ways to the quote that a lesson rests on, and into a basket while it stands."""
    lesson = uptake.lesson
    with st.container(horizontal=True, gap="medium", key=f"ways-uptake-{key}"):
        quotes_link(lesson, label=_("The quote in “{report}”", report=lesson.report_title))
        if lesson.status is LessonStatus.CONFIRMED:
            basket_button(lesson, base=base, person=person, key=f"uptake-{key}")


def _policy_link(uptake: Uptake) -> None:
    st.page_link(
        "views/policy.py",
        label=plain(uptake.policy.title),
        query_params={"id": uptake.policy.id},
    )


def _lesson_words(uptake: Uptake) -> Html:
    """Return the lesson, whose it is, and what it does in the policy text."""
    lesson = uptake.lesson
    who = lesson.initiative.name if lesson.initiative else _("Initiative unknown")
    return joined(
        [
            element(
                "p",
                element("span", lesson_kind_name(lesson.content.kind), class_="dw-kind"),
                element("strong", lesson.content.statement, lang=lesson.language),
                class_="dw-statement",
            ),
            facts_line([who, uptake_role_name(uptake.role)], remark=decision_name(uptake.decision)),
            element("p", _("This lesson was taken back since."), class_="dw-off")
            if lesson.status is not LessonStatus.CONFIRMED
            else None,
        ]
    )


def _ended_words(uptake: EndedUptake) -> Html:
    """Return how a lesson stood in a policy text that was deleted, and since when it is gone."""
    facts = [uptake_role_name(uptake.role), calendar_day(uptake.decided_on)]
    gone = _(
        "This was in a policy text that {name} deleted on {day}; its words and reasons are gone.",
        name=uptake.ended_by,
        day=day(uptake.ended_at),
    )
    return joined(
        [
            facts_line(facts, remark=decision_name(uptake.decision)),
            element("p", gone, class_="dw-off"),
        ]
    )


def _passage_words(uptake: Uptake) -> tuple[Html, Html]:
    """Return the policy text's own words, which are no quote of the lesson."""
    return (
        element("p", _("In the policy text:")),
        element("p", uptake.passage, class_="dw-draft"),
    )


def _steps(uptake: Uptake) -> Html:
    return element("ol", *(_step(step) for step in uptake.steps), class_="dw-steps")


def _step(step: DecisionStep) -> Html:
    said = decision_name(step.decision)
    if step.body and step.decision is Decision.PROPOSED:
        said = _("Put before {body}", body=step.body)
    elif step.body:
        said = _("{decision}, by {body}", decision=said, body=step.body)
    return element(
        "li",
        element("strong", said),
        " · ",
        calendar_day(step.decided_on),
        " · ",
        _("noted by {name}", name=step.noted_by),
        element("p", step.reason, class_="dw-reason") if step.reason else None,
    )
