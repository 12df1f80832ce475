"""The conditions of an initiative, each with its value, its weight and its source."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import Html, element, joined, show
from app.directory_names import bearing_name, condition_kind_name, setting_words
from app.figures import day
from app.words import _
from knowledge.model.condition import Condition


def condition_table(conditions: Sequence[Condition], *, language: str | None) -> None:
    """Draw the conditions as a table, or say that none was stated.

    Args:
        conditions: In the order of their kinds.
        language: Of the notes, for a screen reader; None if unknown.
    """
    st.header(_("Conditions"))
    if not conditions:
        st.write(_("Nobody has stated a condition yet."))
        return
    heads = (_("Condition"), _("What it was"), _("Weight"), _("Where that stands"))
    head = element("tr", *(element("th", name, scope="col") for name in heads))
    rows = (
        element(
            "tr",
            element("th", condition_kind_name(condition.kind), scope="row"),
            element("td", setting_words(condition.setting), note(condition, language)),
            element("td", bearing_name(condition.bearing)),
            element("td", source_words(condition, language)),
        )
        for condition in conditions
    )
    table = element(
        "table", element("thead", head), element("tbody", joined(rows)), class_="dw-table"
    )
    show(
        element(
            "div", table, class_="dw-scroll", tabindex=0, role="region", aria_label=_("Conditions")
        )
    )


def note(condition: Condition, language: str | None) -> Html | None:
    """Return the note of a condition in its own language."""
    if not condition.note:
        return None
    return element("span", condition.note, lang=language, class_="dw-note")


def source_words(condition: Condition, language: str | None) -> Html:
    """Return where a condition was read: its quote with a link, a lesson, or who stated it.

    Args:
        condition: With its source.
        language: Of the quote, for a screen reader; None if unknown.
    """
    source = condition.source
    stated = _("stated by {who}, {day}", who=condition.by, day=day(condition.at))
    if source.passage_id and source.quote:
        report_id = source.passage_id.rpartition(".")[0]
        where = f"/report?id={report_id}&passage={source.passage_id}"
        quote = element("q", source.quote, lang=language)
        return joined([quote, " ", element("a", _("Open the passage"), href=where)])
    if source.lesson_id:
        return element("a", _("A lesson says so"), href=f"/lesson?id={source.lesson_id}")
    return element("span", stated, class_="dw-note")
