"""The box to ask in."""

from dataclasses import replace

import streamlit as st

from app.components.field_value import give
from app.components.filters import address, go_to
from app.search_address import Asked
from app.words import _

_LONGEST_TEXT_CHARS = 500


def question_box(asked: Asked) -> None:
    """Draw the search box; Enter or the button puts the question in the address."""
    give("question", asked.text)
    with (
        st.form("ask", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", key="ask-row"),
    ):
        st.text_input(
            _("Ask in Dutch, English, German or French"),
            key="question",
            type="search",
            max_chars=_LONGEST_TEXT_CHARS,
            placeholder=_("For example: how do volunteers stay?"),
        )
        st.form_submit_button(_("Search"), key="ask_now", type="primary", on_click=_ask)
    st.caption(_('"exact words" must stand there · -word must not · you find in every language'))


def _ask() -> None:
    text = " ".join(str(st.session_state["question"] or "").split())
    go_to(replace(address(), text=text, page=1, like=""))
