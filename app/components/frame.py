"""What stands around every page: who you are, where the data stays, the languages."""

import streamlit as st

from app.components.html import Html, element, joined, show
from app.names import role_name
from app.plain import plain
from app.roles import Section
from app.words import LANGUAGES, _, language
from knowledge.model.person import Person


def page_titles() -> dict[str, str]:
    """Return the title of each page, by the name of its file."""
    return {
        "search": _("Search"),
        "report": _("Report"),
        "basket": _("Basket"),
        "briefs": _("Briefs"),
        "brief": _("Brief"),
        "lesson": _("Lesson"),
        "themes": _("Themes"),
        "theme": _("Theme"),
        "initiatives": _("Initiatives"),
        "initiative": _("Initiative"),
        "done_before": _("Has anyone done this?"),
        "fit": _("Does it fit my place?"),
        "kit": _("Starter's kit"),
        "gaps": _("Problems without an answer"),
        "theme_matrix": _("Themes set out"),
        "theme_lessons": _("Lessons behind a figure"),
        "theme_trend": _("Themes over the years"),
        "theme_compare": _("Compare two slices"),
        "theme_map": _("Map of themes"),
        "findings": _("For and against"),
        "agreement": _("Do people and the machine agree?"),
        "reports": _("Reports"),
        "review": _("Review"),
        "letter": _("Ask the initiative"),
        "follow_ups": _("Back to initiatives"),
        "upload": _("Upload"),
        "draft": _("Check my draft"),
        "policies": _("Policy and uptake"),
        "policy": _("Policy text"),
        "ways": _("Other ways in"),
        "status": _("Status"),
        "about": _("About"),
        "person": _("Who am I"),
        "not_found": _("Page not found"),
    }


def section_titles() -> dict[Section, str]:
    """Return what the menu calls each group of pages; those of the top have no name."""
    return {
        Section.TOP: "",
        Section.REPORTS: _("Reports"),
        Section.POLICY: _("Policy"),
        Section.BASE: _("Base"),
    }


def frame(person: Person | None) -> None:
    """Draw the line at the top: the person, the local mode and the language switch."""
    with st.container(key="frame", horizontal=True, vertical_alignment="center", gap="medium"):
        show(
            element(
                "p",
                element("strong", _("Local mode")),
                " ",
                element("span", _("only on this machine")),
                class_="dw-local",
            )
        )
        if person is not None:
            roles = ", ".join(role_name(role) for role in sorted(person.roles))
            st.page_link(
                "views/person.py",
                label=plain(person.name),
                help=plain(_("You are {name}: {roles}", name=person.name, roles=roles)),
            )
        show(_language_switch())


def _language_switch() -> Html:
    here = language()
    links = [
        element(
            "a",
            name,
            href=f"/language/{code}",
            lang=code,
            aria_current="true" if code == here else None,
        )
        for code, name in LANGUAGES.items()
    ]
    return element("nav", joined(links, by=" "), class_="dw-languages", aria_label=_("Language"))
