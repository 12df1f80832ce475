"""What a person saw when a form was filled: nobody's later words are written over unseen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import streamlit as st

from app.components.html import element, show
from app.plain import plain
from app.words import _

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Seen(Generic[Value]):
    """What a form was filled with.

    Attributes:
        value: As it was when this person got it to see.
        drawn_count: How often the form was filled anew.
    """

    value: Value
    drawn_count: int = 0

    def key(self, name: str) -> str:
        """Return the key of a field; a form that is filled anew has new fields."""
        return f"{name}-{self.drawn_count}" if self.drawn_count else name


def as_seen(name: str, now: Value, *, button: str) -> Seen[Value]:
    """Return what a form is filled with: what stands, unless the form is just being sent.

    Args:
        name: Of the form, one of its kind in the app.
        now: What stands in the records.
        button: Key of the button that sends the form.
    """
    known: Seen[Value] | None = st.session_state.get(_key(name))
    if known is None:
        known = Seen(now)
    elif known.value != now and not st.session_state.get(button):
        known = Seen(now, known.drawn_count + 1)
    st.session_state[_key(name)] = known
    return known


def show_others(name: str, now: object, words: Sequence[str]) -> None:
    """Tell what somebody else wrote meanwhile; sending the form once more goes over it.

    Args:
        name: Of the form.
        now: What stands in the records, and is now seen.
        words: Of it, where the person wants other ones.
    """
    saw_now(name, now)
    st.error(
        plain(
            _(
                "Somebody else was faster: it now says {words}. Save once more to put yours "
                "in its place.",
                words=", ".join(f"“{one}”" for one in words),
            )
        )
    )


def saw_now(name: str, now: object) -> None:
    """Note that a person got to see what stands now; what they typed stays in its field."""
    st.session_state[_key(name)] = replace(st.session_state[_key(name)], value=now)


def not_kept(words: Sequence[str]) -> None:
    """Give a person the words back that came too late: what they belong to is closed or gone."""
    if not words:
        return
    st.error(
        _(
            "Somebody else was faster: this has changed meanwhile, so what you sent was not kept. "
            "Here it is, to copy."
        )
    )
    for one in words:
        show(element("blockquote", one, class_="dw-quote"))


def _key(name: str) -> str:
    return f"seen-{name}"
