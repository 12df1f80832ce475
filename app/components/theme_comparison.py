"""Two slices beside each other: each theme's share in both, and how far they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from app.components.filters import several
from app.components.html import Html, element, show
from app.components.share_charts import comparison_chart
from app.components.share_words import counted, percent_with_interval
from app.components.theme_filters import go_to, looked
from app.components.theme_matrix import lessons_address
from app.components.wide_table import wide_table
from app.theme_address import COMPARE, Looked
from app.theme_names import theme_label
from app.theme_values import dimension_name, value_name
from app.words import _
from knowledge.breadth import LEAST_FOR_A_SHARE, Share
from knowledge.themes.slices import Comparison
from knowledge.themes.told import Dimension


def slices_choice(shown: Looked, values: Mapping[Dimension, Sequence[tuple[str, int]]]) -> None:
    """Draw the choice of the values of both slices; the address of the page keeps it."""
    listed = values.get(shown.by, ())
    names = {one: f"{value_name(shown.by, one)} ({count})" for one, count in listed}
    for column, side, title, chosen in zip(
        st.columns(2),
        ("one", "other"),
        (_("First slice"), _("Second slice")),
        (shown.one, shown.other),
        strict=True,
    ):
        with column:
            known = {**names, **{v: value_name(shown.by, v) for v in chosen if v not in names}}
            several(title, known, chosen, key=f"slice_{side}", on_change=_choose, args=(side,))


def theme_comparison(found: Sequence[Comparison], shown: Looked) -> None:
    """Draw the differences, how to read them, and the table."""
    if not (shown.one and shown.other):
        st.write(_("Choose at least one value for each slice."))
        return
    if not found:
        st.write(_("No theme holds a lesson of either slice."))
        return
    st.write(
        _(
            "Of the initiatives with a lesson in a slice, the share that tells a theme. The "
            "difference has a 95 % interval; it is clear where that leaves out no difference and "
            "both slices have at least {least} initiatives.",
            least=LEAST_FOR_A_SHARE,
        )
    )
    drawn = [one for one in found if one.one.is_enough and one.other.is_enough]
    if drawn:
        comparison_chart(drawn, key="comparison")
    else:
        st.write(_("One of the slices has too few initiatives for shares; the table has counts."))
    st.header(_("The same as a table"))
    show(_table(found, shown))


def slice_name(shown: Looked, values: Sequence[str]) -> str:
    """Return what a slice is called: its values, after what they are values of."""
    words = ", ".join(value_name(shown.by, value) for value in values)
    return f"{dimension_name(shown.by)}: {words}"


def difference_words(found: Comparison) -> str:
    """Return the difference in percentage points with its interval, or nothing if too few."""
    if not (found.one.is_enough and found.other.is_enough):
        return ""
    middle, low, high = (_points(end) for end in (found.difference, found.low, found.high))
    return _("{points} points ({low} to {high})", points=middle, low=low, high=high)


def _table(found: Sequence[Comparison], shown: Looked) -> Html:
    heads = (
        _("Theme"), slice_name(shown, shown.one), slice_name(shown, shown.other),
        _("Difference"), _("Clear"),
    )  # fmt: skip
    rows = (
        element(
            "tr",
            element("th", theme_label(one.theme), scope="row"),
            _share(one, one.one, shown.one, shown),
            _share(one, one.other, shown.other, shown),
            element("td", difference_words(one) or _("too few initiatives")),
            element("td", _("Yes") if one.is_clear else _("No")),
        )
        for one in found
    )
    return wide_table(heads, rows, name=_("The same as a table"), look="dw-roomy")


def _share(found: Comparison, share: Share, values: Sequence[str], shown: Looked) -> Html:
    behind = shown.behind(found.theme.id, values, on=COMPARE)
    name = f"{theme_label(found.theme)}, {slice_name(shown, values)}: {counted(share)}"
    link = element("a", counted(share), href=lessons_address(behind), aria_label=name)
    return element("td", link, element("span", percent_with_interval(share), class_="dw-note"))


def _points(part: float) -> str:
    return f"{round(100 * part):+d}".replace("-", "−")


def _choose(side: str) -> None:
    values = tuple(st.session_state[f"slice_{side}"])
    now = looked()
    go_to(replace(now, one=values) if side == "one" else replace(now, other=values))
