"""The answer to a question: how many passages, the cards, and the next pages."""

from dataclasses import replace

import streamlit as st

from app.components.filters import address, go_to
from app.components.hit_card import hit_card
from app.figures import number
from app.search_address import HITS_A_PAGE, Asked, page_count
from app.words import _, many
from knowledge.model.search import SearchAnswer
from knowledge.query import Question, parse


def answer_to(asked: Asked, answer: SearchAnswer) -> None:
    """Draw the results of a question, or say that there is nothing good."""
    if answer.is_nothing_good or not answer.hits:
        _nothing_good(asked, answer)
        return
    st.header(_results_line(answer))
    _cards(asked, answer)
    pages = page_count(answer.total_count)
    if pages > 1:
        page = min(asked.page, pages)
        key = f"turn-from-{page}"
        st.pagination(pages, default=page, key=key, on_change=_turn, args=(key,))


def neighbours(answer: SearchAnswer) -> None:
    """Draw the passages that are nearest to one passage."""
    if not answer.hits:
        st.write(_("No other passage comes near this one."))
        return
    for place, hit in enumerate(answer.hits, start=1):
        hit_card(hit, number=place, shows_strength=False)


def _cards(asked: Asked, answer: SearchAnswer) -> None:
    first = (asked.page - 1) * HITS_A_PAGE + 1
    for place, hit in enumerate(answer.hits, start=first):
        hit_card(hit, number=place)


def _results_line(answer: SearchAnswer) -> str:
    return many(
        "{figure} passage found", "{figure} passages found", answer.total_count,
        figure=number(answer.total_count),
    )  # fmt: skip


def _nothing_good(asked: Asked, answer: SearchAnswer) -> None:
    st.header(_("Nothing good found"))
    st.markdown(
        "\n".join(
            f"- {line}"
            for line in (
                _(
                    "Say it in other words, or in a whole sentence; any of the four languages will do."  # noqa: E501
                ),
                *_of_its_signs(parse(asked.text)),
                *([_("Take a filter away.")] if not asked.where.is_empty else []),
            )
        )
    )
    if not asked.where.is_empty:
        st.button(
            _("Search without filters"),
            key="unfiltered",
            on_click=go_to,
            args=(asked.everywhere(),),
        )
    if answer.hits:
        st.header(_("What comes nearest"))
        _cards(asked, answer)


def _of_its_signs(question: Question) -> list[str]:
    """Return what to change about the quotation marks and hyphens of a question, if it has any."""
    advice = []
    if question.phrases:
        advice.append(_("Leave out quotation marks: they ask for exactly these words."))
    if not question.text:
        advice.append(
            _("Say what you look for too; words with a hyphen before them only leave out.")
        )
    elif question.excluded_words or question.excluded_phrases:
        advice.append(_("Leave out words with a hyphen before them: they take passages away."))
    return advice


def _turn(key: str) -> None:
    go_to(replace(address(), page=int(st.session_state[key])))
