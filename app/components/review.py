"""A report under a coordinator's eyes: its pages, what it is, and what becomes of it."""

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from app.components.held_back import why_held_back
from app.components.likeness import likeness_questions
from app.components.looking_at import looked_at
from app.components.notice import tell
from app.components.personal_list import blocking_kinds, personal_list
from app.components.reader import OpenReport, reader
from app.components.report_facts import report_facts
from app.components.review_form import review_form
from app.components.sorry import sentence
from app.names import status_name
from app.plain import plain
from app.replaced import replaced_words
from app.words import _
from knowledge.errors import KnowledgeError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.personal import PersonalKind
from knowledge.model.report import Report, ReportStatus


def review(open_report: OpenReport, *, base: KnowledgeBase, person: Person) -> None:
    """Draw one report to look at, describe, publish, withdraw or delete."""
    open_report = looked_at(open_report)
    report = open_report.report
    found = base.personal_data.findings(report.id, viewer=person)
    in_text = [s.finding for s in found if s.finding.margin is None]
    undecided = [finding.span for finding in in_text if not finding.decided_by]
    st.title(plain(report.title))
    st.badge(status_name(report.status), color=_colour(report.status))
    main, beside = st.columns([6, 4], gap="large")
    with main, st.container(key="review-page", gap="small"):
        reader(open_report, viewer=person, also_marked=undecided)
    with beside:
        why_held_back(report)
        if report.status is not ReportStatus.PUBLISHED:
            st.info(
                _(
                    "Before you publish, look for what the list below misses: names, illnesses, "
                    "faces. Once published, everybody who may find the report reads them."
                )
            )
        personal_list(report, found, leaves=open_report.leaves, base=base, person=person)
        likeness_questions(report.id, base=base, person=person)
        _description(report, base, person, blocking_kinds(found))
        _other_acts(report, base, person)
        report_facts(report, library=base.library, viewer=person, page=open_report.page)


def _description(
    report: Report, base: KnowledgeBase, person: Person, blocking: Mapping[PersonalKind, int]
) -> None:
    st.header(_("Description"))
    others = {
        other.id: other.title
        for other in base.library.reports(viewer=person)
        if other.id != report.id
    }
    stated = review_form(
        report, initiatives=base.library.initiatives(), others=others, blocking=blocking
    )
    if stated is None:
        return
    try:
        base.library.describe(report.id, stated.details, by=person)
        if stated.is_published:
            report = base.library.publish(report.id, by=person)
    except KnowledgeError as error:
        st.error(sentence(error))
        return
    if stated.is_published:
        told = _("Published: {title}. It can be found from now on.", title=stated.details.title)
        tell(f"{told} {replaced_words(report, base=base, viewer=person)}".rstrip())
        st.query_params.clear()
    else:
        tell(_("Saved."))
    st.rerun()


def _other_acts(report: Report, base: KnowledgeBase, person: Person) -> None:
    with st.container(horizontal=True, key="other-acts"):
        if report.status is ReportStatus.PUBLISHED and st.button(
            _("Withdraw from search"), key="withdraw"
        ):
            base.library.withdraw(report.id, by=person)
            tell(_("Withdrawn: {title}. Nobody finds it any more.", title=report.title))
            st.rerun()
        if st.button(_("Delete for good …"), key="delete"):
            st.dialog(_("Delete this report for good?"))(_confirmation)(report, base, person)


def _confirmation(report: Report, base: KnowledgeBase, person: Person) -> None:
    st.markdown(f"**{plain(report.title)}**")
    st.write(
        _(
            "Text, passages, vectors and the file itself leave the disk. What stays is the note "
            "that you deleted it. This cannot be undone."
        )
    )
    with st.container(horizontal=True):
        if st.button(_("Yes, delete"), key="delete_yes", type="primary"):
            base.library.delete(report.id, by=person)
            tell(_("Deleted: {title}", title=report.title))
            st.query_params.clear()
            st.rerun()
        if st.button(_("No, keep it"), key="delete_no"):
            st.rerun()


def _colour(status: ReportStatus) -> Literal["orange", "green", "gray"]:
    if status is ReportStatus.PUBLISHED:
        return "green"
    return "orange" if status is ReportStatus.UNDER_REVIEW else "gray"
