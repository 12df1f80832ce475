"""Reports that were published and are out of search, since newer rules found personal data."""

from collections.abc import Sequence

import streamlit as st

from app.plain import plain
from app.words import _, many
from knowledge.model.report import Report


def held_back_reports(reports: Sequence[Report]) -> None:
    """Draw a line for each such report, with a link to it; nothing if there is none."""
    found = [report for report in reports if report.is_held_back]
    if not found:
        return
    with st.container(border=True, key="held-back"):
        st.error(
            many(
                "Urgent: {count} published report is out of search. Newer rules found in it what "
                "may tell about a person; decide, and publish it again.",
                "Urgent: {count} published reports are out of search. Newer rules found in them "
                "what may tell about a person; decide, and publish them again.",
                len(found),
            )
        )
        for report in found:
            st.page_link(
                "views/reports.py", label=plain(report.title), query_params={"id": report.id}
            )


def why_held_back(report: Report) -> None:
    """Say of one report why nobody finds it any more; nothing if that is not so."""
    if report.is_held_back:
        st.error(
            _(
                "This report was published. Newer rules found in it what may tell about a person, "
                "so nobody finds it until you have decided and publish it again. Briefs that cite "
                "it wait as long."
            )
        )
