"""Follow-ups by where they stand, to choose one to look at."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from app.components.held_choice import held_choice
from app.components.html import show
from app.components.paged import paged
from app.components.source_line import facts_line
from app.follow_up_names import news_name, standing_words
from app.names import language_name
from app.plain import plain
from app.words import _
from knowledge.model.follow_up import DELIVERED, FollowUp, FollowUpState

_ROWS_A_PAGE = 15
_TO_DO, _GONE, _ASIDE, _OVERTAKEN = "to_do", "gone", "aside", "overtaken"
_GROUPS: Final[Mapping[str, frozenset[FollowUpState]]] = {
    _TO_DO: frozenset({FollowUpState.DRAFTED, FollowUpState.APPROVED, FollowUpState.SENDING}),
    _GONE: DELIVERED,
    _ASIDE: frozenset({FollowUpState.SET_ASIDE}),
    _OVERTAKEN: frozenset({FollowUpState.SUPERSEDED}),
}


def follow_up_list(found: Sequence[FollowUp], *, subjects: Mapping[str, str]) -> None:
    """Draw the choice of a group and its letters, a page at a time.

    Args:
        found: All of them, the newest first.
        subjects: Titles of what they are about.
    """
    titles = {
        _TO_DO: _("To do"),
        _GONE: _("Sent or taken along"),
        _ASIDE: _("Not needed"),
        _OVERTAKEN: _("Overtaken"),
    }
    counts = {
        name: sum(letter.state in states for letter in found) for name, states in _GROUPS.items()
    }
    group = held_choice(
        _("State"),
        list(_GROUPS),
        name="state",
        title=lambda name: f"{titles[name]} ({counts[name]})",
    )
    listed = [letter for letter in found if letter.state in _GROUPS[group]]
    if not listed:
        st.write(_("There are no such letters."))
        return
    with paged(listed, a_page=_ROWS_A_PAGE, key="follow_up_list_page") as shown:
        for letter in shown:
            _row(letter, subjects.get(letter.subject_id, ""))


def _row(letter: FollowUp, subject: str) -> None:
    with st.container(key=f"row-{letter.id}", gap="xxsmall"):
        st.page_link(
            "views/follow_ups.py",
            label=plain(letter.initiative.name),
            query_params={"id": letter.id},
        )
        facts = [news_name(letter.news), subject, language_name(letter.language)]
        show(facts_line(facts, remark=standing_words(letter)))
