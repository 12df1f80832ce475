"""One sentence about what was just done, shown once on the page that follows."""

import streamlit as st

from app.plain import plain

_TOLD = "notice"


def tell(sentence: str, *, is_bad: bool = False) -> None:
    """Let the next run show this sentence.

    Args:
        sentence: In the visitor's language.
        is_bad: Whether it tells why something was not done.
    """
    st.session_state[_TOLD] = (sentence, is_bad)


def show_notice() -> None:
    """Draw the sentence that waits, if one does."""
    sentence, is_bad = st.session_state.pop(_TOLD, ("", False))
    if sentence:
        (st.error if is_bad else st.success)(plain(sentence))
