"""A page of a PDF as a picture, with the words of a passage marked."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import element, show
from app.page_drawing import POINTS_WIDE, picture_address
from app.services import knowledge_base
from app.words import _
from ingest.parse.pdf import marks_on_page
from knowledge.model.person import Person
from knowledge.model.report import Report
from knowledge.model.span import Span


def page_picture(
    report: Report,
    index: int,
    *,
    marks: Sequence[Span],
    zoom: int,
    viewer: Person,
    is_led_to: bool = True,
    visit: int = 0,
) -> None:
    """Draw one page; the browser asks the server for the picture itself.

    Args:
        report: A PDF that the viewer may see.
        index: 0-based position of the page.
        marks: Spans into the report's text.
        zoom: In percent.
        viewer: Asks the library for the layout.
        is_led_to: Whether the first mark is brought into view.
        visit: Another number brings it into view anew.
    """
    with st.container(key="page-picture", horizontal_alignment="center"):
        if is_led_to:
            _spot(report, index, marks, viewer, visit)
        show(
            element(
                "img",
                src=picture_address(report.id, index, marks, zoom, kept_sha256=report.kept_sha256),
                width=round(POINTS_WIDE * zoom / 100),
                alt=_(
                    "Page {page} of “{title}”; its words are under “Text”.",
                    page=index + 1,
                    title=report.title,
                ),
            )
        )


def picture_ahead(report: Report, index: int, *, marks: Sequence[Span], zoom: int) -> None:
    """Let the browser fetch a page that is looked at next."""
    address = picture_address(report.id, index, marks, zoom, kept_sha256=report.kept_sha256)
    show(element("img", src=address, alt="", class_="dw-ahead"))


def _spot(report: Report, index: int, marks: Sequence[Span], viewer: Person, visit: int) -> None:
    """Put an unseen spot at the height of the first mark, which is brought into view."""
    layout = knowledge_base().library.layout(report.id, index, viewer=viewer)
    marked = marks_on_page(layout, marks) if layout is not None else ()
    if layout is None or not marked:
        return
    share = min(1.0, max(0.0, marked[0].top / max(1.0, layout.height)))
    show(
        element(
            "div",
            class_="dw-spot",
            style=f"top: {100 * share:.1f}%",
            data_bring_into_view=f"{report.id} {index} {marks[0].start} {visit}",
        )
    )
