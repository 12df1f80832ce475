"""Each condition of an initiative beside a place: same, different or unknown."""

from collections import Counter
from collections.abc import Iterator, Sequence

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
    heads = _heads(fit)
    cells = [
        *_context(fit),
        *(_cells(comparison, language_attribute(fit.profile)) for comparison in fit.comparisons),
    ]
    head = element("tr", *(_cell("th", name, role="columnheader") for name in heads), role="row")
    table = element(
        "table",
        element("thead", head, role="rowgroup"),
        element("tbody", joined(_row(heads, row) for row in cells), role="rowgroup"),
        class_="dw-table dw-fit",
        role="table",
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


def _heads(fit: Fit) -> Sequence[str]:
    return (
        _("Condition"), _("Compared"), _("There"), _("In {place}", place=fit.place.name),
        _("Weight"), _("Where that stands"),
    )  # fmt: skip


def _context(fit: Fit) -> Iterator[Sequence[str]]:
    initiative, place = fit.profile.initiative, fit.place
    for name, there, here, outcome in (
        (_("Level"), level_or_unknown(initiative.level), level_or_unknown(place.level), fit.level),
        (_("Country"), _country(initiative.country), _country(place.country), fit.country),
    ):
        yield name, outcome_mark(outcome), there, here, "–", _("its description")


def _cells(comparison: Comparison, language: str | None) -> Sequence[str]:
    condition, there = comparison.condition, comparison.there
    return (
        condition_kind_name(condition.kind),
        outcome_mark(comparison.outcome),
        joined([setting_words(condition.setting), note(condition, language)]),
        setting_words(there) if there else _("Unknown"),
        bearing_name(condition.bearing),
        source_words(condition, language),
    )


def _row(heads: Sequence[str], cells: Sequence[str]) -> Html:
    """Return a row; on a phone its cells stand below each other, each with its column's name."""
    first = _cell("th", cells[0], role="rowheader")
    rest = (
        _cell("td", element("div", words), role="cell", data_head=head)
        for head, words in zip(heads[1:], cells[1:], strict=True)
    )
    return element("tr", first, *rest, role="row")


def _cell(name: str, words: str, *, role: str, data_head: str | None = None) -> Html:
    """Return a cell that says what it is: a browser forgets it where a table is set otherwise."""
    scope = {"columnheader": "col", "rowheader": "row"}.get(role)
    return element(name, words, role=role, scope=scope, data_head=data_head)


def outcome_mark(outcome: Outcome) -> Html:
    """Return an outcome as a mark and a word, so that colour is not all that tells it."""
    css, mark = _MARKS[outcome]
    return element("span", f"{mark} {outcome_name(outcome)}", class_=css)


def _country(code: str) -> str:
    return country_name(code) if code else _("Unknown")
