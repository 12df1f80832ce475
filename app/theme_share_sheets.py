"""Shares of themes as tables for a file: by year, in two slices, and the map in figures."""

from collections.abc import Iterable

from app.theme_export import Sheet, Value
from app.theme_names import theme_label
from app.words import _
from knowledge.breadth import Share
from knowledge.themes.slices import Comparison, Trend
from knowledge.themes.theme_map import ThemeMap


def trends_sheet(found: Iterable[Trend]) -> Sheet:
    """Return themes by year, one theme and year a row."""
    rows = [
        (theme_label(trend.theme), one.year, *_shares(one.share), len(one.lesson_ids))
        for trend in found
        for one in trend.years
    ]
    columns = (_theme(), (_("Year"), _("Of the report.")), *_explained(), _lesson_column())
    return Sheet(_("Over the years"), columns, tuple(rows))


def comparison_sheet(found: Iterable[Comparison]) -> Sheet:
    """Return two slices beside each other, one theme a row."""
    rows = [
        (
            theme_label(one.theme),
            *_shares(one.one),
            *_shares(one.other),
            *(round(part, 4) for part in (one.difference, one.low, one.high)),
            _("Yes") if one.is_clear else _("No"),
        )
        for one in found
    ]
    first, second = (
        tuple((f"{name}, {side}", meaning) for name, meaning in _explained())
        for side in (_("first slice"), _("second slice"))
    )
    compared = (
        (_("Difference"), _("Share of the first slice less that of the second, -1 to 1.")),
        (_("Difference from"), _("Lower end of its 95 % interval (Newcombe 1998, method 10).")),
        (_("Difference to"), _("Upper end of it.")),
        (_("Clear"), _("Yes if the interval leaves out 0 and both slices have 5 initiatives.")),
    )
    return Sheet(_("Compare"), (_theme(), *first, *second, *compared), tuple(rows))


def map_sheet(found: ThemeMap) -> Sheet:
    """Return the lessons of a map with their places, one a row."""
    labels = {one.theme.id: theme_label(one.theme) for one in found.themes}
    rows = [
        (labels[point.theme_id], point.told.lesson.id, point.x, point.y) for point in found.points
    ]
    columns = (
        _theme(),
        (_("Lesson"), _("Permanent name of the lesson.")),
        ("x", _("Place on the map, -1 to 1; only nearness means something.")),
        ("y", _("Place on the map, -1 to 1; only nearness means something.")),
    )
    return Sheet(_("Map of themes"), columns, tuple(rows))


def _shares(share: Share) -> tuple[Value, ...]:
    rounded = (round(part, 4) for part in (share.share, share.low, share.high))
    return (share.count, share.total_count, *rounded)


def _explained() -> tuple[tuple[str, str], ...]:
    return (
        (_("Tell it"), _("Independent initiatives that tell the theme.")),
        (_("Of"), _("Independent initiatives in all.")),
        (_("Share"), _("The one divided by the other, 0 to 1; says little below 5 initiatives.")),
        (_("Share from"), _("Lower end of its 95 % interval (Wilson 1927).")),
        (_("Share to"), _("Upper end of it.")),
    )


def _theme() -> tuple[str, str]:
    return (_("Theme"), _("Its name, or the words that set it apart."))


def _lesson_column() -> tuple[str, str]:
    return (_("Lessons"), _("How many lessons were counted."))
