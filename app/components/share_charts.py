"""Charts of shares with their intervals; a table beside each says the same."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app.chart_colours import ChartColours, chart_colours
from app.theme_names import theme_label
from app.words import _
from knowledge.themes.slices import Comparison, Trend
from knowledge.themes.theme_map import MapTheme, ThemeMap

_HEIGHT, _ROW = 190, 34
_NAME_REACH = 0.25
_ON_WIDE = "width > 560 ? datum.label : datum.number"
_SIGNED = "datum.value === 0 ? '0' : format(datum.value, '+.0%')"


def trend_chart(trend: Trend, *, key: str) -> None:
    """Draw a theme over the years: points with intervals, a line only where enough report."""
    import altair as alt

    colours = chart_colours()
    label = theme_label(trend.theme)
    rows = [
        {
            "year": str(one.year),
            "share": one.share.share,
            "low": one.share.low,
            "high": one.share.high,
        }
        for one in trend.years
        if one.share.is_enough
    ]
    lined = [
        {"year": str(one.year), "share": one.share.share, "stretch": number}
        for number, stretch in enumerate(trend.lines)
        for one in stretch
    ]
    first, last = trend.years[0].year, trend.years[-1].year
    years = [str(year) for year in range(first, last + 1)]
    across = alt.X(
        "year:O",
        scale=alt.Scale(domain=years),
        title=None,
        axis=_axis(labelAngle=0, labelFlush=False),
    )
    up = alt.Y(
        "share:Q",
        scale=alt.Scale(domain=[0, 1]),
        title=None,
        axis=_axis(format="%", values=[0, 0.5, 1]),
    )
    bars = alt.Chart(_data(rows)).mark_rule(aria=False, color=colours.line, strokeWidth=2)
    dots = alt.Chart(_data(rows)).mark_point(
        aria=False, color=colours.petrol, filled=True, size=70, opacity=1
    )
    line = alt.Chart(_data(lined)).mark_line(aria=False, color=colours.petrol, strokeWidth=2)
    chart = alt.layer(
        bars.encode(across, alt.Y("low:Q", title=None), alt.Y2("high:Q")),
        line.encode(across, up, detail="stretch:N"),
        dots.encode(across, up),
    ).properties(height=_HEIGHT)
    words = _(
        "Share of initiatives by year that tell “{theme}”. The table says the same.", theme=label
    )
    st.altair_chart(chart, key=key, alt=words)


def comparison_chart(found: Sequence[Comparison], *, key: str) -> None:
    """Draw the difference of each theme with its interval, beside the line of no difference."""
    import altair as alt

    colours = chart_colours()
    rows = [
        {
            "theme": theme_label(one.theme),
            "difference": one.difference,
            "low": one.low,
            "high": one.high,
        }
        for one in found
    ]
    names = [theme_label(one.theme) for one in found]
    down = alt.Y("theme:N", sort=names, title=None, axis=_axis(labelLimit=170))
    scale = alt.Scale(domain=[-1, 1])
    across = alt.X(
        "difference:Q",
        scale=scale,
        title=None,
        axis=_axis(values=[-1, -0.5, 0, 0.5, 1], labelExpr=_SIGNED),
    )
    zero = alt.Chart(_data([{"difference": 0}])).mark_rule(
        aria=False, color=colours.ink, strokeDash=[4, 4]
    )
    bars = alt.Chart(_data(rows)).mark_rule(aria=False, color=colours.line, strokeWidth=2)
    dots = alt.Chart(_data(rows)).mark_point(
        aria=False, color=colours.petrol, filled=True, size=80, opacity=1
    )
    chart = alt.layer(
        zero.encode(across),
        bars.encode(alt.X("low:Q", title=None), alt.X2("high:Q"), down),
        dots.encode(across, down),
    ).properties(height=_ROW * max(len(rows), 2))
    st.altair_chart(
        chart,
        key=key,
        alt=_("Difference between the two slices, for each theme. The table says the same."),
    )


def map_chart(found: ThemeMap, *, key: str) -> None:
    """Draw lessons as dots and themes as circles with their names; on a phone, numbers."""
    import altair as alt

    colours = chart_colours()
    dots = [{"x": point.x, "y": point.y} for point in found.points]
    circles = [
        {
            "x": one.x,
            "y": one.y,
            "initiatives": one.breadth.initiative_count,
            "label": f"{number}. {theme_label(one.theme)}",
            "number": str(number),
            "is_above": not _has_another_above(one, found.themes),
        }
        for number, one in enumerate(found.themes, 1)
    ]
    above, below = ([one for one in circles if one["is_above"] is up] for up in (True, False))
    scale = alt.Scale(domain=[-1.15, 1.15])
    x, y = (alt.X("x:Q", scale=scale, axis=None), alt.Y("y:Q", scale=scale, axis=None))
    size = alt.Size("initiatives:Q", scale=alt.Scale(range=[200, 2600]), legend=None)
    small = alt.Chart(_data(dots)).mark_point(
        aria=False, color=colours.petrol, filled=True, size=18, opacity=0.5
    )
    large = alt.Chart(_data(circles)).mark_point(
        aria=False, color=colours.petrol, opacity=1, strokeWidth=2
    )
    chart = alt.layer(
        small.encode(x, y),
        large.encode(x, y, size),
        *(
            _names(one, shift, halo=halo, colours=colours).encode(x, y)
            for halo in (True, False)
            for one, shift in ((above, -36), (below, 36))
        ),
    ).properties(height=520)
    st.altair_chart(chart, key=key, alt=_("Map of the themes. The table says the same."))


def _names(
    circles: Sequence[Mapping[str, Any]], shift: int, *, halo: bool, colours: ChartColours
) -> Any:
    """Return the names of themes; as a halo, what keeps dots clear of their letters."""
    import altair as alt

    return alt.Chart(_data(circles)).mark_text(
        aria=False,
        color=colours.paper if halo else colours.ink,
        dy=shift,
        fontSize=14,
        fontWeight=600,
        text=alt.ExprRef(_ON_WIDE),
        stroke=colours.paper,
        strokeJoin="round",
        strokeWidth=5 if halo else 0,
    )


def _has_another_above(one: MapTheme, others: Sequence[MapTheme]) -> bool:
    """Say whether another theme lies where the name of this one would stand."""
    return any(
        abs(other.x - one.x) < _NAME_REACH and 0 < other.y - one.y < _NAME_REACH
        for other in others
        if other is not one
    )


def _data(rows: Sequence[Mapping[str, Any]]) -> Any:
    import altair as alt

    return alt.InlineData(values=[dict(row) for row in rows])


def _axis(**options: Any) -> Any:
    import altair as alt

    return alt.Axis(aria=False, labelFontSize=13, **options)
