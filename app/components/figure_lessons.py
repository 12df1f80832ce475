"""What stands behind a figure: its lessons, or the reports in which none was found."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import element, joined, show
from app.components.learned import learned_list
from app.components.paged import paged
from app.components.source_line import facts_line
from app.components.theme_filters import slice_words
from app.components.theme_link import theme_address
from app.components.theme_ways import figure_titles
from app.plain import plain
from app.theme_address import Looked, address_of
from app.theme_names import breadth_words, theme_label
from app.theme_values import dimension_name, value_name
from app.words import _, many
from knowledge.model.report import Report
from knowledge.themes.figures import Behind

_LESSONS_A_PAGE = 20
_MOST_REPORTS = 50


def figure_lessons(behind: Behind, looked: Looked) -> None:
    """Draw what the figure counts, and the lessons or the reports.

    Args:
        behind: What stands behind it.
        looked: Theme, slice and cell.
    """
    st.title(plain(theme_label(behind.theme)))
    said = slice_words(looked)
    if looked.values:
        values = ", ".join(value_name(looked.by, value) for value in looked.values)
        said.insert(0, f"{dimension_name(looked.by)}: {values}")
    if said:
        show(facts_line(said, label=_("Which lessons count")))
    st.page_link(
        "views/theme.py", label=_("About this theme"), query_params=theme_address(behind.theme)
    )
    if behind.lessons:
        show(facts_line(breadth_words(behind.breadth), label=_("How broadly")))
        _lessons(behind)
    else:
        _empty(behind.reports)


def figure_way_back(looked: Looked) -> None:
    """Draw the way back to the figure; it is there even if the theme is not any more."""
    with st.container(key="way-back"):
        st.page_link(
            f"views/{looked.came_from}.py",
            label="← " + figure_titles()[looked.came_from],
            query_params=address_of(looked.back()),
        )


def _lessons(behind: Behind) -> None:
    lessons = [placed.told.lesson for placed in behind.lessons]
    with paged(lessons, a_page=_LESSONS_A_PAGE, key="lessons_page") as shown:
        learned_list(shown)


def _empty(reports: Sequence[Report]) -> None:
    """Tell apart a base without a report from reports without an answer."""
    if not reports:
        st.header(_("No report in the base"))
        st.write(
            _(
                "No published report has what you chose. That says nothing about what "
                "initiatives learned: ask for such a report."
            )
        )
        return
    st.header(_("No answer found"))
    st.write(
        many(
            "There is {count} report with what you chose; no confirmed lesson of it speaks of "
            "this theme.",
            "There are {count} reports with what you chose; no confirmed lesson of them speaks "
            "of this theme.",
            len(reports),
        )
    )
    items = (
        element("li", element("a", report.title, href=f"/report?id={report.id}"))
        for report in reports[:_MOST_REPORTS]
    )
    show(element("ul", joined(items), class_="dw-list"))
