"""The address of the page in the browser, kept the same as what the page shows."""

import streamlit as st

_HELD = "held_address"


def address_bar() -> dict[str, list[str]]:
    """Return the address by names, and see to it that the browser shows it.

    Streamlit 1.67 runs a link to the page that is open already with the link's address, but
    leaves the browser's address as it was; the next run would fall back to that.
    """
    address = {name: st.query_params.get_all(name) for name in st.query_params}
    if address != st.session_state.get(_HELD):
        st.query_params.from_dict(address)
        st.session_state[_HELD] = address
    return address
