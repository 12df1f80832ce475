"""Each condition of an initiative beside a place: same, different or unknown."""

from collections import Counter
from collections.abc import Iterator

import streamlit as st

from app.components.condition_table import note, source_words
from app.components.html import Html, element, joined, show
from app.components.initiative_list import language_attribute
from app.directory_names import (
    bearing_name,
    condition_kind_name,
    level_or_unknown,
    outcome_name,
    setting_words,
)
from app.names import country_name
from app.plain import plain
from app.words import _
from knowledge.fit import Comparison, Fit, Outcome

_MARKS = {
    Outcome.SAME: ("dw-same", "✓"),
    Outcome.DIFFERENT: ("dw-different", "≠"),
    Outcome.UNKNOWN: ("dw-unsure", "?"),
}


def fit_table(fit: Fit) -> None:
    """Draw the conditions, those that are needed first, and how many are what."""
    initiative, place = fit.profile.initiative, fit.place
    st.header(plain(f"{initiative.name} · {place.name}"))
    st.write(_counts(fit))
    heads = (
        _("Condition"), _("There"), _("In {place}", place=place.name), _("Compared"),
        _("Weight"), _("Where that stands"),
    )  # fmt: skip
    head = element("tr", *(element("th", name, scope="col") for name in heads))
    rows = [
        *_context(fit),
        *(_row(comparison, language_attribute(fit.profile)) for comparison in fit.comparisons),
    ]
    table = element(
        "table", element("thead", head), element("tbody", joined(rows)), class_="dw-table"
    )
    region = _("Comparison")
    show(element("div", table, class_="dw-scroll", tabindex=0, role="region", aria_label=region))
    st.caption(
        _(
            "The same size is from half to twice the inhabitants; of money, hours and "
            "volunteers more than there was counts as the same. There is no total: one missing "
            "partner can outweigh all that is the same."
        )
    )


def _counts(fit: Fit) -> str:
    found = Counter(comparison.outcome for comparison in fit.comparisons)
    return _(
        "Of {total} conditions {same} are the same, {different} differ and {unknown} are unknown.",
        total=len(fit.comparisons),
        same=found[Outcome.SAME],
        different=found[Outcome.DIFFERENT],
        unknown=found[Outcome.UNKNOWN],
    )


def _context(fit: Fit) -> Iterator[Html]:
    initiative, place = fit.profile.initiative, fit.place
    for name, there, here, outcome in (
        (_("Level"), level_or_unknown(initiative.level), level_or_unknown(place.level), fit.level),
        (_("Country"), _country(initiative.country), _country(place.country), fit.country),
    ):
        yield element(
            "tr",
            element("th", name, scope="row"),
            element("td", there),
            element("td", here),
            element("td", outcome_mark(outcome)),
            element("td", "–"),
            element("td", _("its description")),
        )


def _row(comparison: Comparison, language: str | None) -> Html:
    condition, there = comparison.condition, comparison.there
    return element(
        "tr",
        element("th", condition_kind_name(condition.kind), scope="row"),
        element("td", setting_words(condition.setting), note(condition, language)),
        element("td", setting_words(there) if there else _("Unknown")),
        element("td", outcome_mark(comparison.outcome)),
        element("td", bearing_name(condition.bearing)),
        element("td", source_words(condition)),
    )


def outcome_mark(outcome: Outcome) -> Html:
    """Return an outcome as a mark and a word, so that colour is not all that tells it."""
    css, mark = _MARKS[outcome]
    return element("span", f"{mark} {outcome_name(outcome)}", class_=css)


def _country(code: str) -> str:
    return country_name(code) if code else _("Unknown")
