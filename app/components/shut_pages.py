"""Pages that do not open yet, or not for these roles: their addresses still lead somewhere."""

from collections.abc import Callable, Iterable

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app.components.sorry import sentence
from app.roles import PageEntry
from app.words import _
from knowledge.errors import NotAllowed
from knowledge.model.person import Right


def shut_pages(
    entries: Iterable[PageEntry], *, titles: dict[str, str], draw: Callable[[], None]
) -> list[StreamlitPage]:
    """Return the entries as pages out of the menu that all draw the same.

    Args:
        entries: Of which one may be the front page.
        titles: By name of the entry.
        draw: Draws them.
    """
    return [
        st.Page(
            draw,
            title=titles[entry.name],
            url_path=None if entry.address == "/" else entry.name,
            default=entry.address == "/",
            visibility="hidden",
        )
        for entry in entries
    ]


def not_for_these_roles() -> None:
    """Draw why a page does not open."""
    st.title(_("This page is not for your roles"))
    st.error(sentence(NotAllowed("", Right.SEARCH)))
    st.page_link("views/person.py", label=_("Who am I"))
