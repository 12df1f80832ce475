"""The passages of a policy text with their lessons, what was decided, and what may bear on them."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from app.components.basket_button import basket_button
from app.components.brief_section import attempt
from app.components.day_field import day_field
from app.components.html import element, show
from app.components.lesson_card import lesson_card
from app.components.notice import tell
from app.components.sorry import sentence
from app.components.uptake_list import uptake_in_policy
from app.names import strength_name
from app.policy_names import decision_name, uptake_role_name
from app.words import _, many
from knowledge.errors import DayBeforeText, KnowledgeError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.lesson_finder import LessonHit
from knowledge.model.person import Person, Right
from knowledge.model.policy import Decision, PolicyText, Uptake, UptakeRole
from knowledge.model.span import Span

_SUGGESTED = "suggested_lessons"
_ANSWERS = (Decision.ADOPTED, Decision.ADAPTED, Decision.REJECTED)


def policy_passages(policy: PolicyText, *, base: KnowledgeBase, person: Person) -> None:
    """Draw each paragraph with what stands in it and, for those who may, what could."""
    may_link = person.may(Right.TRACK_UPTAKE)
    linked = base.uptakes.of_policy(policy.id, viewer=person)
    suggested = _suggested(policy, linked, base, person) if may_link else {}
    for number, span in enumerate(policy.paragraphs(), start=1):
        with st.container(border=True, key=f"passage-{number}"):
            show(element("p", span.of(policy.text), class_="dw-draft"))
            for uptake in (one for one in linked if one.span == span):
                _linked(uptake, base, person)
            hits = suggested.get(span, ())
            if hits:
                _suggestions(policy, span, hits, base, person)


def _suggested(
    policy: PolicyText, linked: Sequence[Uptake], base: KnowledgeBase, person: Person
) -> dict[Span, Sequence[LessonHit]]:
    """Return what may bear on each paragraph; looked for anew when lessons or links change."""
    state = (
        policy.id,
        person,
        base.lesson_finder.vectors().version,
        tuple(uptake.id for uptake in linked),
    )
    held = st.session_state.get(_SUGGESTED)
    if held is None or held[0] != state:
        found = base.uptakes.suggest(policy.id, viewer=person)
        held = (state, {one.span: one.hits for one in found})
        st.session_state[_SUGGESTED] = held
    return dict(held[1])


def _linked(uptake: Uptake, base: KnowledgeBase, person: Person) -> None:
    with st.container(border=True, key=f"uptake-{uptake.id}"):
        uptake_in_policy(uptake, base=base, person=person)
        if person.may(Right.TRACK_UPTAKE):
            with st.expander(_("Note a decision")):
                _decision_form(uptake, base, person)
            if uptake.decision is Decision.PROPOSED:
                _take_back(uptake, base, person)


def _decision_form(uptake: Uptake, base: KnowledgeBase, person: Person) -> None:
    with st.form(f"decide-{uptake.id}", border=False):
        decision = st.radio(
            _("Decision"),
            _ANSWERS,
            format_func=lambda value: decision_name(Decision(value)),
            horizontal=True,
            key=f"decision-{uptake.id}",
        )
        reason = st.text_area(
            _("Why (needed unless adopted as it is)"), key=f"reason-{uptake.id}", max_chars=2000
        )
        left, right = st.columns(2)
        today = date.today()  # noqa: DTZ011  the day where the person is
        with left:
            on = day_field(_("Decided on"), today, key=f"on-{uptake.id}")
        body = right.text_input(
            _("Decided by"), uptake.policy.body, key=f"body-{uptake.id}", max_chars=120
        )
        decided_on = on or today
        if st.form_submit_button(_("Note the decision"), key=f"note-{uptake.id}"):
            try:
                base.uptakes.decide(
                    uptake.id,
                    Decision(decision),
                    reason=reason,
                    decided_on=decided_on,
                    body=body,
                    by=person,
                    is_sure=st.session_state.get(f"early-{uptake.id}") == decided_on,
                )
            except DayBeforeText as error:
                st.session_state[f"early-{uptake.id}"] = decided_on
                st.warning(sentence(error))
                return
            except KnowledgeError as error:
                st.error(sentence(error))
                return
            tell(_("The decision is noted."))
            st.rerun()


def _take_back(uptake: Uptake, base: KnowledgeBase, person: Person) -> None:
    popover = st.popover(_("Take the link back …"), key=f"unlink-{uptake.id}", type="tertiary")
    with popover:
        st.write(
            _(
                "For a mistake. A letter to the initiative that has not left is withdrawn; where "
                "one has left, a correction is drafted."
            )
        )
        if st.button(_("Take the link back"), key=f"unlink-now-{uptake.id}"):
            attempt(
                lambda: base.uptakes.unlink(uptake.id, by=person),
                told=_("The link is taken back."),
            )


def _suggestions(
    policy: PolicyText,
    span: Span,
    hits: Sequence[LessonHit],
    base: KnowledgeBase,
    person: Person,
) -> None:
    title = many("{count} lesson may bear on this", "{count} lessons may bear on this", len(hits))
    with st.expander(title):
        for hit in hits:
            key = f"{span.start}-{hit.lesson.id}"
            remark = strength_name(hit.strength) if hit.strength else ""
            into_basket = partial(basket_button, hit.lesson, base=base, person=person, key=key)
            lesson_card(hit.lesson, key=key, remark=remark, border=False, beside=into_basket)
            role = st.segmented_control(
                _("Link it as"),
                [*UptakeRole],
                format_func=lambda value: uptake_role_name(UptakeRole(value)),
                key=f"role-{key}",
            )
            if role:
                base.uptakes.link(
                    hit.lesson.id, policy.id, span=span, role=UptakeRole(role), by=person
                )
                tell(_("The lesson is linked; it awaits an answer."))
                st.rerun()
