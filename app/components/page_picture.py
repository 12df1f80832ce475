"""A page of a PDF as a picture, with the words of a passage marked."""

import threading
from collections.abc import Sequence

import streamlit as st

from app.components.html import element, show
from app.services import knowledge_base
from app.words import _
from ingest.outcome import Refused
from ingest.parse.pdf import draw_marked_page, draw_page, marks_on_page
from knowledge.model.person import Person
from knowledge.model.report import Report
from knowledge.model.span import Span

_POINTS_WIDE = 760  # pixels on the screen at a zoom of 100 %
_SHARPNESS = 2.0  # pixels of the picture per pixel of the screen
_USUAL_PAGE_POINTS = 595.0
# PDFium works for one thread at a time.
_drawing = threading.Lock()


def page_picture(
    report: Report, index: int, *, marks: Sequence[Span], zoom: int, viewer: Person
) -> None:
    """Draw one page.

    Args:
        report: A PDF that the viewer may see.
        index: 0-based position of the page.
        marks: Spans into the report's text.
        zoom: In percent.
        viewer: Asks the library for file and layout.
    """
    picture = _picture(report.id, index, tuple(marks), zoom, _viewer=viewer)
    if picture is None:
        st.warning(_("This page cannot be drawn. Its text is under “Text”."))
        return
    with st.container(key="page-picture", horizontal_alignment="center"):
        _spot(report, index, marks, viewer)
        st.image(
            picture,
            width=round(_POINTS_WIDE * zoom / 100),
            output_format="PNG",
            alt=_(
                "Page {page} of “{title}”; its words are under “Text”.",
                page=index + 1,
                title=report.title,
            ),
        )


def _spot(report: Report, index: int, marks: Sequence[Span], viewer: Person) -> None:
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
            data_bring_into_view=f"{report.id} {index} {marks[0].start}",
        )
    )


@st.cache_data(max_entries=60, show_spinner=False)
def _picture(
    report_id: str, index: int, marks: tuple[Span, ...], zoom: int, *, _viewer: Person
) -> bytes | None:
    library = knowledge_base().library
    data = library.original(report_id, viewer=_viewer)
    layout = library.layout(report_id, index, viewer=_viewer)
    wide = layout.width if layout is not None else _USUAL_PAGE_POINTS
    scale = _SHARPNESS * _POINTS_WIDE * min(zoom, 150) / 100 / max(1.0, wide)
    try:
        with _drawing:
            if layout is None or not marks:
                return draw_page(data, index, scale=scale)
            return draw_marked_page(data, layout, marks, scale=scale)
    except (Refused, IndexError):
        return None
