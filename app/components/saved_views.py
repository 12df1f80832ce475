"""Views that people saved under a name, to come back to and to share."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import show
from app.components.notice import tell
from app.components.source_line import facts_line
from app.components.theme_ways import figure_titles
from app.figures import day
from app.plain import plain
from app.theme_address import FIGURES, Looked, address_of
from app.words import _
from knowledge.model.person import Person, Right
from knowledge.model.saved_view import MOST_NAME_CHARS, SavedView, ViewAddress
from knowledge.themes.saved_views import SavedViews


def saved_views(looked: Looked, *, here: str, views: SavedViews, person: Person) -> None:
    """Draw the views, and the form that saves this one.

    Args:
        looked: What the page shows now.
        here: Name of the page.
        views: Keeps them.
        person: Who saves and removes.
    """
    found = views.everything(viewer=person)
    with st.expander(_("Saved views ({count})", count=len(found)), key="saved-views"):
        st.write(
            _(
                "The address of this page shows the same to whoever opens it. Under a name it is "
                "found again here, by everybody who uses this base."
            )
        )
        _list(found, views=views, person=person)
        with st.form("save_view", border=False, clear_on_submit=True):
            name = st.text_input(_("Name of this view"), key="view_name", max_chars=MOST_NAME_CHARS)
            sent = st.form_submit_button(_("Save this view"), key="view_save")
        if sent and not name.strip():
            st.error(_("Give the view a name."))
        elif sent:
            address = {key: tuple(values) for key, values in address_of(looked).items()}
            views.save(name, ViewAddress(here, address), by=person)
            tell(_("“{name}” is saved.", name=" ".join(name.split())))
            st.rerun()


def _list(found: Sequence[SavedView], *, views: SavedViews, person: Person) -> None:
    titles = figure_titles()
    for number, view in enumerate(found):
        if view.address.page not in FIGURES:
            continue
        address = {key: list(values) for key, values in view.address.values.items()}
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"view-{number}", gap="small"
        ):
            st.page_link(
                f"views/{view.address.page}.py", label=plain(view.name), query_params=address
            )
            facts = [titles[view.address.page], view.owner, day(view.saved_at)]
            show(facts_line(facts))
            if view.owner == person.name or person.may(Right.KEEP_INDEXES):
                st.button(
                    _("Remove “{name}”", name=plain(view.name)),
                    key=f"view_remove_{view.id}",
                    type="tertiary",
                    on_click=_remove,
                    args=(views, view.id, person),
                )


def _remove(views: SavedViews, view_id: str, person: Person) -> None:
    views.remove(view_id, by=person)
