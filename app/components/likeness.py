"""The question whether a report is another version of one that is here, or a part of it."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import element, show
from app.components.notice import tell
from app.figures import day
from app.likeness import likeness_name, likeness_sentence, verdict_name
from app.plain import plain
from app.replaced import replaced_words
from app.words import _, many
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.report import ReportStatus
from knowledge.model.resemblance import Resemblance, Verdict


def likeness_questions(report_id: str, *, base: KnowledgeBase, person: Person) -> None:
    """Draw what a report resembles, open questions first with their answers as buttons.

    Args:
        report_id: Of the report.
        base: Asked, and told.
        person: Who decides.
    """
    found = base.duplicates.of_report(report_id, viewer=person)
    for question in sorted(found, key=lambda q: q.verdict is not None):
        with st.container(border=True, key=f"likeness-{question.id}"):
            _question(question, base, person)


def open_likenesses(questions: Sequence[Resemblance]) -> None:
    """Draw a line for each report about which a question is open, with a link to it."""
    if not questions:
        return
    with st.container(border=True, key="open-likenesses"):
        st.markdown(
            "**"
            + many(
                "{count} report looks like one that is here",
                "{count} reports look like one that is here",
                len({question.report_id for question in questions}),
            )
            + "**"
        )
        for question in _first_of_each(questions):
            st.page_link(
                "views/reports.py",
                label=plain(
                    _(
                        "{title}: does it replace “{other}”, is it a part of it, or separate?",
                        title=question.title,
                        other=question.other_title,
                    )
                ),
                query_params={"id": question.report_id},
            )


def _first_of_each(questions: Sequence[Resemblance]) -> Sequence[Resemblance]:
    """Return the first question about each report; its page asks the others too."""
    return list({question.report_id: question for question in reversed(questions)}.values())[::-1]


def _question(question: Resemblance, base: KnowledgeBase, person: Person) -> None:
    show(element("p", element("strong", likeness_name(question)), class_="dw-likeness"))
    show(element("p", likeness_sentence(question)))
    st.page_link(
        "views/report.py",
        label=plain(_("Open “{title}”", title=question.other_title)),
        query_params={"id": question.other_id},
    )
    if question.verdict is not None and question.decided_at is not None:
        show(
            element(
                "p",
                f"{verdict_name(question.verdict)} · {question.decided_by}, "
                f"{day(question.decided_at)}",
            )
        )
    with st.container(horizontal=True, gap="small"):
        for verdict in Verdict:
            if verdict is not question.verdict:
                st.button(
                    verdict_name(verdict),
                    key=f"{verdict}-{question.id}",
                    on_click=_decide,
                    args=(question, verdict, base, person),
                )


def _decide(question: Resemblance, verdict: Verdict, base: KnowledgeBase, person: Person) -> None:
    base.duplicates.decide(question.id, verdict, by=person)
    tell(_noted(question, verdict, base, person))


def _noted(question: Resemblance, verdict: Verdict, base: KnowledgeBase, person: Person) -> str:
    """Return what was noted, and what it did to the earlier report or will do."""
    title = question.other_title
    newer, older = (
        base.library.report(report_id, viewer=person)
        for report_id in (question.report_id, question.other_id)
    )
    if verdict is Verdict.REPLACES and newer.status is ReportStatus.PUBLISHED:
        return _("Noted. {replaced}", replaced=replaced_words(newer, base=base, viewer=person))
    if verdict is Verdict.REPLACES:
        return _(
            "Noted. When you publish this report, “{title}” goes out of search; it stays "
            "in the base.",
            title=title,
        )
    if question.verdict is Verdict.REPLACES and older.status is ReportStatus.WITHDRAWN:
        return _(
            "Noted: {verdict}. “{title}” stays out of search until you publish it again.",
            verdict=verdict_name(verdict),
            title=title,
        )
    return _("Noted: {verdict}.", verdict=verdict_name(verdict))
