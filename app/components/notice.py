"""One sentence about what was just done, shown once on the page that follows."""

import streamlit as st

from app.plain import plain

_TOLD = "notice"


def tell(sentence: str) -> None:
    """Let the next run show this sentence."""
    st.session_state[_TOLD] = sentence


def show_notice() -> None:
    """Draw the sentence that waits, if one does."""
    sentence = st.session_state.pop(_TOLD, "")
    if sentence:
        st.success(plain(sentence))
