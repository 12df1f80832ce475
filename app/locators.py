"""Locators in words: "p. 12–13", "slide 3", "Begroting, row 7"."""

from collections.abc import Sequence

from app.words import _, many
from knowledge.model.locator import Locator, LocatorKind


def locator_words(locators: Sequence[Locator]) -> str:
    """Return how a reader would cite these locators; empty for a text without places."""
    if not locators:
        return ""
    first, last = locators[0], locators[-1]
    if first.kind is LocatorKind.WHOLE:
        return ""
    if first.kind is LocatorKind.ROW:
        return _row_words(first.label, last.label)
    pattern = {
        LocatorKind.PAGE: _("p. {label}"),
        LocatorKind.SLIDE: _("slide {label}"),
        LocatorKind.CHAPTER: _("chapter {label}"),
        LocatorKind.SECTION: _("section “{label}”"),
        LocatorKind.MESSAGE: _("message {label}"),
    }[first.kind]
    if first.kind in (LocatorKind.SECTION, LocatorKind.CHAPTER):
        return pattern.format(label=first.label)
    return _range(first, last, pattern)


def _row_words(first: str, last: str) -> str:
    """Return rows of a sheet, of several, or of a table that has no name."""
    sheet, _mark, row = first.rpartition("!")
    other, _mark, end = last.rpartition("!")
    if sheet != other:
        return "–".join(_row_words(label, label) for label in (first, last))
    if not row.isdecimal():
        return row if row == end else f"{row}–{end}"
    rows = _("row {label}", label=row if row == end else f"{row}–{end}")
    return f"{sheet}, {rows}" if sheet else rows


def _range(first: Locator, last: Locator, pattern: str) -> str:
    label = first.label if first.label == last.label else f"{first.label}–{last.label}"
    return pattern.format(label=label)


def count_words(kind: str, count: int) -> str:
    """Return how long a document is: "12 pages", "3 slides"; empty kinds count as one text."""
    match kind:
        case LocatorKind.PAGE:
            return many("{count} page", "{count} pages", count)
        case LocatorKind.SLIDE:
            return many("{count} slide", "{count} slides", count)
        case LocatorKind.ROW:
            return many("{count} row", "{count} rows", count)
        case LocatorKind.CHAPTER:
            return many("{count} chapter", "{count} chapters", count)
        case LocatorKind.SECTION:
            return many("{count} section", "{count} sections", count)
        case LocatorKind.MESSAGE:
            return many("{count} message", "{count} messages", count)
        case _:
            return _("One text")
