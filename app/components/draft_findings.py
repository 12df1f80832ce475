"""A checked draft: each paragraph with the lessons for and against it, and what it forgets."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import streamlit as st

from app.components.basket_button import basket_button, baskets_of
from app.components.html import Html, element, joined, show
from app.components.lesson_card import lesson_card
from app.components.paged import page_at, page_buttons
from app.names import strength_name
from app.plain import plain
from app.policy_names import bearing_name
from app.words import _, many
from knowledge.draft_check import Bearing, BearingLesson, CheckedParagraph
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person

_TAKEN, _TAKE, _PAGE = "draft_taken", "take-", "draft_page"
_PARAGRAPHS_A_PAGE = 20
Beside = Callable[[Lesson], None]
_ORDER = (Bearing.FOR, Bearing.AGAINST, Bearing.CONDITION, Bearing.UNKNOWN)


def draft_summary(checked: Sequence[CheckedParagraph]) -> Html:
    """Return what was found in the whole draft, as a line of counts."""
    claims = [paragraph for paragraph in checked if not paragraph.is_heading]
    unsupported = sum(paragraph.is_unsupported for paragraph in claims)
    against = sum(bool(paragraph.of_bearing(Bearing.AGAINST)) for paragraph in claims)
    forgotten = sum(any(found.forgotten for found in paragraph.nearest) for paragraph in claims)
    words = (
        many("{count} paragraph checked", "{count} paragraphs checked", len(claims)),
        many("{count} that no lesson bears out", "{count} that no lesson bears out", unsupported),
        many("{count} with lessons against it", "{count} with lessons against them", against),
        many("{count} forgets a condition", "{count} forget a condition", forgotten),
    )
    return element("ul", *(element("li", word) for word in words), class_="dw-counts")


def draft_findings(
    checked: Sequence[CheckedParagraph], *, base: KnowledgeBase, person: Person
) -> None:
    """Draw a page of paragraphs with what was found; boxes say what goes into the export."""
    claim_count = sum(not paragraph.is_heading for paragraph in checked)
    page, pages = page_at(claim_count, a_page=_PARAGRAPHS_A_PAGE, key=_PAGE)
    shown = list(_on_page(checked, page, pages))
    lessons = [found.hit.lesson for _n, _claim, one in shown for found in one.lessons]
    held = baskets_of(lessons, base=base, person=person)
    for number, claim, paragraph in shown:
        if paragraph.is_heading:
            st.subheader(plain(paragraph.text))
            continue
        with st.container(border=True, key=f"draft-{number}"):
            show(_paragraph(claim, paragraph))
            beside = partial(_take, number, held, base, person)
            for bearing in _ORDER:
                _group(number, paragraph.of_bearing(bearing), bearing, beside)
            _further_off(number, paragraph.further_off, beside)
            _others(paragraph)
    page_buttons(pages, key=_PAGE)


def _on_page(
    checked: Sequence[CheckedParagraph], page: int, pages: int
) -> Iterator[tuple[int, int, CheckedParagraph]]:
    """Yield the paragraphs of a page: number in the draft, number as claim, and itself.

    A heading stands on the page of what follows it.
    """
    claim = 0
    for number, paragraph in enumerate(checked, start=1):
        on = min(claim // _PARAGRAPHS_A_PAGE + 1, pages)
        claim += not paragraph.is_heading
        if on == page:
            yield number, claim, paragraph


def begin_anew() -> None:
    """Forget what was taken along from the last draft, and begin at the first page."""
    for name in list(st.session_state):
        if name in (_TAKEN, _PAGE) or str(name).startswith(_TAKE):
            del st.session_state[name]


def taken(number: int, lesson_id: str) -> str:
    """Return how a lesson is taken into the export: "comment", "footnote" or "" for not."""
    return str(st.session_state.get(_TAKEN, {}).get(_key(number, lesson_id)) or "")


def _paragraph(number: int, paragraph: CheckedParagraph) -> Html:
    remark = None
    if not paragraph.lessons:
        remark = _("The base has no lesson on this.")
    elif paragraph.is_unsupported:
        remark = _("No lesson bears this out.")
    return joined(
        [
            element("h3", _("Paragraph {number}", number=number), class_="dw-small-head"),
            element("p", paragraph.text, class_="dw-draft"),
            element("p", remark, class_="dw-off") if remark else None,
        ]
    )


def _group(
    number: int,
    found: Sequence[BearingLesson],
    bearing: Bearing,
    beside: Beside,
) -> None:
    if not found:
        return
    show(element("h4", f"{bearing_name(bearing)} ({len(found)})", class_="dw-small-head"))
    for lesson in found:
        _lesson(number, lesson, beside)


def _further_off(number: int, found: Sequence[BearingLesson], beside: Beside) -> None:
    if not found:
        return
    words = many("{count} lesson further off", "{count} lessons further off", len(found))
    with st.expander(words):
        for lesson in found:
            _lesson(number, lesson, beside)


def _lesson(number: int, found: BearingLesson, beside: Beside) -> None:
    lesson = found.hit.lesson
    strength = found.hit.strength
    lesson_card(
        lesson,
        key=f"{number}-{lesson.id}",
        remark=strength_name(strength) if strength else "",
        border=False,
        beside=partial(beside, lesson),
    )
    for words in found.forgotten:
        show(
            element(
                "p",
                element("strong", _("The paragraph does not speak of this condition:")),
                " ",
                words,
                class_="dw-forgotten",
            )
        )


def _take(
    number: int, held: Mapping[str, str], base: KnowledgeBase, person: Person, lesson: Lesson
) -> None:
    """Draw how a lesson may go along: into the export, or into a basket."""
    key = _key(number, lesson.id)
    st.segmented_control(
        _("Take into the export"),
        ["comment", "footnote"],
        format_func=lambda way: {"comment": _("As a comment"), "footnote": _("As a footnote")}[way],
        default=taken(number, lesson.id) or None,
        key=key,
        on_change=_remember,
        args=(key,),
        label_visibility="collapsed",
    )
    basket_button(lesson, base=base, person=person, key=f"{number}-{lesson.id}", held=held)


def _remember(key: str) -> None:
    """Keep a choice while the page that it was made on is not shown."""
    st.session_state.setdefault(_TAKEN, {})[key] = st.session_state.get(key)


def _others(paragraph: CheckedParagraph) -> None:
    if paragraph.initiatives:
        links = [
            element("a", initiative.name, href=f"/initiative?id={initiative.id}")
            for initiative in paragraph.initiatives[:6]
        ]
        show(
            element(
                "p",
                element("strong", _("Initiatives that have been through this:")),
                " ",
                joined(links, by=", "),
                class_="dw-note",
            )
        )


def _key(number: int, lesson_id: str) -> str:
    return f"{_TAKE}{number}-{lesson_id}"
