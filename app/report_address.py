"""Which report is open, at which passage and page, as the address of a page keeps it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.model.quote import Quote
from knowledge.model.search import Hit

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
        leaf: Number of the page or stretch, from 0; None means where `at` is or the marks begin.
        at: Offset in the text of the words that were looked for, if they stand further on in
            what is marked than where it begins.
        view: Drawn page or text; None means whichever the report has best.
        zoom: In percent of the column's width.
    """

    report_id: str = ""
    passage_id: str = ""
    lesson_id: str = ""
    leaf: int | None = None
    at: int | None = None
    view: View | None = None
    zoom: int = _FIRST_ZOOM


def reading_from(address: Mapping[str, Sequence[str]]) -> Reading:
    """Return what an address opens; whatever in it makes no sense is left out."""
    leaf, at, view, zoom = (_first(address, name) for name in ("leaf", "at", "view", "zoom"))
    return Reading(
        report_id=_first(address, "id")[:_LONGEST_ID_CHARS],
        passage_id=_first(address, "passage")[:_LONGEST_ID_CHARS],
        lesson_id=_first(address, "lesson")[:_LONGEST_ID_CHARS],
        leaf=int(leaf) - 1 if _is_number(leaf) and int(leaf) else None,
        at=int(at) if _is_number(at) else None,
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
        "at": "" if reading.at is None else str(reading.at),
        "view": reading.view or "",
        "zoom": "" if reading.zoom == _FIRST_ZOOM else str(reading.zoom),
    }
    return {name: str(value) for name, value in address.items() if value}


def hit_address(hit: Hit) -> dict[str, str]:
    """Return the address of a passage that was found, at the page of the sentence that answers."""
    passage, best = hit.passage, hit.best_sentence
    at = passage.span.start + best.start if best is not None and len(passage.locators) > 1 else None
    return address_of(Reading(hit.report.id, passage.id, at=at))


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
    return text.isascii() and text.isdecimal() and len(text) < 10
