"""Which host gets what of the reports."""

import streamlit as st

from app.plain import plain
from app.words import _
from ingest.extract.language_model import host_of
from knowledge.settings import Settings


def shared_with(settings: Settings) -> None:
    """Say whether words of reports leave this machine, which, and where to."""
    st.header(_("What leaves this machine"))
    st.text(shared_words(settings), width="stretch")


def asked_for_lessons(settings: Settings) -> None:
    """Say beside proposals which host was asked for them; nothing where none is."""
    if settings.llm_url:
        st.caption(plain(asked_words(settings)))


def asked_words(settings: Settings) -> str:
    """Return which host gets what so that it proposes lessons, in words."""
    return _(
        "{host} gets the numbered sentences of each report that comes in, with what the program "
        "takes for personal data blanked out, and asks the language model {model} which of them "
        "are lessons. What it wrote says so; reviewing sends nothing.",
        host=host_of(settings.llm_url),
        model=settings.llm_model,
    )


def shared_words(settings: Settings) -> str:
    """Return that in words."""
    if not settings.llm_url:
        return _("Nothing. No language model is set; reports are read here alone.")
    return _(
        "{host} gets the sentences of each report that comes in, numbered and with what the "
        "program takes for personal data blanked out, and asks the language model {model} which "
        "of them are lessons. It answers with numbers, kinds and remarks; every quote is cut here. "
        "Who asks for other words for a sentence of a brief sends that sentence with the lessons "
        "it rests on. Who asks for a name of a theme sends its terms and five quotes, blanked out "
        "likewise. Nothing else is sent, and it gets nothing when you search.",
        host=host_of(settings.llm_url),
        model=settings.llm_model,
    )
