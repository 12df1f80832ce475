"""Addresses and feeds that reports are collected from, with how the last look ended."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import element, show
from app.components.notice import tell
from app.figures import day_and_time
from app.looks import look_sentence, origin_kind_name
from app.plain import plain, shortened
from app.words import _
from ingest.collect.web.network import NetworkGuard
from ingest.outcome import Refused
from knowledge.model.origin import Origin
from knowledge.model.person import Person
from knowledge.origins import Origins


def origin_form(origins: Origins, person: Person) -> None:
    """Draw the form with which an address is added; a worker looks at it at once.

    Args:
        origins: Told of it.
        person: Who adds it.
    """
    st.header(_("A page, a file or a feed of the web"))
    st.write(
        _(
            "Give the address of one page or file, or of an RSS or Atom feed, whose new entries "
            "then come by themselves, each once. Only public pages; what a site asks programs "
            "to leave alone is left alone. The file may not be handed on unless you state that "
            "it may."
        )
    )
    with st.form("origin", border=False, clear_on_submit=True):
        address = st.text_input(
            _("Address"), key="origin_address", placeholder="https://", max_chars=2_000
        )
        is_sent = st.form_submit_button(_("Fetch"), key="origin_send", type="primary")
    if is_sent:
        _add(address, origins, person)


def origin_list(found: Sequence[Origin], origins: Origins, person: Person) -> None:
    """Draw what is remembered, the newest first.

    Args:
        found: To be drawn.
        origins: Told to look again, or no more.
        person: Who acts.
    """
    if not found:
        return
    st.header(_("Remembered"))
    for origin in found:
        origin_row(origin, origins, person)


def origin_row(origin: Origin, origins: Origins, person: Person) -> None:
    """Draw one origin with its last look and what can be done."""
    with st.container(key=f"origin-{origin.id}", gap="xxsmall"):
        facts = [origin_kind_name(origin.kind)]
        if origin.checked_at is not None:
            facts.append(_("looked at {moment}", moment=day_and_time(origin.checked_at)))
        show(
            element(
                "div",
                element("strong", origin.title or origin.address, class_="dw-file"),
                element("span", " · ".join(facts), class_="dw-state"),
                element("p", origin.address) if origin.title else None,
                element("p", look_sentence(origin)),
                class_="dw-job",
            )
        )
        name = shortened(origin.title or origin.address)
        with st.container(horizontal=True, gap="small"):
            st.button(
                plain(_("Look again: {name}", name=name)),
                key=f"again-{origin.id}",
                on_click=_look_again,
                args=(origin, origins, person),
            )
            st.button(
                plain(_("Forget: {name}", name=name)),
                key=f"forget-{origin.id}",
                on_click=_forget,
                args=(origin, origins, person),
            )


def _add(address: str, origins: Origins, person: Person) -> None:
    written = address.strip()
    if not written:
        st.error(_("Give an address first."))
        return
    try:
        NetworkGuard().check(written)
    except Refused:
        st.error(_("That is no address of a public page; it begins with https:// or http://."))
        return
    origins.add(written, by=person)
    tell(_("Noted. The page or feed is fetched now; look below or under Upload."))
    st.rerun()


def _look_again(origin: Origin, origins: Origins, person: Person) -> None:
    origins.add(origin.address, by=person, kind=origin.kind)
    tell(_("It is looked at now: {name}", name=origin.title or origin.address))


def _forget(origin: Origin, origins: Origins, person: Person) -> None:
    origins.forget(origin.id, by=person)
    tell(_("Forgotten. What was collected from it stays."))
