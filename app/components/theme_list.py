"""Themes as a list, the broadest first, each with its parts and how broadly it was told."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import Html, element, joined, show
from app.components.paged import paged
from app.components.source_line import facts_line
from app.components.theme_link import theme_link
from app.theme_names import breadth_words
from app.words import _, many
from knowledge.themes.themes import ThemeSummary

_ROWS_A_PAGE = 20


def theme_list(found: Sequence[ThemeSummary]) -> None:
    """Draw the themes, a page at a time."""
    st.caption(
        _(
            "Counted in independent initiatives: copies and examples of one another count once. "
            "The bar compares themes by that count; it is no opinion poll."
        )
    )
    most = max((one.breadth.initiative_count for one in found), default=0)
    with paged(found, a_page=_ROWS_A_PAGE, key="themes_page") as shown:
        for one in shown:
            theme_row(one, most=most)


def theme_row(one: ThemeSummary, *, most: int) -> None:
    """Draw one theme with its parts.

    Args:
        one: The theme.
        most: Initiatives of the broadest theme in the list: its bar is full.
    """
    with st.container(key=f"row-{one.theme.id.replace(':', '-')}", gap="xxsmall"):
        theme_link(one.theme)
        show(joined([theme_facts(one), _bar(one.breadth.initiative_count, most)]))
        if one.parts:
            with st.container(
                horizontal=True,
                gap="small",
                key=f"theme-parts-{one.theme.id.replace(':', '-')}",
            ):
                for part in one.parts:
                    theme_link(part.theme, after=f"({part.breadth.initiative_count})")


def theme_facts(one: ThemeSummary) -> Html:
    """Return how broadly a theme was told, and what is to be known of it, as one line."""
    return facts_line(breadth_words(one.breadth), remark=" · ".join(_remarks(one)))


def _remarks(one: ThemeSummary) -> list[str]:
    unknown = one.breadth.unknown_count
    return [
        *([_("thin: no finding yet")] if one.is_thin else []),
        *([_("hidden")] if one.theme.is_hidden else []),
        *([_("locked")] if one.theme.is_locked else []),
        *(
            [
                many(
                    "{count} lesson of an unknown initiative",
                    "{count} lessons of unknown initiatives",
                    unknown,
                )
            ]
            if unknown
            else []
        ),
    ]


def _bar(count: int, most: int) -> Html | None:
    if not most:
        return None
    return element(
        "progress", value=count, max=most, class_="dw-share", aria_hidden="true", tabindex=-1
    )
