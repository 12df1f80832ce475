"""A report to read: its pages drawn or its text, one leaf at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from app.components.html import show
from app.components.leaf_text import leaf_text
from app.components.page_picture import page_picture
from app.leaves import Leaf, leaf_at, leaves
from app.locators import locator_words
from app.plain import plain
from app.report_address import ZOOMS, Reading, View, address_of, reading_from
from app.words import _
from knowledge.errors import NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import Lesson
from knowledge.model.passage import Passage
from knowledge.model.person import Person
from knowledge.model.report import Report
from knowledge.model.report_text import ReportText
from knowledge.model.span import Span

_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report with all that showing a leaf of it needs.

    Attributes:
        report: What is known of it.
        text: Its canonical text.
        leaves: Of the text, in order.
        passage: That is marked, or None.
        marks: What is marked, spans into the text, in order.
        leaf: Number of the leaf shown, from 0.
        view: How it is shown.
        zoom: In percent.
        is_led_to: Whether the first mark is brought into view.
        visit: Another number brings it into view anew.
    """

    report: Report
    text: ReportText
    leaves: tuple[Leaf, ...]
    passage: Passage | None
    marks: tuple[Span, ...]
    leaf: int
    view: View
    zoom: int
    is_led_to: bool = True
    visit: int = 0

    @property
    def page(self) -> int | None:
        """0-based position of the page shown, None where the format has no pages."""
        locators = self.leaves[self.leaf].locators
        return locators[0].index if has_pages(self.report) and locators else None


def has_pages(report: Report) -> bool:
    """Say whether pages can be drawn: it is a PDF, and its file is kept."""
    return report.media_type == _PDF and bool(report.kept_sha256)


def reading() -> Reading:
    """Return what the address of this page opens."""
    return reading_from({name: st.query_params.get_all(name) for name in st.query_params})


def turn_to(**changes: object) -> None:
    """Let the address open something else of the same report."""
    st.query_params.from_dict(address_of(replace(reading(), **changes)))  # type: ignore[arg-type]


def opened(wanted: Reading, *, base: KnowledgeBase, viewer: Person) -> OpenReport:
    """Return the report that is wanted, at the leaf that is wanted.

    Raises:
        NotFound: If there is no such report that the viewer may see.
    """
    library = base.library
    report = library.report(wanted.report_id, viewer=viewer)
    text = library.text(report.id, viewer=viewer)
    passage = _passage(wanted, base, viewer)
    marks = (passage.span,) if passage else _quotes(wanted, base, viewer)
    found = leaves(text)
    leaf = wanted.leaf
    if leaf is None:
        leaf = leaf_at(found, _start(wanted, marks)) if marks else 0
    best = View.PAGE if has_pages(report) else View.TEXT
    is_drawn = has_pages(report) and (wanted.view or best) is View.PAGE
    return OpenReport(
        report=report,
        text=text,
        leaves=found,
        passage=passage,
        marks=marks,
        leaf=min(max(0, leaf), len(found) - 1),
        view=View.PAGE if is_drawn else View.TEXT,
        zoom=wanted.zoom,
    )


def with_lessons(open_report: OpenReport, lessons: Sequence[Lesson]) -> OpenReport:
    """Return the report with the quotes of its lessons marked, unless something else is."""
    spans = sorted({quote.span for lesson in lessons for quote in lesson.quotes})
    if open_report.marks or not spans:
        return open_report
    return replace(open_report, marks=tuple(spans), is_led_to=False)


def reader(open_report: OpenReport, *, viewer: Person, also_marked: Sequence[Span] = ()) -> None:
    """Draw the leaf with its controls.

    Args:
        open_report: What is read.
        viewer: Who reads.
        also_marked: Marked beside the passage, on a drawn page and in text.
    """
    if has_pages(open_report.report):
        _views(open_report)
    _turning(open_report)
    marks = open_report.marks
    if open_report.view is View.PAGE and open_report.page is not None:
        page_picture(
            open_report.report,
            open_report.page,
            marks=_marks(open_report, also_marked),
            zoom=open_report.zoom,
            viewer=viewer,
            is_led_to=open_report.is_led_to,
            visit=open_report.visit,
        )
        return
    show(
        leaf_text(
            open_report.text,
            open_report.leaves[open_report.leaf].span,
            passage=marks[0] if marks and open_report.is_led_to else None,
            name=f"{marks[0].start} {open_report.leaf} {open_report.visit}" if marks else "",
            language=open_report.report.language,
            also=_marks(open_report, also_marked),
        )
    )


def _marks(open_report: OpenReport, also_marked: Sequence[Span]) -> list[Span]:
    here = open_report.leaves[open_report.leaf].span
    return [*open_report.marks] + [span for span in also_marked if span.overlaps(here)]


def _start(wanted: Reading, marks: Sequence[Span]) -> int:
    """Return the offset to open at: of the words looked for if they are marked, or the first."""
    at = wanted.at
    is_marked = at is not None and any(mark.start <= at < mark.end for mark in marks)
    return at if at is not None and is_marked else marks[0].start


def _passage(wanted: Reading, base: KnowledgeBase, viewer: Person) -> Passage | None:
    if not wanted.passage_id:
        return None
    try:
        found = base.library.passage(wanted.passage_id, viewer=viewer)
    except NotFound:
        return None
    return found if found.report_id == wanted.report_id else None


def _quotes(wanted: Reading, base: KnowledgeBase, viewer: Person) -> tuple[Span, ...]:
    if not wanted.lesson_id:
        return ()
    try:
        lesson = base.lessons.lesson(wanted.lesson_id, viewer=viewer)
    except NotFound:
        return ()
    return tuple(q.span for q in lesson.quotes) if lesson.report_id == wanted.report_id else ()


def _views(open_report: OpenReport) -> None:
    names = {View.PAGE: _("Page"), View.TEXT: _("Text")}
    st.session_state["view"] = open_report.view
    st.session_state["zoom"] = open_report.zoom
    with st.container(horizontal=True, vertical_alignment="center", key="views"):
        st.segmented_control(
            _("Show as"),
            [*View],
            format_func=lambda view: names[View(view)],
            key="view",
            required=True,
            label_visibility="collapsed",
            on_change=_from("view"),
        )
        if open_report.view is View.PAGE:
            st.segmented_control(
                _("Size"),
                ZOOMS,
                format_func=lambda percent: f"{percent} %",
                key="zoom",
                required=True,
                label_visibility="collapsed",
                on_change=_from("zoom"),
            )


def _turning(open_report: OpenReport) -> None:
    number, count = open_report.leaf, len(open_report.leaves)
    if count < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="turning"):
        st.button(
            _("Previous"),
            key="previous",
            disabled=number == 0,
            shortcut="Alt+Left",
            on_click=turn_to,
            kwargs={"leaf": number - 1},
        )
        place = locator_words(open_report.leaves[number].locators)
        words = _("part {number} of {count}", number=number + 1, count=count)
        st.markdown(plain(f"{place} · {words}" if place else words))
        st.button(
            _("Next"),
            key="next",
            disabled=number == count - 1,
            shortcut="Alt+Right",
            on_click=turn_to,
            kwargs={"leaf": number + 1},
        )


def _from(name: str) -> Callable[[], None]:
    return lambda: turn_to(**{name: st.session_state[name]})
