"""The reports of an initiative, and what became of what it learned."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import show
from app.components.source_line import facts_line
from app.locators import count_words
from app.names import language_name
from app.plain import plain
from app.words import _
from knowledge.model.report import Report


def initiative_reports(reports: Sequence[Report]) -> None:
    """Draw the published reports, newest first."""
    st.header(_("Reports"))
    if not reports:
        st.write(_("The base holds no published report of it."))
        return
    for report in reports:
        with st.container(key=f"row-{report.id}", gap="xxsmall"):
            st.page_link(
                "views/report.py", label=plain(report.title), query_params={"id": report.id}
            )
            facts = [
                *([str(report.year)] if report.year else []),
                language_name(report.language),
                count_words(report.segment_kind, report.segment_count),
            ]
            show(facts_line(facts))
