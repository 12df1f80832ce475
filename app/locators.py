"""Locators in words: "p. 12–13", "slide 3", "Begroting!7"."""

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
        start, end = first.label.rpartition("!"), last.label.rpartition("!")
        same_sheet = start[0] == end[0] and first != last
        if same_sheet and start[1]:
            return f"{first.label}–{end[2]}"
        return _range(first, last, _("row {label}") if first.label.isdecimal() else "{label}")
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
