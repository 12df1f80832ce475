"""A margin as plain values, for JSON between processes and in the records."""

from typing import Any

from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.margin_part import MarginPart
from knowledge.model.report_text import Margin, MarginBox
from knowledge.model.span import Span


def margin_row(margin: Margin) -> dict[str, Any]:
    """Return a margin as JSON keeps it, without the people that it names."""
    return {
        "part": str(margin.part),
        "text": margin.text,
        "locators": [[str(place.kind), place.label, place.index] for place in margin.locators],
        "boxes": [
            [
                box.span.start,
                box.span.end,
                box.page_index,
                *(round(edge, 2) for edge in (box.left, box.top, box.right, box.bottom)),
            ]
            for box in margin.boxes
        ],
    }


def margin_from(row: dict[str, Any]) -> Margin:
    """Return the margin that JSON kept."""
    return Margin(
        row["text"],
        tuple(Locator(LocatorKind(kind), label, index) for kind, label, index in row["locators"]),
        tuple(MarginBox(Span(start, end), *rest) for start, end, *rest in row["boxes"]),
        MarginPart(row["part"]),
    )
