"""Themes on a map, how to read it, and a table that says the same."""

import streamlit as st

from app.components.html import Html, element, show
from app.components.share_charts import map_chart
from app.components.theme_matrix import lessons_address
from app.components.wide_table import wide_table
from app.theme_address import MAP, Looked
from app.theme_breadth import effective_meaning, effective_words
from app.theme_names import theme_label
from app.words import _
from knowledge.themes.theme_map import MapTheme, ThemeMap


def theme_map(found: ThemeMap, shown: Looked) -> None:
    """Draw the map, how to read it, and the table."""
    if not found.themes:
        st.write(_("No lesson stands in a theme here yet."))
        return
    map_chart(found, key="map")
    st.header(_("How to read this"))
    show(element("ul", *(element("li", line) for line in _reading()), class_="dw-list"))
    st.header(_("The same as a table"))
    show(_table(found, shown))
    st.caption(effective_meaning())


def _reading() -> tuple[str, ...]:
    return (
        _("A dot is a lesson, a circle a theme; the more independent initiatives, the larger."),
        _("Near each other means: the words mean something alike. What is far apart differs."),
        _(
            "Left, right, up and down mean nothing. The map stays as it is until themes are found "
            "anew, and is then turned onto the old one."
        ),
        _(
            "It is no opinion poll: it shows what these initiatives wrote down, not how many "
            "people think so. A flat map bends distances; the table has the figures."
        ),
    )


def _table(found: ThemeMap, shown: Looked) -> Html:
    heads = (
        _("Number"), _("Theme"), _("Independent initiatives"), _("Effective number"),
        _("Lessons"), _("Lies beside"),
    )  # fmt: skip
    numbers = {one.theme.id: number for number, one in enumerate(found.themes, 1)}
    rows = (_row(one, numbers, shown) for one in found.themes)
    return wide_table(heads, rows, name=_("The same as a table"), look="dw-roomy")


def _row(one: MapTheme, numbers: dict[str, int], shown: Looked) -> Html:
    label = theme_label(one.theme)
    href = lessons_address(shown.behind(one.theme.id, on=MAP))
    beside = "; ".join(f"{numbers[o.id]}. {theme_label(o)}" for o in one.beside)
    return element(
        "tr",
        element("td", str(numbers[one.theme.id])),
        element("th", element("a", label, href=href), scope="row"),
        element("td", str(one.breadth.initiative_count)),
        element("td", effective_words(one.breadth)),
        element("td", str(one.breadth.lesson_count)),
        element("td", beside),
    )
