"""What else is known of the lesson on the desk: chosen by a person, or visibly only suggested."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

import streamlit as st

from app.components.desk_keys import key_button
from app.components.field_value import give
from app.components.html import Html, element, joined, show
from app.desk_acts import DeskActs
from app.lesson_draft import SUGGESTED_FIELDS, LessonDraft
from app.lesson_names import (
    addressee_name,
    evidence_name,
    lesson_kind_name,
    lesson_theme_name,
    lesson_theme_of,
)
from app.names import level_name
from app.words import _
from knowledge.model.initiative import Level
from knowledge.model.lesson import Addressee, Evidence, Lesson, LessonKind


def kinds(draft: LessonDraft, acts: DeskActs) -> None:
    """Draw the kinds to choose from; a digit chooses, the same digit again takes it back."""
    st.markdown("**" + _("Kind") + "**")
    suggested = draft.suggestions.get("kind")
    with st.container(horizontal=True, key="desk-kinds", gap="xsmall"):
        for number, kind in enumerate(LessonKind, start=1):
            is_chosen = draft.content.kind is kind
            name = lesson_kind_name(kind)
            if kind is suggested:
                name = _("{name} (suggested)", name=name)
            with st.container(key=f"kind-{'suggested' if kind is suggested else number}"):
                key_button(
                    name,
                    _choose_kind,
                    key=f"kind_{kind}",
                    shortcut=str(number),
                    args=(acts, None if is_chosen else kind),
                    kind="primary" if is_chosen else "secondary",
                )


def chosen_and_suggested(draft: LessonDraft, acts: DeskActs) -> None:
    """Draw what was chosen, and apart from it what is only suggested."""
    chosen = [words for name in SUGGESTED_FIELDS[1:] for words in _words(draft.content, name)]
    suggested = [
        words
        for name in draft.suggestions
        if name != "kind"
        for words in _words(draft.proposed, name)
    ]
    with st.container(key="desk-chips", gap="small"):
        if chosen or suggested:
            show(_chips(chosen, suggested))
        if draft.suggestions:
            take, label = acts.take_suggestions, _("Take the suggestions")
            key_button(label, take, key="take", shortcut="T", kind="tertiary")


def further_fields(lesson: Lesson, draft: LessonDraft, acts: DeskActs) -> None:
    """Draw the fields that most lessons leave empty."""
    content = draft.content
    choices: tuple[tuple[str, str, type[StrEnum], Callable[[Any], str]], ...] = (
        ("addressee", _("Who could act on it"), Addressee, addressee_name),
        ("level", _("Level"), Level, level_name),
        ("evidence", _("How well is it borne out"), Evidence, evidence_name),
    )
    lines = (
        ("places", _("Places, parted by commas"), ", ".join(content.places)),
        (
            "themes",
            _("Themes, parted by commas"),
            ", ".join(map(lesson_theme_name, content.themes)),
        ),
        ("holds_when", _("Holds when"), content.holds_when),
        ("fails_when", _("Does not hold when"), content.fails_when),
    )
    with st.expander(_("More about this lesson"), key="desk-more"):
        for name, label, values, words in choices:
            _choice(lesson, acts, name, label, values, words, getattr(content, name))
        for name, label, now in lines:
            _line(lesson, acts, name, label, now)


def _choose_kind(acts: DeskActs, kind: LessonKind | None) -> None:
    acts.state(kind=kind)


def _words(content: Any, name: str) -> Iterator[str]:
    value = getattr(content, name)
    if not value:
        return
    match name:
        case "addressee":
            yield _("for {whom}", whom=addressee_name(value).lower())
        case "level":
            yield level_name(value)
        case "themes":
            yield from map(lesson_theme_name, value)
        case _:
            yield from value


def _chips(chosen: list[str], suggested: list[str]) -> Html:
    items = [element("li", words) for words in chosen]
    items += [
        element("li", _("{name} (suggested)", name=words), class_="dw-suggested")
        for words in suggested
    ]
    return element("ul", joined(items), class_="dw-chips")


def _choice(
    lesson: Lesson,
    acts: DeskActs,
    name: str,
    label: str,
    values: type[StrEnum],
    words: Callable[[Any], str],
    now: object,
) -> None:
    key = f"{name}-{lesson.id}"
    give(key, now)

    options: list[object] = [] if values is Evidence else [None]
    options += list(values)
    names = {value: words(value) if value else _("Unknown") for value in options}

    def changed() -> None:
        acts.state(**{name: st.session_state[key]})

    st.selectbox(
        label,
        options,
        format_func=lambda value: names.get(value, ""),
        key=key,
        on_change=changed,
    )


def _line(lesson: Lesson, acts: DeskActs, name: str, label: str, now: str) -> None:
    key = f"{name}-{lesson.id}"
    give(key, now)

    def changed() -> None:
        text = " ".join(str(st.session_state[key] or "").split())
        acts.state(**{name: _meant(name, text)})

    st.text_input(label, key=key, on_change=changed, max_chars=300)


def _meant(name: str, text: str) -> str | tuple[str, ...]:
    if name == "themes":
        return tuple(dict.fromkeys(map(lesson_theme_of, _parted(text))))
    return _parted(text) if name == "places" else text


def _parted(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
