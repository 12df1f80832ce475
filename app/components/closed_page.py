"""What somebody sees at the address of a page that none of their roles opens."""

import streamlit as st

from app.names import role_name
from app.roles import PageEntry, roles_that_open
from app.words import _


def closed_page(entry: PageEntry, title: str) -> None:
    """Draw why the page stays closed, and what to do.

    Args:
        entry: The page.
        title: What it is called, in the visitor's language.
    """
    st.title(title)
    roles = ", ".join(role_name(role) for role in roles_that_open(entry))
    st.info(_("Your roles do not open this page. These do: {roles}.", roles=roles))
    with st.container(horizontal=True, gap="medium"):
        st.page_link("views/person.py", label=_("To your name and roles"))
        st.page_link("views/search.py", label=_("To Search"))
