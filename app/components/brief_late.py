"""What a person sent to a brief after somebody else had closed it, or taken the sentence out."""

from collections.abc import Iterator

import streamlit as st

from app.components.brief_section import ADD, SAVE
from knowledge.model.brief import BriefState
from knowledge.open_brief import OpenBrief

_ANSWER = "answer-save-"
_FIELDS = {SAVE: "words-", ADD: "new-words-", _ANSWER: "answer-words-"}
"""How the key of a field begins, by that of the button that sends it."""


def late_words(opened: OpenBrief) -> list[str]:
    """Return the words that were sent just now and that no form of the page takes any more."""
    is_draft = opened.brief.state is BriefState.DRAFT
    there = {sentence.id for sentence in opened.brief.body.sentences()} if is_draft else set()
    return [
        words
        for begin, name in _sent()
        if not (name in there if begin == SAVE else is_draft)
        for words in _words(_FIELDS[begin] + name)
    ]


def _sent() -> Iterator[tuple[str, str]]:
    """Yield what was sent: how the key of its button begins, and how it goes on."""
    for key in list(st.session_state):
        for begin in _FIELDS:
            if str(key).startswith(begin) and st.session_state[key] is True:
                yield begin, str(key).removeprefix(begin)


def _words(field: str) -> Iterator[str]:
    for key in list(st.session_state):
        if str(key).startswith(field) and str(st.session_state[key]).strip():
            yield str(st.session_state[key])
