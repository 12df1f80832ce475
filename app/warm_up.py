"""What the first visitor would wait for, done before the server says that it is ready."""

import inspect
from importlib import import_module

from app.services import knowledge_base
from app.web.shell import shell
from app.words import LANGUAGES
from knowledge.model.person import Person, Role
from knowledge.model.search import SearchQuery

_WARMING = Person("warming up", frozenset({Role.READER}))
_QUESTION = "doorwerking"
_SEARCH_PAGE = (
    "app.components.address_bar",
    "app.components.answer",
    "app.components.filters",
    "app.components.first_words",
    "app.components.gone",
    "app.components.introduction",
    "app.components.lesson_hit",
    "app.components.question_box",
    "app.components.way_back",
    "app.near_lessons",
)


def warm_up() -> None:
    """Open the base, ask it a question, and load what draws the Search page."""
    base = knowledge_base()
    base.search(SearchQuery(_QUESTION), viewer=_WARMING)
    base.lesson_finder.find(_QUESTION, viewer=_WARMING, limit=1)
    for module in _SEARCH_PAGE:
        import_module(module)
    for language in LANGUAGES:
        shell(language)
    # Streamlit asks once, at the first thing drawn, whence it was called; Python then looks up
    # the file of every module (half a second), and remembers it.
    inspect.stack()
