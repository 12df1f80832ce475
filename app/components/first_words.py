"""What Search shows before a question: examples, and what the base holds."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import Html, element, joined, show
from app.figures import number
from app.names import language_name
from app.plain import plain
from app.words import _
from knowledge.model.report import Report

# Asked as people would ask them, each in its own language; never translated.
EXAMPLES = (
    ("nl", "Waarom stoppen vrijwilligers, en wat houdt ze vast?"),
    ("en", "What made the council agree to transfer the land?"),
    ("de", "Wie wurde der Betrieb nach der Förderung bezahlt?"),
    ("fr", "Comment toucher les habitants qui ne viennent jamais ?"),
)


def first_words(reports: Sequence[Report]) -> None:
    """Draw the page as it is before anybody asked.

    Args:
        reports: The published ones that the visitor may find.
    """
    if not reports:
        _nothing_yet()
        return
    st.header(_("Ask, for example"))
    with st.container(key="examples", gap="xxsmall"):
        for code, text in EXAMPLES:
            st.page_link(
                "views/search.py",
                label=f"{plain(text)} :small[{plain(language_name(code))}]",
                query_params={"q": text},
            )
    st.header(_("In this base"))
    show(_holdings(reports))


def _holdings(reports: Sequence[Report]) -> Html:
    initiatives = {report.initiative.id for report in reports if report.initiative}
    countries = {
        report.initiative.country
        for report in reports
        if report.initiative and report.initiative.country
    }
    figures = (
        (len(reports), _("published reports")),
        (sum(report.passage_count for report in reports), _("passages")),
        (len(initiatives), _("initiatives")),
        (len(countries), _("countries")),
        (len({report.language for report in reports}), _("languages")),
    )
    return element(
        "dl",
        joined(
            element("div", element("dt", words), element("dd", number(count)))
            for count, words in figures
        ),
        class_="dw-figures",
    )


def _nothing_yet() -> None:
    st.header(_("The base is still empty"))
    st.write(
        _(
            "Nothing can be found before a coordinator has brought reports in and published "
            "them. Take on the role of coordinator under your name, and open Upload."
        )
    )
