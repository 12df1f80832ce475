"""Suggested names of themes in words: where they stand, and why they are not shown."""

from collections.abc import Iterable
from typing import Final

from app.words import _
from knowledge.model.theme_suggestion import Fault, Refusal, SuggestionState

_TOLD_TOGETHER: Final = frozenset({Fault.LINK, Fault.FIGURE, Fault.NAME})


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


def refusals_words(refusals: Iterable[Refusal]) -> tuple[str, ...]:
    """Return why a language model's words are not shown, each reason once.

    The links, figures and names that are not allowed are told in one line each.
    """
    listed: dict[Fault, list[str]] = {}
    for one in refusals:
        listed.setdefault(one.fault, []).append(one.words)
    told = []
    for fault, said in listed.items():
        words = tuple(dict.fromkeys(said))
        told += (
            [_refusal_words(fault, "”, “".join(words))]
            if fault in _TOLD_TOGETHER
            else [_refusal_words(fault, one) for one in words]
        )
    return tuple(dict.fromkeys(told))


def _refusal_words(fault: Fault, words: str) -> str:
    return {
        Fault.SHAPE: _("it does not have the form that was asked for"),
        Fault.LENGTH: _("a name or description is missing, too short or too long"),
        Fault.LANGUAGE: _("“{words}” is in another language than asked", words=words),
        Fault.LINK: _("it holds a link or markup: “{words}”", words=words),
        Fault.FIGURE: _("no term or quote holds the figure “{words}”", words=words),
        Fault.NAME: _("no term or quote holds the name “{words}”", words=words),
        Fault.FAR: _("“{words}” lies far from what the lessons are about", words=words),
        Fault.TAKEN: _("another theme is called “{words}”", words=words),
    }[fault]
