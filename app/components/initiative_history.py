"""Who stated what of an initiative, and when."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import element, show
from app.directory_names import field_name
from app.figures import day_and_time
from app.words import _
from knowledge.model.profile import Fact

_SHOWN_COUNT = 40


def initiative_history(facts: Sequence[Fact]) -> None:
    """Draw the latest statements, newest first."""
    with st.expander(_("History")):
        if not facts:
            st.write(_("Nobody has stated anything yet."))
            return
        items = [
            element(
                "li",
                f"{fact.by}: {field_name(fact.field)}",
                " (" + _("Unknown").lower() + ")" if fact.value is None else None,
                " · ",
                day_and_time(fact.at),
            )
            for fact in facts[::-1][:_SHOWN_COUNT]
        ]
        show(element("ol", *items, class_="dw-history"))
