"""Reports whose last day to be kept has passed: a person deletes them, or agrees on a later day."""

from collections.abc import Sequence

import streamlit as st

from app.components.rights_facts import is_kept_too_long, keep_until_words
from app.plain import plain
from app.words import many
from knowledge.model.report import Report

_OPEN_AT_ONCE = 5


def kept_too_long(reports: Sequence[Report]) -> None:
    """Draw a line for each such report, wherever it stands; nothing if there is none."""
    found = [report for report in reports if is_kept_too_long(report.rights)]
    if not found:
        return
    label = many(
        "The last day to be kept has passed for {count} report",
        "The last day to be kept has passed for {count} reports",
        len(found),
    )
    with (
        st.container(key="kept-too-long"),
        st.expander(label, expanded=len(found) <= _OPEN_AT_ONCE),
    ):
        for report in found:
            st.page_link(
                "views/reports.py",
                label=plain(f"{report.title} · {keep_until_words(report.rights)}"),
                query_params={"id": report.id},
            )
