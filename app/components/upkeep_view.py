"""How the base stands, and what the doctor found."""

from collections.abc import Iterator, Sequence

import streamlit as st

from app.components.html import Html, element, joined, show
from app.components.notice import tell
from app.figures import number
from app.lesson_names import lesson_status_name
from app.names import status_name
from app.outcomes import state_word
from app.upkeep_names import check_meaning, check_name
from app.words import _
from knowledge.doctor import Finding
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Right
from knowledge.upkeep import BaseStatus

_FOUND = "doctor_found"


def standing(status: BaseStatus) -> None:
    """Draw the counts of the base."""
    show(
        element(
            "dl",
            joined(
                element("div", element("dt", name), element("dd", value))
                for name, value in _counts(status)
            ),
            class_="dw-facts",
        )
    )


def doctor(base: KnowledgeBase, person: Person) -> None:
    """Draw the doctor: nothing is examined before somebody asks for it."""
    st.header(_("Is everything whole?"))
    st.write(
        _(
            "The doctor holds originals, records and indexes against each other. On a large "
            "base that takes minutes; searching goes on meanwhile."
        )
    )
    if st.button(_("Examine now"), key="examine"):
        with st.spinner(_("Examining …")):
            st.session_state[_FOUND] = base.upkeep.examine()
    findings: Sequence[Finding] = st.session_state.get(_FOUND, ())
    if not findings:
        return
    show(_table(findings))
    can_mend = any(f.can_be_mended and not f.is_in_order for f in findings)
    if can_mend and person.may(Right.KEEP_INDEXES):
        if st.button(_("Mend what can be mended"), key="mend", type="primary"):
            with st.spinner(_("Mending …")):
                base.upkeep.mend(tuple(findings), by=person)
                st.session_state[_FOUND] = base.upkeep.examine()
            tell(_("Mended, and examined again."))
            st.rerun()
    elif can_mend:
        st.write(_("An administrator can mend this."))


def _counts(status: BaseStatus) -> Iterator[tuple[str, str]]:
    for where, count in status.reports.items():
        yield _("Reports: {state}", state=status_name(where).lower()), number(count)
    yield _("Initiatives"), number(status.initiative_count)
    yield _("Passages"), number(status.passage_count)
    yield _("Searchable passages"), number(status.searchable_count)
    yield _("… of which with a vector"), number(status.vector_count)
    for lesson_status, count in status.lessons.items():
        yield _("Lessons: {state}", state=lesson_status_name(lesson_status).lower()), number(count)
    for state, count in status.jobs.items():
        if count:
            yield _("Files: {state}", state=state_word(state).lower()), number(count)
    yield _("Embedder"), status.model
    yield _("Data folder"), status.data_folder


def _table(findings: Sequence[Finding]) -> Html:
    head = element(
        "tr",
        *(element("th", name, scope="col") for name in (_("Check"), _("Looked at"), _("Result"))),
    )
    rows = (
        element(
            "tr",
            element(
                "th",
                element("strong", check_name(finding.check)),
                element("span", check_meaning(finding.check)),
                scope="row",
            ),
            element("td", number(finding.checked_count)),
            element(
                "td",
                _result(finding),
                class_="dw-in-order" if finding.is_in_order else "dw-off",
            ),
        )
        for finding in findings
    )
    return element(
        "table", element("thead", head), element("tbody", joined(rows)), class_="dw-table"
    )


def _result(finding: Finding) -> str:
    if finding.is_in_order:
        return _("In order")
    count = number(finding.broken_count)
    if finding.made_by:
        return _(
            "{count} made by {made_by} instead of {now}; can be mended",
            count=count,
            made_by=finding.made_by,
            now=finding.now,
        )
    if finding.can_be_mended:
        return _("{count} off; can be mended", count=count)
    return _("{count} off; restore from a backup", count=count)
