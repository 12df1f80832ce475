"""A letter that is not needed: set aside with a reason, and made a draft again."""

import streamlit as st

from app.components.html import element, show
from app.components.notice import tell
from app.components.sorry import sentence
from app.letters.follow_up_text import FollowUpText
from app.words import _
from knowledge.errors import InvalidEntry, KnowledgeError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.follow_up import MOST_REASON_CHARS, FollowUp
from knowledge.model.person import Person
from knowledge.open_follow_up import OpenFollowUp


def setting_aside(
    found: FollowUp, letter: FollowUpText, *, base: KnowledgeBase, person: Person
) -> None:
    """Draw the way to say that nobody has to be told."""
    popover = st.popover(_("This letter is not needed …"), key="follow_up_aside", type="tertiary")
    with popover, st.form("follow_up_aside_form", border=False):
        st.write(_("It does not leave, and stays in the list with the reason. It can be undone."))
        reason = st.text_input(
            _("Why does nobody have to be told?"),
            key="follow_up_aside_reason",
            max_chars=MOST_REASON_CHARS,
        )
        if st.form_submit_button(_("Set the letter aside"), key="follow_up_aside_now"):
            try:
                base.follow_ups.set_aside(
                    found.id, reason=reason, drafted=letter.drafted, by=person
                )
            except InvalidEntry:
                st.error(_("Say why: a colleague will want to know."))
                return
            except KnowledgeError as error:
                tell(sentence(error), is_bad=True)
            else:
                tell(_("The letter is set aside."))
            st.rerun()


def why_aside(found: FollowUp) -> None:
    """Draw the reason why a letter was set aside, if it was."""
    if found.set_aside_reason:
        words = _("Not needed: {reason}", reason=found.set_aside_reason)
        show(element("p", words, class_="dw-reason"))


def taking_up(opened: OpenFollowUp, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the way back to a draft, or why there is none any more."""
    if not opened.stands:
        words = _("What it tells of has changed or was taken back since; it stays set aside.")
        show(element("p", words, class_="dw-note"))
        return
    st.button(
        _("Make it a draft again"),
        key="follow_up_take_up",
        on_click=_take_up,
        args=(opened.follow_up, base, person),
    )


def _take_up(found: FollowUp, base: KnowledgeBase, person: Person) -> None:
    try:
        base.follow_ups.take_up(found.id, by=person)
    except KnowledgeError as error:
        tell(sentence(error), is_bad=True)
    else:
        tell(_("The letter is a draft again."))
