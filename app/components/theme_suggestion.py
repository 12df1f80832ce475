"""What a language model would call a theme, apart from its name until a person takes it over."""

from collections.abc import Callable

import streamlit as st

from app.components.brief_section import attempt
from app.components.html import Html, element, joined, show
from app.figures import day_and_time
from app.plain import plain
from app.services import knowledge_base
from app.theme_suggestion_names import refusals_words, suggestion_state_name
from app.words import _
from ingest.extract.language_model import host_of
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.theme import Theme, ThemeOrigin
from knowledge.model.theme_suggestion import SuggestionState, ThemeSuggestion
from knowledge.settings import Settings
from knowledge.themes.suggestions import ThemeSuggestions

_EVERY_SECONDS = 2.0


def theme_suggestion(theme: Theme, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the way to a suggestion, and the newest one; nothing where no model is set.

    Args:
        theme: Found or split off; a scheme's theme has its scheme's name.
        base: Asks for it, and keeps what the person decides.
        person: Who shapes themes.
    """
    if theme.origin is ThemeOrigin.SCHEME:
        return
    suggestions = base.themes.suggestions
    made = suggestions.of_theme(theme.id, viewer=person, scheme=theme.scheme)
    newest = made[0] if made else None
    if newest is not None and newest.state is SuggestionState.OFFERED:
        _offered(newest, suggestions, person)
    elif newest is not None and newest.state.is_open:
        st.fragment(_waiting, run_every=_EVERY_SECONDS)(newest, person)
    elif base.settings.llm_url:
        _way(theme, newest, base, person)


def sent_words(settings: Settings) -> str:
    """Return who gets what when a name is asked for."""
    return _(
        "{host} gets the terms of this theme and five quotes that every reader can find, with what "
        "the program takes for personal data blanked out. Its words are checked, and stand nowhere "
        "until you take them over.",
        host=host_of(settings.llm_url),
    )


def _way(theme: Theme, last: ThemeSuggestion | None, base: KnowledgeBase, person: Person) -> None:
    with st.container(key="ask-for-name", gap="xsmall"):
        if last is not None and last.state in (SuggestionState.REFUSED, SuggestionState.FAILED):
            show(_why_not(last))
        label = _("Ask the language model {model} for a name", model=base.settings.llm_model)
        if st.button(plain(label), key="ask_name"):
            attempt(
                lambda: base.themes.suggestions.ask(theme.id, by=person, scheme=theme.scheme),
                told=_("Asked; its words appear here as soon as they have come."),
            )
        st.caption(plain(sent_words(base.settings)))


def _offered(one: ThemeSuggestion, suggestions: ThemeSuggestions, person: Person) -> None:
    with st.container(border=True, key="suggested-name", gap="small"):
        told = _("Suggested by {model}, {when}. It stands nowhere until you take it over.",
                 model=one.model, when=day_and_time(one.answered_at or one.asked_at))  # fmt: skip
        rows = [
            element(
                "div",
                element("p", element("strong", name), lang=language),
                element("p", about, lang=language),
                class_="dw-suggested",
            )
            for language, name, about in (
                ("nl", one.words.name.nl, one.words.description.nl),
                ("en", one.words.name.en, one.words.description.en),
            )
        ]
        show(joined([element("p", told, class_="dw-state"), *rows]))
        with st.container(horizontal=True, key="suggested-name-acts", gap="small"):
            _act(_("Take both over"), "take_both", lambda: suggestions.accept(one.id, by=person))
            _act(_("Only the name"), "take_only_name",
                 lambda: suggestions.accept(one.id, by=person, description=False))  # fmt: skip
            _act(_("Only the description"), "take_only_about",
                 lambda: suggestions.accept(one.id, by=person, name=False))  # fmt: skip
            if st.button(_("Drop it"), key="drop_suggestion", type="tertiary"):
                attempt(lambda: suggestions.drop(one.id, by=person),
                        told=_("Dropped; the theme is called as before."))  # fmt: skip


def _act(label: str, key: str, act: Callable[[], object]) -> None:
    if st.button(label, key=key):
        attempt(act, told=_("Taken over, with your name; you can undo it below."))


def _why_not(one: ThemeSuggestion) -> Html:
    reasons = [element("li", told) for told in refusals_words(one.refusals)]
    said = (
        _("What {model} suggested is not shown:", model=one.model)
        if reasons
        else _("The language model gave no usable answer. The theme is called as before.")
    )
    return joined([element("p", said), element("ul", *reasons) if reasons else None])


def _waiting(one: ThemeSuggestion, person: Person) -> None:
    made = knowledge_base().themes.suggestions.of_theme(
        one.theme_id, viewer=person, scheme=one.scheme
    )
    if not made or not made[0].state.is_open:
        st.rerun()
    show(
        element("p", suggestion_state_name(made[0].state) + " …", class_="dw-state", role="status")
    )
