"""A table that scrolls sideways where the page is narrower, for eyes, keys and ears alike."""

from collections.abc import Iterable, Sequence

from app.components.html import Html, element, joined


def wide_table(heads: Sequence[str], rows: Iterable[Html], *, name: str, look: str = "") -> Html:
    """Return the table in a region of its own.

    Args:
        heads: Of the columns.
        rows: Elements `tr`.
        name: What the region is called.
        look: Class of the table beside that of all tables, or empty.
    """
    head = element("tr", *(element("th", words, scope="col") for words in heads))
    table = element(
        "table",
        element("thead", head),
        element("tbody", joined(rows)),
        class_=f"dw-table {look}".strip(),
    )
    return element("div", table, class_="dw-scroll", tabindex=0, role="region", aria_label=name)
