"""The ways within a group of pages; the one that is open is no link."""

from collections.abc import Mapping

import streamlit as st


def page_ways(
    titles: Mapping[str, str],
    *,
    here: str,
    key: str,
    address: Mapping[str, list[str]] | None = None,
) -> None:
    """Draw links to pages.

    Args:
        titles: By the name of their view, in order.
        here: Name of the view that is open, or empty.
        key: Of the row.
        address: That the links carry along.
    """
    with st.container(horizontal=True, gap="medium", key=key):
        for name, title in titles.items():
            if name == here:
                st.markdown(f"**{title}**")
            else:
                st.page_link(f"views/{name}.py", label=title, query_params=address or {})
