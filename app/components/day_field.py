"""A field in which a day is filled in, the same on every page."""

from datetime import date
from typing import Final

import streamlit as st

_EARLIEST: Final = date(1900, 1, 1)
_LATEST: Final = date(2100, 12, 31)


def day_field(
    label: str, known: date | None, *, key: str, latest: date | None = None
) -> date | None:
    """Draw the field; return its day, None if it is empty.

    Without limits of our own, Streamlit takes no day more than ten years away, and puts
    back what stood there before without a word.

    Args:
        label: In the visitor's language.
        known: Day to begin with.
        key: Of the field.
        latest: The last day that may be filled in.
    """
    chosen = st.date_input(
        label,
        known,
        min_value=_EARLIEST,
        max_value=latest or _LATEST,
        format="DD-MM-YYYY",
        key=key,
    )
    return chosen if isinstance(chosen, date) else None
