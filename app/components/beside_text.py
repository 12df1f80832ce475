"""What a report's file holds and its pages do not show, for whoever may hand the file on."""

import streamlit as st

from app.beside_words import beside_warnings, unseen_sentence
from knowledge.model.report import Report


def beside_text(report: Report) -> None:
    """Tell what goes along with the file unseen; nothing where there is no such file."""
    sentence = unseen_sentence(report)
    if sentence:
        st.write(sentence)
    for words in beside_warnings(report):
        st.warning(words)
