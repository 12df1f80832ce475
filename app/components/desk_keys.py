"""The keys of the desk: buttons that a key presses, a table of them, and a switch."""

from collections.abc import Callable, Sequence
from typing import Literal

import streamlit as st

from app.components.html import Html, element, joined, show
from app.words import _

_ON, _SHOWN = "desk_keys_on", "desk_keys_shown"


def keys_are_on() -> bool:
    """Say whether keys alone do anything; who speaks to the machine may turn them off."""
    return bool(st.session_state.get(_ON, True))


def key_button(
    label: str,
    act: Callable[..., None],
    *,
    key: str,
    shortcut: str = "",
    args: Sequence[object] = (),
    kind: Literal["primary", "secondary", "tertiary"] = "secondary",
    disabled: bool = False,
) -> None:
    """Draw a button that a key presses too, unless keys are off.

    Args:
        label: In words; unlike that of any other button shown with it.
        act: Called with the arguments when it is pressed.
        key: Of the widget.
        shortcut: As Streamlit writes it, such as "Shift+A"; C and R are its own.
        args: For the act.
        kind: How much it stands out.
        disabled: Shown, but without effect.
    """
    st.button(
        label,
        key=key,
        type=kind,
        disabled=disabled,
        shortcut=shortcut if shortcut and keys_are_on() else None,
        on_click=act,
        args=tuple(args),
    )


def keys_help() -> None:
    """Draw the button of the help ("?"), and the table of keys while it is open."""
    is_shown = st.session_state.get(_SHOWN)
    with st.container(key="desk-help", gap="xsmall"):
        show(element("span", class_="dw-keys-on" if keys_are_on() else "dw-keys-off"))
        with st.container(horizontal=True):
            _switch(_("Hide the keys") if is_shown else _("Keys (?)"), "desk_help", _SHOWN)
            if is_shown:
                label = _("Turn keys off") if keys_are_on() else _("Turn keys on")
                _switch(label, "desk_keys", _ON)
        if is_shown:
            show(_table())


def _switch(label: str, key: str, name: str) -> None:
    st.button(label, key=key, type="tertiary", on_click=_toggle, args=(name,))


def _toggle(name: str) -> None:
    st.session_state[name] = not st.session_state.get(name, name == _ON)


def _table() -> Html:
    rows = (
        element(
            "tr",
            element("th", joined((element("kbd", k) for k in keys), by=" "), scope="row"),
            element("td", meaning),
        )
        for keys, meaning in _meanings()
    )
    head = element("tr", *(element("th", name, scope="col") for name in (_("Key"), _("Does"))))
    return element(
        "table", element("thead", head), element("tbody", joined(rows)), class_="dw-table dw-keys"
    )


def _meanings() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (("A",), _("Accept the lesson as it lies there")),
        (("⇧ A",), _("Accept it with everything that is suggested")),
        (("E",), _("Edit the statement; Ctrl + Enter accepts it, Esc leaves the field")),
        (("T",), _("Take what is suggested")),
        (("1", "…", "6"), _("Choose the kind")),
        (("H", "J"), _("Begin of the quote: a word earlier, later; with ⇧ a sentence")),
        (("K", "L"), _("End of the quote: a word earlier, later; with ⇧ a sentence")),
        (("Q",), _("Next quote, where a lesson has several")),
        (("X",), _("Reject: then a digit for the reason, or E for your own words")),
        (("S",), _("Split: then H and L move the cut, A confirms both")),
        (("M",), _("Says the same as another: then a digit for which")),
        (("U",), _("Undo your last act")),
        (("N", "P"), _("Next, previous")),
        (("W",), _("Show proposals with weaker signs too")),
        (("V",), _("Page or text")),
        (("?",), _("This table")),
    )
