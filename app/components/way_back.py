"""The way back to the results that a visitor came from."""

import streamlit as st

from app.search_address import Asked, address_of
from app.words import _

_LAST = "last_asked"


def remember_way(asked: Asked) -> None:
    """Remember the question whose results are shown now."""
    st.session_state[_LAST] = asked


def way_back() -> None:
    """Draw a link to the last results, or to Search if there are none."""
    asked = st.session_state.get(_LAST)
    address = address_of(asked) if isinstance(asked, Asked) else {}
    label = _("Back to the results") if address else _("To Search")
    with st.container(key="way-back"):
        st.page_link("views/search.py", label=f"← {label}", query_params=address)
