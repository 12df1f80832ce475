"""What is known of a report, beside its pages."""

from collections.abc import Iterator

import streamlit as st

from app.beside_words import unseen_words
from app.components.html import Html, element, joined, show
from app.components.rights_facts import rights_facts
from app.figures import day, day_and_time, number, size
from app.locators import count_words
from app.names import (
    act_name,
    audience_name,
    country_name,
    kind_name,
    language_name,
    level_name,
    status_name,
)
from app.plain import plain
from app.words import _
from knowledge.errors import NotFound
from knowledge.library import Library
from knowledge.model.initiative import Initiative
from knowledge.model.person import Person
from knowledge.model.report import Report

_PDF = "application/pdf"


def report_facts(report: Report, *, library: Library, viewer: Person, page: int | None) -> None:
    """Draw initiative, origin, original and history of a report.

    Args:
        report: To tell of.
        library: Asked for earlier versions and history.
        viewer: Who looks.
        page: 0-based position at which the original opens, or None.
    """
    st.header(_("About this report"))
    show(_definition_list(_facts(report)))
    show(_original(report, page))
    if report.version_of:
        _earlier_version(report, library, viewer)
    with st.expander(_("History")):
        show(_history(report, library, viewer))


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    if report.initiative is not None:
        yield from _initiative_facts(report.initiative)
    if report.year:
        yield _("Year"), str(report.year)
    yield _("Language"), language_name(report.language)
    yield _("Length"), count_words(report.segment_kind, report.segment_count)
    yield _("Passages"), number(report.passage_count)
    yield _("State"), status_name(report.status)
    yield _("Found by"), audience_name(report.audience)
    yield _("Came in"), day(report.received_at)
    yield from rights_facts(report.rights)
    beside = unseen_words(report)
    if beside and not report.rights.forbids_sharing:
        yield _("In the file besides"), beside
    if report.is_ocr:
        yield _("Note"), _("The words were recognised from pictures; check a quote on the page.")


def _initiative_facts(initiative: Initiative) -> Iterator[tuple[str, str]]:
    yield _("Initiative"), initiative.name
    if initiative.kind:
        yield _("Kind"), kind_name(initiative.kind)
    if initiative.level:
        yield _("Level"), level_name(initiative.level)
    if initiative.places:
        yield _("Places"), ", ".join(initiative.places)
    if initiative.country:
        yield _("Country"), country_name(initiative.country)


def _definition_list(facts: Iterator[tuple[str, str]]) -> Html:
    rows = (element("div", element("dt", name), element("dd", value)) for name, value in facts)
    return element("dl", joined(rows), class_="dw-facts")


def _original(report: Report, page: int | None) -> Html:
    if report.rights.forbids_sharing:
        words = _("The file may not be handed on; ask for it where it came from.")
        return element("p", words, class_="dw-original")
    if not report.kept_sha256:
        words = _("There is no file any more: personal data was removed from the report.")
        return element("p", words, class_="dw-original")
    about = size(report.byte_count) if report.is_original else _("a copy with words made black")
    links = [
        element("a", _("Download the file"), href=f"/files/{report.id}"),
        f" ({report.file_name}, {about})",
    ]
    if report.media_type == _PDF:
        at = "" if page is None else f"#page={page + 1}"
        links[:0] = [
            element(
                "a",
                _("Open the PDF at this page") if page is not None else _("Open the PDF"),
                href=f"/files/{report.id}.pdf{at}",
                target="_blank",
            ),
            " · ",
        ]
    return element("p", joined(links), class_="dw-original")


def _earlier_version(report: Report, library: Library, viewer: Person) -> None:
    try:
        earlier = library.report(report.version_of, viewer=viewer)
    except NotFound:
        return
    st.page_link(
        "views/report.py",
        label=plain(_("A new version of: {title}", title=earlier.title)),
        query_params={"id": earlier.id},
    )


def _history(report: Report, library: Library, viewer: Person) -> Html:
    events = library.history(report.id, viewer=viewer)
    items = [
        element(
            "li",
            _("Brought in by {who}", who=report.received_by),
            " · ",
            day_and_time(report.received_at),
        ),
        *(
            element(
                "li", f"{_who(event.who)}: {act_name(event.act)}", " · ", day_and_time(event.at)
            )
            for event in events
        ),
    ]
    return element("ol", *items, class_="dw-history")


def _who(name: str) -> str:
    """Return a person's name; a worker's is "machine:process"."""
    return _("The reader") if name.rpartition(":")[2].isdecimal() and ":" in name else name
