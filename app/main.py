"""Entry of Streamlit: who are you, which pages, run one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app.components.closed_page import closed_page
from app.components.frame import frame, page_titles, section_titles
from app.components.introduction import introduction
from app.roles import PAGES, PageEntry, Section, opens
from app.visitor import known_visitor, language_of_visitor, remember_language
from app.words import _, follow
from knowledge.model.person import Person

_HERE = Path(__file__).parent


def page_at(entry: PageEntry, person: Person | None, title: str) -> str | Callable[[], None]:
    """Return what runs at the address of a page: the page, or why it is closed."""
    if person is None:
        return introduction
    if not opens(entry, person):
        return partial(closed_page, entry, title)
    return f"views/{entry.name}.py"


st.set_page_config(page_title="Doorwerk", page_icon=str(_HERE / "look" / "icon.svg"), layout="wide")
follow(language_of_visitor)
remember_language()
st.logo(str(_HERE / "look" / "wordmark.svg"), size="large")

person = known_visitor()
titles, sections = page_titles(), section_titles()
pages: dict[str, list[StreamlitPage]] = {}
# Every page has its address for everybody: at one that it does not know, Streamlit lays an
# English window over the page.
for entry in PAGES:
    is_in_menu = person is not None and entry.is_in_menu and opens(entry, person)
    pages.setdefault(sections[entry.section if is_in_menu else Section.TOP], []).append(
        st.Page(
            page_at(entry, person, titles[entry.name]),
            title=titles[entry.name] if person else _("Welcome"),
            url_path=None if entry.address == "/" else entry.name,
            default=entry.address == "/",
            visibility="visible" if is_in_menu else "hidden",
        )
    )
page = st.navigation(pages, position="top" if person else "hidden", expanded=True)
frame(person)
page.run()
