"""Fields for values of conditions: a range, codes, or yes and no, by the kind."""

import streamlit as st

from app.directory_names import code_name, condition_kind_name
from app.words import _
from knowledge.model.condition import CHOICES, RANGES, ConditionKind, Setting, chosen


def setting_field(
    kind: ConditionKind, known: Setting | None, *, key: str, is_range: bool
) -> Setting | None:
    """Draw the field of one kind; return what it holds, None if nothing.

    Args:
        kind: What it is about.
        known: Value to begin with.
        key: Of the widgets.
        is_range: Whether numbers have two ends; a place has one number.
    """
    label = condition_kind_name(kind)
    if kind in CHOICES:
        codes = st.multiselect(
            label,
            [str(code) for code in CHOICES[kind]],
            list(known.codes) if known else [],
            format_func=lambda code: code_name(kind, code),
            key=key,
            placeholder=_("Unknown"),
            select_all=False,
        )
        return chosen(kind, tuple(codes)) if codes else None
    if kind in RANGES:
        return _numbers(kind, known, label, key, is_range=is_range)
    answers = {"yes": _("Yes"), "no": _("No")}
    before = None if known is None else ("yes" if known.is_there else "no")
    answer = st.selectbox(
        label,
        list(answers),
        index=None if before is None else list(answers).index(before),
        format_func=answers.__getitem__,
        key=key,
        placeholder=_("Unknown"),
    )
    return None if answer is None else Setting(kind, is_there=answer == "yes")


def _numbers(
    kind: ConditionKind, known: Setting | None, label: str, key: str, *, is_range: bool
) -> Setting | None:
    unit = unit_words(kind)
    label = f"{label} ({unit})" if unit else label
    if not is_range:
        one = _number(label, known.least if known else None, key)
        return None if one is None else Setting(kind, one, one)
    left, right = st.columns(2)
    with left:
        least = _number(_("{what}, at least", what=label), known.least if known else None, key)
    with right:
        most = _number(_("{what}, at most", what=label), known.most if known else None, f"{key}_to")
    if least is None and most is None:
        return None
    return Setting(kind, least, most)


def unit_words(kind: ConditionKind) -> str:
    """Return what a number of this kind counts, empty if its name says so."""
    return {
        ConditionKind.PAID_COORDINATION: _("hours a week"),
        ConditionKind.FIRST_MONEY: _("euro"),
        ConditionKind.BUDGET: _("euro"),
    }.get(kind, "")


def _number(label: str, value: float | None, key: str) -> float | None:
    found = st.number_input(
        label, 0, 10**9, value=None if value is None else int(value), format="%d", key=key
    )
    return None if found is None else float(found)
