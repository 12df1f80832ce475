"""What a report's file holds and its pages do not show, for whoever may hand the file on."""

import streamlit as st

from app.beside_words import beside_sentences
from knowledge.model.report import Report


def beside_text(report: Report) -> None:
    """Tell what goes along with the file unseen; nothing where there is no such file."""
    for words in beside_sentences(report):
        st.info(words)
