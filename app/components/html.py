"""HTML built only from escaped parts: the one door through which words of reports pass."""

import html
from collections.abc import Iterable

import streamlit as st

_SAFE_LINKS = ("/", "#", "./")
_WITHOUT_END = frozenset({"img", "input", "br"})


class Html(str):
    """A piece of HTML whose every word was escaped."""

    __slots__ = ()


def element(name: str, /, *children: str | None, **attributes: str | int | None) -> Html:
    """Return an element; children that are not Html are escaped, None is left out.

    Args:
        name: Of the element, written in the code, never taken from a text.
        children: Text or Html.
        attributes: `class_` for class, `aria_label` for aria-label; None is left out.

    Raises:
        ValueError: If a link does not stay on this server.
    """
    written = "".join(
        f' {_attribute(key)}="{html.escape(str(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    for place in ("href", "src", "action"):
        link = str(attributes.get(place) or "/")
        if not link.startswith(_SAFE_LINKS) or link[1:2] in ("/", "\\"):
            raise ValueError(f"a link stays on this server, not {link!r}")
    if name in _WITHOUT_END:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(children)}</{name}>")


def joined(parts: Iterable[str | None], *, by: str = "") -> Html:
    """Return the parts one after the other; what is not Html is escaped."""
    return Html(html.escape(by).join(_escaped(part) for part in parts if part is not None))


def spoken(language: str) -> str | None:
    """Return what `lang` says of some words, so that they are spoken right; None if unknown."""
    return None if language == "und" else language


def show(piece: Html) -> None:
    """Draw the piece.

    Raises:
        TypeError: If it was not built by `element` or `joined`.
    """
    if not isinstance(piece, Html):
        raise TypeError("only what was escaped is drawn as HTML")
    st.html(str(piece))


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _escaped(part: str) -> str:
    return part if isinstance(part, Html) else html.escape(part, quote=True)
