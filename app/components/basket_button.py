"""The ways from a lesson into a basket: one lesson, or all that a page shows, with a note why."""

from collections.abc import Mapping, Sequence

import streamlit as st

from app.components.html import element, show, spoken
from app.components.sorry import sentence
from app.plain import plain
from app.words import _, many
from knowledge.errors import KnowledgeError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person, Right


def baskets_of(
    lessons: Sequence[Lesson], *, base: KnowledgeBase, person: Person
) -> Mapping[str, str]:
    """Return, for each lesson that lies in a basket of the person, which one that is."""
    if not person.may(Right.WRITE_BRIEFS):
        return {}
    return base.baskets.holding([lesson.id for lesson in lessons], of=person)


def basket_button(
    lesson: Lesson,
    *,
    base: KnowledgeBase,
    person: Person,
    key: str = "",
    held: Mapping[str, str] | None = None,
) -> None:
    """Draw the way into a basket, or to the one where the lesson lies.

    Nothing is drawn for those who may not write briefs.

    Args:
        lesson: A confirmed one.
        base: Where the baskets are.
        person: Whose basket it is.
        key: Makes the button unique where one lesson is shown twice.
        held: `baskets_of` all lessons of the page, where it shows several.
    """
    if not person.may(Right.WRITE_BRIEFS):
        return
    if held is None:
        held = baskets_of([lesson], base=base, person=person)
    if basket_id := held.get(lesson.id):
        st.page_link("views/basket.py", label=_("In your basket"), query_params={"id": basket_id})
    elif st.button(_("Put in basket"), key=f"basket-{key or lesson.id}", type="tertiary"):
        st.dialog(_("Put in basket"))(_choose)((lesson,), base, person)


def basket_all_button(
    lessons: Sequence[Lesson],
    *,
    base: KnowledgeBase,
    person: Person,
    key: str = "all",
    held: Mapping[str, str] | None = None,
) -> None:
    """Draw the way into a basket for all lessons of a list that lie in none, if several do.

    Args:
        lessons: Confirmed ones.
        base: Where the baskets are.
        person: Whose basket it is.
        key: Makes the button unique where a page shows several lists.
        held: `baskets_of` the lessons, where they are known already.
    """
    if not person.may(Right.WRITE_BRIEFS):
        return
    if held is None:
        held = baskets_of(lessons, base=base, person=person)
    each = {lesson.id: lesson for lesson in lessons}.values()
    wanted = tuple(lesson for lesson in each if lesson.id not in held)
    if len(wanted) < 2:
        return
    label = _("Put all {count} in basket", count=len(wanted))
    if st.button(label, key=f"basket-{key}"):
        st.dialog(label)(_choose)(wanted, base, person)


def _choose(lessons: Sequence[Lesson], base: KnowledgeBase, person: Person) -> None:
    """Draw which lessons go where, and why; the dialog closes once they are there."""
    show(
        element(
            "ul",
            *(
                element("li", lesson.content.statement, lang=spoken(lesson.language))
                for lesson in lessons
            ),
            class_="dw-list",
        )
    )
    names = [known.name for known in base.baskets.names(of=person)] or [_("Basket")]
    with st.form("basket-form", border=False):
        chosen = st.selectbox(
            _("Basket"),
            names,
            accept_new_options=True,
            key="basket-name",
            help=_("Choose one, or type a name for a new one."),
        )
        note = st.text_input(_("Why, in a few words"), key="basket-note", max_chars=500)
        if not st.form_submit_button(_("Put in"), key="basket-put", type="primary"):
            return
    try:
        for lesson in lessons:
            base.baskets.put(lesson.id, by=person, note=note, name=chosen or names[0])
    except KnowledgeError as error:
        st.error(sentence(error))
        return
    st.toast(
        plain(
            many(
                "{count} lesson lies in the basket “{name}”.",
                "{count} lessons lie in the basket “{name}”.",
                len(lessons),
                name=chosen or names[0],
            )
        )
    )
    st.rerun()
