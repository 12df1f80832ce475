"""A long list a page at a time, with the pages below it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import streamlit as st

Listed = TypeVar("Listed")


@contextmanager
def paged(listed: Sequence[Listed], *, a_page: int, key: str) -> Iterator[Sequence[Listed]]:
    """Give the part of a list that its page shows, to be drawn; below it draw the pages.

    A list that became shorter than the page it was at shows its last one.

    Args:
        listed: All of it.
        a_page: How many stand on one page.
        key: Of the pages, one of its kind; the session keeps the page under it.
    """
    page, pages = page_at(len(listed), a_page=a_page, key=key)
    yield listed[(page - 1) * a_page : page * a_page]
    page_buttons(pages, key=key)


def page_at(count: int, *, a_page: int, key: str) -> tuple[int, int]:
    """Return which page of a list is shown, from 1, and how many it has, at least one."""
    pages = max(1, -(-count // a_page))
    wanted = int(st.session_state.get(key, 1))
    page = min(max(1, wanted), pages)
    if page != wanted:
        st.session_state[key] = page
    return page, pages


def page_buttons(pages: int, *, key: str) -> None:
    """Draw the pages of a list, if it has more than one."""
    if pages > 1:
        st.pagination(pages, key=key)
