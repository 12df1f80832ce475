"""The lessons that stand for a theme, each with its quote and why it belongs there."""

import streamlit as st

from app.components.html import element, show
from app.components.lesson_card import lesson_card
from app.figures import number
from app.words import _, language, many
from knowledge.themes.themes import CentralLesson, ThemeDetail

_LEAST_TERMS = 2  # one word alone sets nothing apart


def theme_voices(found: ThemeDetail) -> None:
    """Draw the central lessons, of different initiatives where there are that many."""
    if not found.central:
        return
    st.header(_("What stands for it"))
    st.caption(_("Nearest the middle of the theme, each told by another initiative if possible."))
    for place, one in enumerate(found.central):
        lesson_card(one.lesson, key=f"central-{place}")
    show(element("p", reason_words(found), class_="dw-note"))


def reason_words(found: ThemeDetail) -> str:
    """Return why the central lessons belong together, in a sentence or two."""
    tellers = {one.lesson.initiative.id for one in found.central if one.lesson.initiative}
    least = min(one.nearness for one in found.central)
    said = many(
        "{count} initiative tells them; the nearness of each to the theme's middle is at least "
        "{nearness} (1 is the same, 0 unrelated).",
        "{count} initiatives tell them; the nearness of each to the theme's middle is at least "
        "{nearness} (1 is the same, 0 unrelated).",
        len(tellers),
        nearness=number(round(least, 2)),
    )
    terms = _terms(found.central) or found.summary.theme.terms.get(language(), ())
    if len(terms) < _LEAST_TERMS:
        return said
    named = ", ".join(f"“{term}”" for term in terms)
    return f"{said} " + _("What sets the theme apart from the others: {terms}.", terms=named)


def _terms(central: tuple[CentralLesson, ...]) -> tuple[str, ...]:
    """Return the theme's own words that the central lessons hold, each once."""
    return tuple(dict.fromkeys(term for one in central for term in one.shared_terms))
