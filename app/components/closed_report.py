"""A report whose words may not be quoted, as those see it who do not review."""

import streamlit as st

from app.components.report_facts import report_facts
from app.components.sorry import sentence
from app.plain import plain
from knowledge.errors import RightsForbid
from knowledge.library import Library
from knowledge.model.person import Person, Right
from knowledge.model.report import Report


def is_closed_to(report: Report, viewer: Person) -> bool:
    """Say whether the words of a report stay hidden from somebody."""
    return report.rights.forbids_quoting and not viewer.may(Right.REVIEW)


def closed_report(report: Report, *, library: Library, viewer: Person) -> None:
    """Draw what is known of the report, and why its words are not shown."""
    st.title(plain(report.title))
    st.write(sentence(RightsForbid(report.id, "quote")))
    report_facts(report, library=library, viewer=viewer, page=None)
