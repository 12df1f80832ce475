"""What a field shows, given to it without taking away what somebody types there meanwhile."""

import streamlit as st


def give(key: str, value: object) -> None:
    """Let the field of this key show a value, unless it does so already.

    A value given anew is sent to the browser, and there replaces what was typed since; on a
    slow machine those are the words typed while the page was drawn for the field before.
    """
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
