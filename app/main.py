"""Entry of Streamlit: who are you, which pages, run one."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app.components.frame import frame, page_titles, section_titles
from app.components.introduction import introduction
from app.roles import pages_of
from app.visitor import known_visitor, language_of_visitor, remember_language
from app.words import _, follow

_HERE = Path(__file__).parent

st.set_page_config(page_title="Doorwerk", page_icon=str(_HERE / "look" / "icon.svg"), layout="wide")
follow(language_of_visitor)
remember_language()
st.logo(str(_HERE / "look" / "wordmark.svg"), size="large")

person = known_visitor()
if person is None:
    st.navigation([st.Page(lambda: None, title=_("Welcome"))], position="hidden")
    frame(None)
    introduction()
else:
    titles, sections = page_titles(), section_titles()
    pages: dict[str, list[StreamlitPage]] = {}
    for entry in pages_of(person):
        pages.setdefault(sections[entry.section], []).append(
            st.Page(
                f"views/{entry.name}.py",
                title=titles[entry.name],
                url_path=None if entry.address == "/" else entry.name,
                default=entry.address == "/",
                visibility="visible" if entry.is_in_menu else "hidden",
            )
        )
    page = st.navigation(pages, position="top", expanded=True)
    frame(person)
    page.run()
