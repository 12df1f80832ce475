"""Entry of Streamlit: who are you, which pages, run one."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app.components.frame import frame, page_titles, section_titles
from app.components.introduction import introduction
from app.components.shut_pages import not_for_these_roles, shut_pages
from app.roles import PAGES, pages_of
from app.visitor import known_visitor, language_of_visitor, remember_language
from app.words import follow

_HERE = Path(__file__).parent

st.set_page_config(page_title="Doorwerk", page_icon=str(_HERE / "look" / "icon.svg"), layout="wide")
follow(language_of_visitor)
remember_language()
st.logo(str(_HERE / "look" / "wordmark.svg"), size="large")

person, titles = known_visitor(), page_titles()
if person is None:
    # Under every address: who follows a link from a letter gets there once they said who they are.
    shut = shut_pages(PAGES, titles=titles, draw=lambda: None)
    st.navigation(shut, position="hidden")
    frame(None)
    introduction()
else:
    sections, opened = section_titles(), pages_of(person)
    pages: dict[str, list[StreamlitPage]] = {}
    for entry in opened:
        pages.setdefault(sections[entry.section], []).append(
            st.Page(
                f"views/{entry.name}.py",
                title=titles[entry.name],
                url_path=None if entry.address == "/" else entry.name,
                default=entry.address == "/",
                visibility="visible" if entry.is_in_menu else "hidden",
            )
        )
    others = [entry for entry in PAGES if entry not in opened]
    pages[""] += shut_pages(others, titles=titles, draw=not_for_these_roles)
    page = st.navigation(pages, position="top", expanded=True)
    frame(person)
    page.run()
