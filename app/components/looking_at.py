"""Which words of a report under review its reader was asked to show, in this window."""

from dataclasses import replace

import streamlit as st

from app.components.reader import OpenReport, reading, turn_to
from knowledge.model.personal import ShownFinding
from knowledge.model.span import Span

_LOOK = "looking_at"


def look_at(shown: ShownFinding, leaf: int) -> None:
    """Turn to the leaf on which a finding stands, and bring its words into view.

    Args:
        shown: The finding; of one beside the text nothing stands on the leaf.
        leaf: Number of the leaf, from 0.
    """
    span = shown.finding.span if shown.finding.margin is None else None
    visit = st.session_state.get(_LOOK, ("", None, 0))[2] + 1
    st.session_state[_LOOK] = (reading().report_id, span, visit)
    turn_to(leaf=leaf)


def looked_at(open_report: OpenReport) -> OpenReport:
    """Return the report with the words marked that were asked for, if they are on its leaf."""
    report_id, span, visit = st.session_state.get(_LOOK, ("", None, 0))
    here = open_report.leaves[open_report.leaf].span
    if report_id != open_report.report.id or not isinstance(span, Span) or not span.overlaps(here):
        return open_report
    return replace(open_report, marks=(span,), is_led_to=True, visit=visit)
