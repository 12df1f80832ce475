"""Which report is open, at which passage and page, as the address of a page keeps it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.model.quote import Quote

_LONGEST_ID_CHARS = 80
_FIRST_ZOOM, ZOOMS = 100, (75, 100, 150, 200)


class View(StrEnum):
    """How a report is shown."""

    PAGE = "page"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a visitor is reading.

    Attributes:
        report_id: Empty if none is open.
        passage_id: That is marked, or empty.
        lesson_id: Whose quotes are marked, or empty.
        leaf: Number of the page or stretch, from 0; None means where the marks begin.
        view: Drawn page or text; None means whichever the report has best.
        zoom: In percent of the column's width.
    """

    report_id: str = ""
    passage_id: str = ""
    lesson_id: str = ""
    leaf: int | None = None
    view: View | None = None
    zoom: int = _FIRST_ZOOM


def reading_from(address: Mapping[str, Sequence[str]]) -> Reading:
    """Return what an address opens; whatever in it makes no sense is left out."""
    leaf, view, zoom = (_first(address, name) for name in ("leaf", "view", "zoom"))
    return Reading(
        report_id=_first(address, "id")[:_LONGEST_ID_CHARS],
        passage_id=_first(address, "passage")[:_LONGEST_ID_CHARS],
        lesson_id=_first(address, "lesson")[:_LONGEST_ID_CHARS],
        leaf=int(leaf) - 1 if _is_number(leaf) and int(leaf) else None,
        view=View(view) if view in [*View] else None,
        zoom=int(zoom) if _is_number(zoom) and int(zoom) in ZOOMS else _FIRST_ZOOM,
    )


def address_of(reading: Reading) -> dict[str, str]:
    """Return the shortest address that opens the same."""
    address = {
        "id": reading.report_id,
        "passage": reading.passage_id,
        "lesson": reading.lesson_id,
        "leaf": "" if reading.leaf is None else str(reading.leaf + 1),
        "view": reading.view or "",
        "zoom": "" if reading.zoom == _FIRST_ZOOM else str(reading.zoom),
    }
    return {name: str(value) for name, value in address.items() if value}


def quote_link(quote: Quote, *, base_address: str) -> str:
    """Return a link that opens a report at the page of a quote.

    Args:
        quote: Cut from the report.
        base_address: Such as "http://localhost:8501"; empty for a link within the app.
    """
    reading = Reading(report_id=quote.report_id, leaf=quote.locators[0].index)
    query = "&".join(f"{name}={value}" for name, value in address_of(reading).items())
    return f"{base_address}/report?{query}"


def _first(address: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(address.get(name, ())), "")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 7
