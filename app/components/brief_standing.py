"""Where a brief stands, what may be done with it now, and the files it can leave in."""

from typing import Literal

import streamlit as st

from app.brief_export.forms import FORMS
from app.brief_words import form_name, problem_words, state_name
from app.components.brief_section import attempt
from app.components.html import element, joined, show
from app.components.notice import tell
from app.figures import day
from app.plain import plain
from app.words import _, many
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import BriefState
from knowledge.model.person import Person, Right
from knowledge.open_brief import OpenBrief


def state_badge(opened: OpenBrief) -> None:
    """Draw the state as a badge."""
    colours: dict[BriefState, Literal["gray", "orange", "green"]] = {
        BriefState.DRAFT: "gray",
        BriefState.FOR_SIGN_OFF: "orange",
        BriefState.SIGNED_OFF: "green",
    }
    st.badge(state_name(opened.brief.state), color=colours[opened.brief.state])


def standing(opened: OpenBrief, *, base: KnowledgeBase, person: Person) -> None:
    """Draw what is wrong, who wrote and signed it, and the steps that are open."""
    brief = opened.brief
    st.header(_("Where it stands"))
    _troubles(opened)
    st.write(plain(_("Written by {names}.", names=", ".join(brief.authors))))
    if brief.signed_at is not None:
        st.write(
            plain(
                _(
                    "Signed off by {person} on {day}.",
                    person=brief.signed_by,
                    day=day(brief.signed_at),
                )
            )
        )
    _steps(opened, base, person)


def export_links(opened: OpenBrief) -> None:
    """Draw one link a format, or say why nothing leaves yet."""
    st.header(_("Take it along"))
    if opened.blocking:
        st.write(_("It can be exported once everything that is marked has been mended."))
        return
    links = [
        element(
            "li",
            element("a", form_name(form), href=f"/briefs/{opened.brief.id}/{form}", download=""),
        )
        for form in FORMS
    ]
    show(element("ul", joined(links), class_="dw-forms"))


def _troubles(opened: OpenBrief) -> None:
    if not opened.blocking:
        st.success(_("Every sentence rests on a lesson, every quote is on its page."))
        return
    kinds = dict.fromkeys(problem.kind for problem in opened.blocking)
    count = many("{count} thing to mend", "{count} things to mend", len(opened.blocking))
    lines = "\n".join(f"- {plain(problem_words(kind))}" for kind in kinds)
    st.warning(f"**{plain(count)}**\n\n{lines}")


def _steps(opened: OpenBrief, base: KnowledgeBase, person: Person) -> None:
    brief, review = opened.brief, base.brief_review
    match brief.state:
        case BriefState.DRAFT:
            if opened.blocking:
                return
            if st.button(_("Ask for sign-off"), key="submit", type="primary"):
                _submit(opened, base, person)
        case BriefState.FOR_SIGN_OFF:
            _sign_off(opened, base, person)
        case BriefState.SIGNED_OFF:
            if st.button(_("Open it again as a draft"), key="reopen"):
                attempt(lambda: review.reopen(brief.id, by=person))


def _submit(opened: OpenBrief, base: KnowledgeBase, person: Person) -> None:
    """Ask for sign-off, unless something that says otherwise came in since."""
    fresh_count = base.briefs.look_for_counters(opened.brief.id, by=person)
    if fresh_count:
        tell(
            many(
                "{count} lesson that says otherwise came into the base; look at it first.",
                "{count} lessons that say otherwise came into the base; look at them first.",
                fresh_count,
            )
        )
        st.rerun()
    attempt(lambda: base.brief_review.submit(opened.brief.id, by=person))


def _sign_off(opened: OpenBrief, base: KnowledgeBase, person: Person) -> None:
    brief, review = opened.brief, base.brief_review
    if person.name in brief.authors:
        st.write(_("You wrote part of it, so a second person signs it off."))
    elif person.may(Right.SIGN_OFF) and st.button(
        _("Sign off under my name"), key="sign_off", type="primary"
    ):
        attempt(lambda: review.sign_off(brief.id, by=person))
    with st.popover(_("Send back …"), key="send-back"), st.form("send-back-form", border=False):
        reason = st.text_area(_("What has to change"), key="send_back_reason")
        sent = st.form_submit_button(_("Send back"), key="send_back")
    if sent:
        attempt(lambda: review.send_back(brief.id, reason=reason, by=person))
