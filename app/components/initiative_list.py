"""Initiatives as a list, each with a link to its page."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import element, show, spoken
from app.components.paged import paged
from app.components.source_line import facts_line
from app.directory_names import phase_name
from app.names import country_name, kind_name
from app.plain import plain
from app.words import _, many
from knowledge.model.directory import DirectoryEntry
from knowledge.model.profile import Field, Profile

_ROWS_A_PAGE = 12


def initiative_list(entries: Sequence[DirectoryEntry], *, total_count: int) -> None:
    """Draw the initiatives, a page at a time.

    Args:
        entries: That the filter lets through.
        total_count: Of the whole directory.
    """
    st.header(
        many(
            "{count} of {total} initiatives",
            "{count} of {total} initiatives",
            len(entries),
            total=total_count,
        )
    )
    if not entries:
        st.write(_("No initiative fits all of these filters."))
        return
    with paged(entries, a_page=_ROWS_A_PAGE, key="directory_page") as shown:
        for entry in shown:
            initiative_row(entry.profile, report_count=entry.report_count)


def initiative_row(profile: Profile, *, report_count: int | None = None) -> None:
    """Draw one initiative: its name as a link, what it is, its summary."""
    initiative = profile.initiative
    with st.container(key=f"row-{initiative.id}", gap="xxsmall"):
        st.page_link(
            "views/initiative.py", label=plain(initiative.name), query_params={"id": initiative.id}
        )
        facts = initiative_words(profile)
        if report_count is not None:
            facts.append(many("{count} report", "{count} reports", report_count))
        show(facts_line(facts))
        if summary := profile.text(Field.SUMMARY):
            show(element("p", summary, lang=language_attribute(profile), class_="dw-summary"))


def initiative_words(profile: Profile) -> list[str]:
    """Return kind, place, country and phase; what is unknown is left out."""
    initiative = profile.initiative
    return [
        *([kind_name(initiative.kind)] if initiative.kind else []),
        *([", ".join(initiative.places[:2])] if initiative.places else []),
        *([country_name(initiative.country)] if initiative.country else []),
        *([phase_name(profile.phase)] if profile.phase else []),
    ]


def language_attribute(profile: Profile) -> str | None:
    """Return the language of the facts for a screen reader, None if unknown."""
    return spoken(profile.language)
