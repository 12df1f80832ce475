"""Who looks, and in which language: asked once at the top of every run."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from app.services import knowledge_base
from app.words import LANGUAGES, language_of_machine
from knowledge.errors import NotAllowed
from knowledge.model.person import Person, Right

COOKIE = "doorwerk_language"
_LANGUAGE = "visitor_language"


def known_visitor() -> Person | None:
    """Return who looks, or None if nobody has introduced themselves yet.

    In local mode that is the person of this machine. Sign-in by OIDC has its place here:
    where `st.user.is_logged_in`, return the person of the records whose subject is
    `st.user.sub`, with the roles that an administrator gave; else call `st.login()`.
    Nothing else in the app asks who somebody is.
    """
    return knowledge_base().local_person()


def visitor() -> Person:
    """Return who looks; pages run only for somebody.

    Raises:
        NotAllowed: If nobody has introduced themselves yet.
    """
    person = known_visitor()
    if person is None:
        raise NotAllowed("", Right.SEARCH)
    return person


def remember_language() -> None:
    """Find out once a run which language the visitor reads."""
    chosen = st.context.cookies.get(COOKIE, "")
    st.session_state[_LANGUAGE] = language_from(chosen, [st.context.locale or ""])


def language_of_visitor() -> str:
    """Return the language of whoever looks; of the machine outside a session."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return language_of_machine()
    return str(st.session_state.get(_LANGUAGE, "nl"))


def language_from(chosen: str, preferred: Sequence[str]) -> str:
    """Return "nl" or "en": what was chosen, else the first preferred that is one of them.

    Args:
        chosen: What the visitor chose before, or empty.
        preferred: Codes as a browser sends them, best first: "nl-BE", "en-GB;q=0.8".
    """
    if chosen in LANGUAGES:
        return chosen
    codes = (code.strip().lower()[:2] for code in preferred)
    return next((code for code in codes if code in LANGUAGES), "en")
