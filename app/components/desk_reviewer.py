"""Who has a report to review, and the button with which a coordinator takes or leaves it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from app.components.notice import tell
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.errors import Conflict


def desk_reviewer(report_id: str, reviewer: str) -> None:
    """Draw who has a report, and what the visitor can do about it.

    Args:
        report_id: The report.
        reviewer: The name of who has it; empty if nobody has.
    """
    mine = reviewer == visitor().name
    if reviewer and not mine:
        st.text(_("{name} has this report", name=reviewer))
    if mine:
        label, act = _("Leave it to others"), partial(_leave, report_id)
    else:
        label = _("Take it over") if reviewer else _("I review this report")
        act = partial(_take, report_id, reviewer)
    st.button(label, key="reviewer", type="tertiary", on_click=act)


def _take(report_id: str, reviewer: str) -> None:
    take = partial(knowledge_base().reviewers.take, over_from=reviewer)
    _act(take, report_id, _("This report is in your queue now; colleagues see that you have it."))


def _leave(report_id: str) -> None:
    _act(knowledge_base().reviewers.leave, report_id, _("This report is for everybody again."))


def _act(act: Callable[..., None], report_id: str, done: str) -> None:
    try:
        act(report_id, by=visitor())
    except Conflict:
        tell(_("A colleague was faster; look who has it now."), is_bad=True)
    else:
        tell(done)
