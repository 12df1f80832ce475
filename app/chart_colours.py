"""Colours of charts, as the look has them, for the light and the dark page."""

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True, slots=True)
class ChartColours:
    """What charts are drawn in; each has at least 3 : 1 on its page, words 4.5 : 1.

    Attributes:
        ink: Of words.
        petrol: Of what is counted.
        line: Of intervals.
        paper: Of the page behind it, so that words stand clear of dots.
    """

    ink: str
    petrol: str
    line: str
    paper: str


_LIGHT = ChartColours(ink="#1d2b2f", petrol="#0e5e5b", line="#8b8672", paper="#fbfaf6")
_DARK = ChartColours(ink="#e9e6dd", petrol="#6fc7bd", line="#717b80", paper="#14191b")


def chart_colours() -> ChartColours:
    """Return the colours of the page that the visitor sees."""
    return _DARK if st.context.theme.type == "dark" else _LIGHT
