"""The lesson on the desk: its statement, its quote, why it was proposed, what is suggested."""

from collections.abc import Callable

import streamlit as st

from app.components.answer_list import comments
from app.components.desk_fields import chosen_and_suggested, further_fields, kinds
from app.components.desk_keys import key_button
from app.components.desk_versions import other_version
from app.components.field_value import give
from app.components.html import Html, element, joined, show
from app.components.passage_quote import quote
from app.components.source_line import facts_line
from app.desk import Desk, Mode
from app.desk_acts import DeskActs
from app.lesson_draft import LessonDraft
from app.lesson_names import note_words, source_name
from app.locators import locator_words
from app.words import _
from knowledge.model.lesson import (
    MOST_STATEMENT_WORDS,
    NOT_FOUND,
    Lesson,
    LessonSource,
    ProposalReason,
)
from knowledge.model.quote_edges import Edge

_STRONG, _CLEAR = 0.8, 0.5


def desk_card(desk: Desk, lesson: Lesson, acts: DeskActs) -> None:
    """Draw the card with everything that can be done to the lesson."""
    draft = desk.draft(lesson)
    with st.container(border=True, key="desk-card", gap="small"):
        statement_field(_("What was learned"), draft, key="statement", state=acts.state)
        _decisions(draft, acts)
        said = comments(acts.answers())
        if said is not None:
            show(said)
        if lesson.note.startswith(NOT_FOUND):
            other_version(lesson, acts, viewer=acts.person)
        show(_quotes(desk, draft, lesson))
        _edges(draft, acts)
        kinds(draft, acts)
        chosen_and_suggested(draft, acts)
        further_fields(lesson, draft, acts)
        show(_why(lesson))


def statement_field(
    label: str, draft: LessonDraft, *, key: str, state: Callable[..., None]
) -> None:
    """Draw the field of a statement, with its words counted.

    Args:
        label: Of the field.
        draft: Whose statement it is.
        key: Of the field's frame; the first one on the page is where "E" goes.
        state: Called with `statement=…` when it was changed.
    """
    name = f"{key}-words"
    give(name, draft.content.statement)

    def changed() -> None:
        state(statement=st.session_state[name])

    with st.container(key=key, gap="xxsmall"):
        st.text_area(label, key=name, height=100, on_change=changed)
        show(_word_count(draft))


def _word_count(draft: LessonDraft) -> Html:
    return element(
        "p",
        element("span", str(draft.word_count), class_="dw-count"),
        " ",
        _("of {most} words", most=MOST_STATEMENT_WORDS),
        class_="dw-words dw-off" if draft.is_too_long else "dw-words",
        data_most=MOST_STATEMENT_WORDS,
    )


def _decisions(draft: LessonDraft, acts: DeskActs) -> None:
    with st.container(horizontal=True, key="desk-decisions", gap="small"):
        key_button(_("Accept"), acts.accept, key="accept", shortcut="A", kind="primary")
        if draft.suggestions:
            key_button(
                _("Accept with suggestions"),
                _accept_all,
                key="accept_all",
                shortcut="Shift+A",
                args=(acts,),
            )
        key_button(_("Reject …"), acts.enter, key="reject", shortcut="X", args=(Mode.REJECTING,))
        key_button(_("Split …"), acts.begin_splitting, key="split", shortcut="S")
        key_button(_("Same as …"), acts.enter, key="same", shortcut="M", args=(Mode.COMPARING,))


def _accept_all(acts: DeskActs) -> None:
    acts.accept(with_suggestions=True)


def _quotes(desk: Desk, draft: LessonDraft, lesson: Lesson) -> Html:
    spans = draft.content.spans
    pieces = []
    for span in spans:
        place = locator_words(desk.text.locators_of(span))
        is_active = len(spans) > 1 and span == draft.span
        remarks = [
            *([place] if place else []),
            *([_("the keys move this one")] if is_active else []),
        ]
        words = quote(span.of(desk.text.text), language=lesson.language)
        pieces.append(words)
        if remarks:
            items = (element("li", remark) for remark in remarks)
            pieces.append(element("ul", joined(items), class_="dw-source"))
    return element("div", joined(pieces), class_="dw-quotes")


def _edges(draft: LessonDraft, acts: DeskActs) -> None:
    names = {
        Edge.START: (
            ("H", _("Begin: word earlier")),
            ("J", _("Begin: word later")),
            ("Shift+H", _("Begin: sentence earlier")),
            ("Shift+J", _("Begin: sentence later")),
        ),
        Edge.END: (
            ("K", _("End: word earlier")),
            ("L", _("End: word later")),
            ("Shift+K", _("End: sentence earlier")),
            ("Shift+L", _("End: sentence later")),
        ),
    }
    with st.expander(_("Move the quote’s edges"), key="desk-edges"):
        for edge, keys in names.items():
            with st.container(horizontal=True, key=f"edge-{edge}", gap="xsmall"):
                for shortcut, label in keys:
                    key_button(
                        label,
                        _move,
                        key=f"edge-{shortcut}",
                        shortcut=shortcut,
                        args=(acts, edge, shortcut[-1] in "HL", "Shift" in shortcut),
                        kind="tertiary",
                    )
        if len(draft.content.spans) > 1:
            key_button(_("Next quote"), acts.next_quote, key="next_quote", shortcut="Q")


def _move(acts: DeskActs, edge: Edge, is_longer: bool, by_sentence: bool) -> None:  # noqa: FBT001
    acts.move(edge, is_longer=is_longer, by_sentence=by_sentence)


def _why(lesson: Lesson) -> Html:
    reason = lesson.reason
    facts = [_("Proposed by: {source}", source=source_name(lesson.source))]
    if lesson.source in (LessonSource.PERSON, LessonSource.INITIATIVE, LessonSource.SHEET):
        facts = [
            _(
                "Proposed by: {source}, {who}",
                source=source_name(lesson.source),
                who=lesson.proposed_by,
            )
        ]
    if reason.heading:
        facts.append(_("under the heading “{heading}”", heading=reason.heading))
    if reason.cues:
        facts.append(_("with the words “{words}”", words="”, “".join(reason.cues)))
    if reason.score is not None:
        facts.append(score_words(reason.score))
    pieces = [facts_line(facts)]
    if reason.gloss:
        pieces.append(element("p", _gloss_words(reason)))
    if lesson.note:
        pieces.append(element("p", note_words(lesson.note)))
    if reason.model:
        pieces.append(element("p", _("model {name}", name=reason.model), class_="dw-small"))
    return element("div", joined(pieces), class_="dw-why")


def _gloss_words(reason: ProposalReason) -> str:
    """Return what a language model said of the lesson, and which one did, as far as known."""
    writer = reason.glossed_by
    if not writer:
        return _("Written by a machine: {words}", words=reason.gloss)
    return _("Written by the language model {model}: {words}", model=writer, words=reason.gloss)


def score_words(score: float) -> str:
    """Return how strong the signs of a lesson are, in words."""
    if score >= _STRONG:
        return _("strong signs")
    return _("clear signs") if score >= _CLEAR else _("weak signs")
