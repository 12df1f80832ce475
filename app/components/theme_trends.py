"""Themes over the years: charts of those that were chosen, and a table of all."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from app.components.filters import several
from app.components.html import Html, element, show
from app.components.share_charts import trend_chart
from app.components.share_words import counted, percent_with_interval
from app.components.theme_filters import go_to, looked
from app.components.theme_matrix import lessons_address
from app.components.wide_table import wide_table
from app.theme_address import TREND, Looked
from app.theme_names import theme_label
from app.words import _
from knowledge.breadth import LEAST_FOR_A_SHARE
from knowledge.themes.slices import Trend, YearShare
from knowledge.themes.told import Dimension

_MOST_CHARTS = 4


def theme_trends(found: Sequence[Trend], shown: Looked) -> None:
    """Draw the charts, how to read them, and the table."""
    told = [trend for trend in found if any(one.lesson_ids for one in trend.years)]
    if not told:
        st.write(_("No lesson with a year stands in a theme here yet."))
        return
    st.write(
        _(
            "Of the initiatives with a lesson in a report of a year, the share that tells the "
            "theme, with its 95 % interval. A year with fewer than {least} initiatives has no "
            "share and no line: one more would turn it over. That more reports came in changes "
            "nothing by itself.",
            least=LEAST_FOR_A_SHARE,
        )
    )
    _charts(told, shown)
    st.header(_("The same as a table"))
    show(_table(told, shown))


def _charts(told: Sequence[Trend], shown: Looked) -> None:
    names = {trend.theme.id: theme_label(trend.theme) for trend in told}
    chosen = [one for one in shown.themes if one in names] or list(names)[:_MOST_CHARTS]
    several(_("Drawn here"), names, chosen, key="drawn", on_change=_choose, args=())
    with st.grid(2, min_column_width=330, key="trends"):
        for trend in told:
            if trend.theme.id in chosen:
                with st.container(key=f"trend-{trend.theme.id.replace(':', '-')}", gap="xxsmall"):
                    show(element("h3", names[trend.theme.id], class_="dw-small-head"))
                    if any(one.share.is_enough for one in trend.years):
                        trend_chart(trend, key=f"chart-{trend.theme.id}")
                    else:
                        st.write(_("No year has initiatives enough for a share."))


def _table(told: Sequence[Trend], shown: Looked) -> Html:
    heads = (_("Theme"), *(str(one.year) for one in told[0].years))
    rows = (
        element(
            "tr",
            element("th", theme_label(trend.theme), scope="row"),
            *(_cell(trend, one, shown) for one in trend.years),
        )
        for trend in told
    )
    return wide_table(heads, rows, name=_("The same as a table"), look="dw-matrix")


def _cell(trend: Trend, one: YearShare, shown: Looked) -> Html:
    by_year = replace(shown, by=Dimension.YEAR)
    behind = by_year.behind(trend.theme.id, (str(one.year),), on=TREND)
    share = percent_with_interval(one.share)
    words = element(
        "a",
        element("span", counted(one.share)),
        element("span", share, class_="dw-note") if share else None,
        href=lessons_address(behind),
        aria_label=f"{theme_label(trend.theme)}, {one.year}: {counted(one.share)} {share}",
    )
    return element("td", words, class_=None if share else "dw-too-few")


def _choose() -> None:
    go_to(replace(looked(), themes=tuple(st.session_state["drawn"])))
