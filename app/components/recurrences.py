"""What several initiatives learned and no policy text took up: by theme, and in the same words."""

from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st

from app.components.basket_button import basket_all_button, basket_button
from app.components.html import element, show
from app.components.lesson_card import lesson_card
from app.components.theme_link import theme_link
from app.lesson_names import lesson_kind_name
from app.theme_breadth import recurrence_words
from app.words import _, many
from knowledge.breadth import Breadth
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import Lesson, LessonKind
from knowledge.model.person import Person

_SHOWN_FIRST = 3


def recurrences(base: KnowledgeBase, *, person: Person) -> None:
    """Draw both lists, what was learned by most independent initiatives first."""
    same = base.uptakes.recurring_without_uptake(viewer=person)
    themes = base.theme_figures.recurrences(viewer=person)
    if not same and not themes:
        st.write(_("Nothing was learned by more than one initiative without being taken up."))
        return
    show(
        element(
            "p",
            _(
                "Initiatives that go back to one example count once. Of what stands here no policy "
                "text has taken up a lesson."
            ),
            class_="dw-note",
        )
    )
    if same:
        st.header(_("Said in nearly the same words"))
        for number, group in enumerate(same):
            key = f"recurrence-{number}"
            with st.container(border=True, key=key):
                _head(group.breadth, group.lessons, base, person, key)
                _cards(group.lessons, base, person, key)
    if themes:
        st.header(_("By theme"))
        st.caption(_("Lessons of a theme are about one thing; they need not agree."))
    for number, one in enumerate(themes):
        key = f"recurring-theme-{number}"
        found = [told.lesson for told in one.lessons]
        with st.container(border=True, key=key):
            theme_link(one.theme)
            _head(one.breadth, found, base, person, key)
            _theme_cards(found, base, person, key)


def _theme_cards(found: Sequence[Lesson], base: KnowledgeBase, person: Person, key: str) -> None:
    _cards(found[:_SHOWN_FIRST], base, person, key)
    rest = found[_SHOWN_FIRST:]
    if rest:
        with st.expander(many("and {count} more lesson", "and {count} more lessons", len(rest))):
            _cards(rest, base, person, key)


def _head(
    broad: Breadth, found: Sequence[Lesson], base: KnowledgeBase, person: Person, key: str
) -> None:
    with st.container(horizontal=True, key=f"{key}-head"):
        words = [*recurrence_words(broad), *_kinds(found)]
        show(element("ul", *(element("li", word) for word in words), class_="dw-counts"))
        basket_all_button(found, base=base, person=person, key=key)


def _kinds(found: Sequence[Lesson]) -> Iterable[str]:
    """Give how many of the lessons are of each kind."""
    for kind in LessonKind:
        count = sum(lesson.content.kind is kind for lesson in found)
        if count:
            yield f"{count} × {lesson_kind_name(kind).lower()}"


def _cards(found: Sequence[Lesson], base: KnowledgeBase, person: Person, key: str) -> None:
    for lesson in found:
        own = f"{key}-{lesson.id}"
        into_basket = partial(basket_button, lesson, base=base, person=person, key=own)
        lesson_card(lesson, key=own, border=False, beside=into_basket)
