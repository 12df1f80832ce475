"""Themes set out by a dimension as a table; each cell leads to what stands behind it."""

from urllib.parse import urlencode

import streamlit as st

from app.components.html import Html, element, joined, show
from app.components.wide_table import wide_table
from app.plain import plain
from app.theme_address import MATRIX, Looked, address_of
from app.theme_names import theme_label
from app.theme_values import dimension_name, value_name
from app.words import _, many
from knowledge.model.theme import Theme
from knowledge.themes.slices import Cell, CellState, Matrix

_MARKS = {CellState.NO_ANSWER: "·", CellState.NO_REPORT: "–"}


def theme_matrix(found: Matrix, looked: Looked) -> None:
    """Draw the table, what its signs say, and what it leaves out."""
    names = [value_name(found.dimension, value) for value in found.columns]
    if not found.rows or not names:
        st.write(_("No lesson stands in a theme here yet."))
        return
    most = max(cell.initiative_count for _theme, cells in found.rows for cell in cells) or 1
    rows = (_row(theme, cells, names, found, looked, most) for theme, cells in found.rows)
    region = _("Themes by {dimension}", dimension=dimension_name(found.dimension))
    show(_key())
    show(wide_table((_("Theme"), *names), rows, name=region, look="dw-matrix"))
    _left_out(found)


def lessons_address(looked: Looked) -> str:
    """Return the address of the lessons behind a figure."""
    return f"/theme_lessons?{urlencode(address_of(looked), doseq=True)}"


def _row(
    theme: Theme,
    cells: tuple[Cell, ...],
    names: list[str],
    found: Matrix,
    looked: Looked,
    most: int,
) -> Html:
    label = theme_label(theme)
    whole = lessons_address(looked.behind(theme.id, on=MATRIX))
    drawn = (
        _cell(cell, f"{label}, {name}", looked.behind(theme.id, (value,), on=MATRIX), most)
        for cell, name, value in zip(cells, names, found.columns, strict=True)
    )
    return element("tr", element("th", element("a", label, href=whole), scope="row"), joined(drawn))


def _cell(cell: Cell, name: str, behind: Looked, most: int) -> Html:
    shown = _MARKS.get(cell.state, str(cell.initiative_count))
    link = element("a", shown, href=lessons_address(behind), aria_label=f"{name}: {_meaning(cell)}")
    share = round(cell.initiative_count / most, 2)
    return element("td", link, class_=f"dw-{cell.state}", style=f"--dw-share:{share}")


def _meaning(cell: Cell) -> str:
    match cell.state:
        case CellState.NO_REPORT:
            return _("no report in the base")
        case CellState.NO_ANSWER:
            return _("no answer found")
        case _:
            return many("{count} initiative", "{count} initiatives", cell.initiative_count)


def _key() -> Html:
    signs = (
        ("3", "found", _("so many independent initiatives tell it")),
        ("·", "no_answer", _("no answer found: there are reports, but no lesson about it")),
        ("–", "no_report", _("no report in the base")),
    )
    items = (
        element("li", element("span", sign, class_=f"dw-sign dw-{state}"), f" {words}")
        for sign, state, words in signs
    )
    return element("ul", joined(items), class_="dw-key", aria_label=_("What the signs say"))


def _left_out(found: Matrix) -> None:
    if found.unknown_count:
        st.caption(
            many(
                "Of {count} lesson nobody knows this; it stands in no column.",
                "Of {count} lessons nobody knows this; they stand in no column.",
                found.unknown_count,
            )
        )
    if found.left_out:
        names = ", ".join(value_name(found.dimension, value) for value in found.left_out)
        st.caption(
            plain(
                _(
                    "Left out, with the fewest lessons: {names}. Choose them under “Which lessons "
                    "count” to see them.",
                    names=names,
                )
            )
        )
