"""What stands above and below each figure of themes: ways, filters, files, saved views."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from app.components.notice import show_notice
from app.components.saved_views import saved_views
from app.components.theme_files import sheet_buttons
from app.components.theme_filters import theme_filters
from app.components.theme_start import themes_stand
from app.components.theme_ways import theme_ways
from app.theme_address import Looked
from app.theme_export import Sheet
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person


def figure_head(
    title: str, shown: Looked, *, here: str, base: KnowledgeBase, person: Person
) -> bool:
    """Draw the title, the ways to the other figures, and which lessons count.

    Returns:
        Whether there are themes to count; else it says what to do, and nothing follows.
    """
    st.title(title)
    theme_ways(shown, here=here, person=person)
    show_notice()
    theme_filters(
        shown,
        base.theme_figures.values(viewer=person, scheme=shown.scheme),
        base.themes.schemes.everything(viewer=person),
    )
    return themes_stand(shown.scheme, base=base, person=person)


def followed(shown: Looked, *, base: KnowledgeBase) -> Looked:
    """Return what an address shows, themes that were merged since under their new ids."""
    if not shown.themes:
        return shown
    return replace(shown, themes=base.themes.now_called(shown.themes, scheme=shown.scheme))


def figure_foot(
    shown: Looked,
    sheets: Callable[[], Sequence[Sheet]] | None,
    *,
    here: str,
    name: str,
    base: KnowledgeBase,
    person: Person,
) -> None:
    """Draw the files of the figure and the saved views.

    Args:
        shown: What the page shows.
        sheets: Makes the sheets of the files; None where there is no figure yet.
        here: Name of the page.
        name: Of the files, without their ending.
        base: Keeps the views.
        person: Who saves and removes them.
    """
    if sheets is not None:
        sheet_buttons(sheets, name=name)
    saved_views(shown, here=here, views=base.saved_views, person=person)
