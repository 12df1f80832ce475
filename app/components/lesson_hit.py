"""Confirmed lessons that bear on a question, each with what others learned beside it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from app.components.basket_button import basket_all_button, basket_button, baskets_of
from app.components.html import Html, joined, show
from app.components.lesson_card import lesson_quote
from app.components.lesson_link import lesson_link, proof_link
from app.components.source_line import facts_line, whose
from app.lesson_names import lesson_kind_name
from app.names import language_name, strength_name
from app.words import _, many
from knowledge.knowledge_base import KnowledgeBase
from knowledge.lesson_finder import LessonHit
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person

_SHOWN_AT_ONCE = 3
_MOST_TWINS = 3


def lesson_hits(
    hits: Sequence[LessonHit],
    twins: Mapping[str, Sequence[Lesson]],
    *,
    base: KnowledgeBase,
    person: Person,
) -> None:
    """Draw the lessons above the passages, all but the first few folded away.

    Args:
        hits: Best first.
        twins: By the id of a lesson, those of other reports that say the same or nearly so.
        base: Where the person's baskets are.
        person: Who looks.
    """
    if not hits:
        return
    found = [hit.lesson for hit in hits]
    held = baskets_of(found, base=base, person=person)
    with st.container(horizontal=True, key="lessons-head", vertical_alignment="bottom"):
        st.header(many("{count} lesson learned", "{count} lessons learned", len(hits)))
        basket_all_button(found, base=base, person=person, held=held)
    into = partial(basket_button, base=base, person=person, held=held)
    drawn = [*enumerate(hits, start=1)]
    for number, hit in drawn[:_SHOWN_AT_ONCE]:
        _hit(hit, number, twins.get(hit.lesson.id, ()), into)
    rest = drawn[_SHOWN_AT_ONCE:]
    if rest:
        with st.expander(many("{count} more lesson", "{count} more lessons", len(rest))):
            for number, hit in rest:
                _hit(hit, number, twins.get(hit.lesson.id, ()), into)


def _hit(
    hit: LessonHit, number: int, same: Sequence[Lesson], into_a_basket: Callable[..., None]
) -> None:
    remark = strength_name(hit.strength) if hit.strength else ""
    into_basket = partial(into_a_basket, hit.lesson, key=f"hit-{number}")
    lesson_found(hit.lesson, key=f"lesson-{number}", remark=remark, beside=into_basket)
    if same:
        with st.container(key=f"twins-{number}", gap="xxsmall"):
            st.markdown("**" + _("Others learned nearly the same") + "**")
            for other in same[:_MOST_TWINS]:
                lesson_line(other)


def lesson_found(
    lesson: Lesson, *, key: str, remark: str = "", beside: Callable[[], None] | None = None
) -> None:
    """Draw one lesson: statement, source, first quote, and the ways on from it.

    Args:
        lesson: To be drawn.
        key: Unique on the page.
        remark: Such as how well it answers; may be empty.
        beside: Draws what else may be done with it, beside the way to its page.
    """
    proof = lesson.quotes[0]
    with st.container(border=True, key=f"card-{key}", gap="small"):
        lesson_link(lesson)
        show(
            joined(
                [
                    source_of_lesson(lesson, remark=remark),
                    lesson_quote(lesson, proof),
                ]
            )
        )
        with st.container(horizontal=True, gap="medium", key=f"ways-{key}"):
            proof_link(lesson, proof)
            if beside is not None:
                beside()


def lesson_line(lesson: Lesson) -> None:
    """Draw a lesson in two lines: its statement, and whose it is."""
    lesson_link(lesson)
    show(source_of_lesson(lesson))


def source_of_lesson(lesson: Lesson, *, remark: str = "") -> Html:
    """Return kind, initiative, place, country and language; what is unknown is left out."""
    kind = lesson.content.kind
    words = [lesson_kind_name(kind) if kind else "", *whose(lesson.initiative)]
    words.append(language_name(lesson.language))
    return facts_line(words, remark=remark, label=_("Source"))
