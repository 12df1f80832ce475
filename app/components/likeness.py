"""The question whether a report is another version of one that is here, or a part of it."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import element, show
from app.components.notice import tell
from app.figures import day
from app.likeness import likeness_name, likeness_sentence, verdict_name
from app.plain import plain
from app.words import _, many
from knowledge.duplicates import Duplicates
from knowledge.model.person import Person
from knowledge.model.resemblance import Resemblance, Verdict


def likeness_questions(report_id: str, *, duplicates: Duplicates, person: Person) -> None:
    """Draw what a report resembles, open questions first with their answers as buttons.

    Args:
        report_id: Of the report.
        duplicates: Asked, and told.
        person: Who decides.
    """
    found = duplicates.of_report(report_id, viewer=person)
    for question in sorted(found, key=lambda q: q.verdict is not None):
        with st.container(border=True, key=f"likeness-{question.id}"):
            _question(question, duplicates, person)


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
        for question in questions:
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


def _question(question: Resemblance, duplicates: Duplicates, person: Person) -> None:
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
                    args=(question, verdict, duplicates, person),
                )


def _decide(
    question: Resemblance, verdict: Verdict, duplicates: Duplicates, person: Person
) -> None:
    duplicates.decide(question.id, verdict, by=person)
    if verdict is Verdict.REPLACES:
        tell(
            _(
                "Noted. When you publish this report, “{title}” goes out of search; it stays "
                "in the base.",
                title=question.other_title,
            )
        )
    else:
        tell(_("Noted: {verdict}.", verdict=verdict_name(verdict)))
