"""The themes that a lesson stands in, each with the way to its page."""

from collections.abc import Sequence

import streamlit as st

from app.components.theme_link import theme_link
from app.words import _
from knowledge.themes.themes import LessonTheme


def lesson_themes(found: Sequence[LessonTheme]) -> None:
    """Draw the themes; nothing if there is none."""
    if not found:
        return
    st.header(_("Themes it stands in"))
    with st.container(gap=None, key="lesson-themes"):
        for one in found:
            theme_link(one.theme)
            if one.part is not None:
                theme_link(one.part)
