"""The way to the page of a theme."""

import streamlit as st

from app.plain import plain
from app.theme_names import theme_label
from knowledge.model.theme import DISCOVERED, Theme


def theme_link(theme: Theme, *, after: str = "") -> None:
    """Draw what a theme is called as a link to its own page.

    Args:
        theme: The theme or part.
        after: Words that follow the name within the link.
    """
    st.page_link(
        "views/theme.py",
        label=plain(f"{theme_label(theme)} {after}"),
        query_params=theme_address(theme),
    )


def theme_address(theme: Theme) -> dict[str, str]:
    """Return the address of a theme's page by names."""
    scheme = {} if theme.scheme == DISCOVERED else {"scheme": theme.scheme}
    return {"id": theme.id, **scheme}


def list_address(scheme: str) -> dict[str, str]:
    """Return the address of the list of a scheme's themes by names."""
    return {} if scheme == DISCOVERED else {"scheme": scheme}
