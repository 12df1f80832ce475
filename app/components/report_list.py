"""Reports by where they stand, to choose one to look at."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from app.components.held_choice import held_choice, held_words
from app.components.html import show
from app.components.paged import paged
from app.components.rights_facts import is_kept_too_long, keep_until_words
from app.components.source_line import facts_line
from app.figures import day
from app.locators import count_words
from app.names import language_name, status_name
from app.plain import plain
from app.words import _
from knowledge.model.report import Report, ReportStatus

_ROWS_A_PAGE = 15


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which reports are listed.

    Attributes:
        status: Where they stand.
        words: That their title, initiative or file name holds.
    """

    status: ReportStatus
    words: str


def report_list(reports: Sequence[Report]) -> None:
    """Draw the choice of a list and the list itself.

    Args:
        reports: All that the person may look at, those that came last first.
    """
    counts = {status: sum(r.status is status for r in reports) for status in ReportStatus}
    chosen = _choice(counts)
    listed = [report for report in reports if _is_chosen(report, chosen)]
    if not listed:
        st.write(_nothing(chosen))
        return
    with paged(listed, a_page=_ROWS_A_PAGE, key="list_page") as shown:
        for report in shown:
            _row(report)


def _choice(counts: dict[ReportStatus, int]) -> Chosen:
    with st.container(horizontal=True, vertical_alignment="bottom", key="list-choice"):
        status = held_choice(
            _("State"),
            [*ReportStatus],
            name="state",
            title=lambda s: f"{status_name(ReportStatus(s))} ({counts[ReportStatus(s)]})",
        )
        words = held_words(_("Title, initiative or file name"), name="find")
    return Chosen(ReportStatus(status), words)


def _is_chosen(report: Report, chosen: Chosen) -> bool:
    initiative = report.initiative.name if report.initiative else ""
    text = f"{report.title} {initiative} {report.file_name}".casefold()
    return report.status is chosen.status and all(
        word in text for word in chosen.words.casefold().split()
    )


def _row(report: Report) -> None:
    facts = [
        report.initiative.name if report.initiative else _("no initiative named yet"),
        *([str(report.year)] if report.year else []),
        language_name(report.language),
        count_words(report.segment_kind, report.segment_count),
        _("came in {day}", day=day(report.received_at)),
        *(
            [_("keep until: {day}", day=keep_until_words(report.rights))]
            if is_kept_too_long(report.rights)
            else []
        ),
    ]
    with st.container(key=f"row-{report.id}", gap="xxsmall"):
        st.page_link("views/reports.py", label=plain(report.title), query_params={"id": report.id})
        show(facts_line(facts))


def _nothing(chosen: Chosen) -> str:
    if chosen.words:
        return _("No report in this list holds these words.")
    return {
        ReportStatus.UNDER_REVIEW: _("Nothing waits for review. New files come in under Upload."),
        ReportStatus.PUBLISHED: _("Nothing is published yet."),
        ReportStatus.WITHDRAWN: _("Nothing was withdrawn."),
    }[chosen.status]
