"""The one thing that all sessions share: the knowledge base, opened once."""

import os

import streamlit as st

from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.settings import read_settings


@st.cache_resource(show_spinner=False)
def knowledge_base() -> KnowledgeBase:
    """Return the knowledge base of this server, opened at the first call."""
    return open_base(read_settings(os.environ))
