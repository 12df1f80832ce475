"""The one thing that all sessions share: the knowledge base, opened once."""

import os
from collections.abc import Callable

import streamlit as st

from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Role
from knowledge.model.search import SearchQuery
from knowledge.settings import Settings, read_settings

_WARMING = Person("warming up", frozenset({Role.READER}))


@st.cache_resource(show_spinner=False)
def knowledge_base() -> KnowledgeBase:
    """Return the knowledge base of this server, opened at the first call."""
    return _Opening.opener(_Opening.settings())


def warm_up() -> None:
    """Open the base and ask one question, so that the first visitor waits for nothing."""
    knowledge_base().search(SearchQuery("doorwerking"), viewer=_WARMING)


class _Opening:
    """Where the base comes from; tests put a base of their own here."""

    settings: Callable[[], Settings] = staticmethod(lambda: read_settings(os.environ))
    opener: Callable[[Settings], KnowledgeBase] = staticmethod(open_base)
