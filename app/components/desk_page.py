"""The quote on the desk in its page: drawn with the words marked, or as text."""

import streamlit as st

from app.components.desk_keys import key_button
from app.components.html import show
from app.components.leaf_text import leaf_text
from app.components.page_picture import page_picture, picture_ahead
from app.desk import Desk
from app.leaves import leaf_at, leaves
from app.locators import locator_words
from app.plain import plain
from app.words import _
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person
from knowledge.model.span import Span

_PDF = "application/pdf"
_ZOOM = 100


def desk_page(desk: Desk, lesson: Lesson, *, viewer: Person) -> None:
    """Draw the page that the active quote stands on."""
    draft = desk.draft(lesson)
    spans = draft.content.spans
    if desk.parts is not None:
        spans = tuple(part.span for part in desk.parts)
    is_pdf = desk.report.media_type == _PDF
    place = locator_words(desk.text.locators_of(draft.span))
    with st.container(horizontal=True, key="desk-place", vertical_alignment="center"):
        st.markdown(plain(place) if place else _("In the text"))
        if is_pdf:
            label = _("Show the page") if desk.shows_text else _("Show the text")
            key_button(label, _turn_over, key="page_or_text", shortcut="V", args=(desk,))
    page = page_of(desk, draft.span)
    if page is None or desk.shows_text:
        _as_text(desk, draft.span, spans)
    else:
        page_picture(desk.report, page, marks=spans, zoom=_ZOOM, viewer=viewer)


def page_of(desk: Desk, span: Span) -> int | None:
    """Return the 0-based page on which a span begins, None where there are no drawn pages."""
    if desk.report.media_type != _PDF:
        return None
    locators = desk.text.locators_of(span)
    return locators[0].index if locators else None


def prepare(desk: Desk, lesson: Lesson) -> None:
    """Let the page of a lesson be fetched ahead, for when it comes on the desk."""
    spans = desk.draft(lesson).content.spans
    page = page_of(desk, spans[0])
    if page is not None:
        picture_ahead(desk.report, page, marks=spans, zoom=_ZOOM)


def _as_text(desk: Desk, span: Span, spans: tuple[Span, ...]) -> None:
    found = leaves(desk.text)
    leaf = found[leaf_at(found, span.start)]
    show(
        leaf_text(
            desk.text,
            leaf.span,
            passage=span,
            also=spans,
            name=f"{desk.lesson_id} {span.start}",
            language=desk.report.language,
        )
    )


def _turn_over(desk: Desk) -> None:
    desk.shows_text = not desk.shows_text
