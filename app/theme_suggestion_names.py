"""Suggested names of themes in words: where they stand, and why they are not shown."""

from app.words import _
from knowledge.model.theme_suggestion import Fault, Refusal, SuggestionState


def suggestion_state_name(state: SuggestionState) -> str:
    """Return where a suggestion stands, in a word or two."""
    return {
        SuggestionState.WAITING: _("Waiting for its turn"),
        SuggestionState.RUNNING: _("The language model is being asked"),
        SuggestionState.OFFERED: _("Waits for your decision"),
        SuggestionState.REFUSED: _("Refused by the checks"),
        SuggestionState.FAILED: _("No usable answer"),
        SuggestionState.ACCEPTED: _("Accepted"),
        SuggestionState.DROPPED: _("Dropped"),
    }[state]


def refusal_words(refusal: Refusal) -> str:
    """Return why a language model's words are not shown."""
    words = refusal.words
    return {
        Fault.SHAPE: _("it does not have the form that was asked for"),
        Fault.LENGTH: _("a name or description is missing, too short or too long"),
        Fault.LANGUAGE: _("“{words}” is in another language than asked", words=words),
        Fault.LINK: _("it holds a link or markup: “{words}”", words=words),
        Fault.FIGURE: _("no term or quote holds the figure “{words}”", words=words),
        Fault.NAME: _("no term or quote holds the name “{words}”", words=words),
        Fault.FAR: _("“{words}” lies far from what the lessons are about", words=words),
        Fault.TAKEN: _("another theme is called “{words}”", words=words),
    }[refusal.fault]
