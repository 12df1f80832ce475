"""What changed since a person last looked at a letter that had not left yet."""

import streamlit as st

from app.components.changed_words import changed_words
from app.components.html import element, joined, show
from app.figures import day
from app.letters.follow_up_text import FollowUpText
from app.plain import plain
from app.words import _
from knowledge.model.follow_up import FollowUp, FollowUpState
from knowledge.open_follow_up import OpenFollowUp


def follow_up_changes(opened: OpenFollowUp, letter: FollowUpText) -> None:
    """Draw what a draft says otherwise than the letter that somebody wrote or approved before."""
    found = opened.follow_up
    if letter.drafted_before:
        st.warning(
            _(
                "What this letter tells of has changed since somebody last kept or approved it. "
                "Nothing leaves before you have approved it anew."
            )
        )
        _changes(letter.drafted_before, letter)
        if found.state is FollowUpState.DRAFTED and found.is_edited:
            sentence = _("The letter below holds the words of a person; take the changes in.")
            show(element("p", sentence, class_="dw-note"))
    elif opened.before is not None and found.state is FollowUpState.DRAFTED and not found.words:
        st.warning(plain(_replaced_words(opened.before)))
        _changes(opened.before.words, letter)
        st.page_link(
            "views/follow_ups.py",
            label=_("The letter that has not left"),
            query_params={"id": opened.before.id},
        )


def overtaken_by(opened: OpenFollowUp) -> None:
    """Draw the way to the letter that took this one's place, if one did."""
    if opened.follow_up.state is FollowUpState.SUPERSEDED and opened.after is not None:
        st.page_link(
            "views/follow_ups.py",
            label=_("The letter that took its place"),
            query_params={"id": opened.after.id},
        )


def _replaced_words(before: FollowUp) -> str:
    if before.approved_at is None:
        return _(
            "This letter takes the place of one that somebody had worked on and that had not "
            "left: a later change overtook it."
        )
    return _(
        "This letter takes the place of one that {who} approved on {day} and that had not left: "
        "a later change overtook it.",
        who=before.approved_by,
        day=day(before.approved_at),
    )


def _changes(before: str, letter: FollowUpText) -> None:
    marks = joined(
        [element("del", _("struck through: no longer")), element("ins", _("underlined: new"))],
        by=", ",
    )
    with st.expander(_("What changed"), expanded=True):
        show(element("p", marks, class_="dw-note dw-changes"))
        show(changed_words(before, letter.drafted, language=letter.language))
