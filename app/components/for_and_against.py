"""One theme: what worked and what did not, side by side, how broadly, and what differs."""

from collections.abc import Mapping, Sequence

import streamlit as st

from app.components.html import Html, element, joined, show
from app.components.learned import learned_list
from app.names import country_name, language_name, source_type_name
from app.plain import plain
from app.theme_breadth import effective_meaning, effective_words
from app.theme_names import theme_label, years_words
from app.words import _
from knowledge.breadth import Breadth
from knowledge.model.lesson import Lesson
from knowledge.themes.findings import ForAndAgainst

_FIRST_LESSONS = 6


def for_and_against(found: ForAndAgainst, lessons: Mapping[str, Lesson]) -> None:
    """Draw both sides of a theme, then the conditions that its lessons name.

    Args:
        found: The theme.
        lessons: By id; at least those of both sides.
    """
    st.header(plain(theme_label(found.theme)))
    sides = (
        (_("Worked"), found.worked, found.worked_ids, "worked"),
        (_("Did not work, or stood in the way"), found.failed, found.failed_ids, "failed"),
    )
    for column, (title, broad, ids, key) in zip(st.columns(2, gap="large"), sides, strict=True):
        with column, st.container(key=f"side-{key}"):
            st.subheader(title)
            if not ids:
                st.write(_("No lesson says so."))
                continue
            show(breadth_list(broad))
            _lessons([lessons[one] for one in ids])
    st.caption(effective_meaning())
    _conditions(found)


def breadth_list(broad: Breadth) -> Html:
    """Return how broadly something was learned, a line for each thing that is counted."""
    rows = (
        (_("Independent initiatives"), str(broad.initiative_count)),
        (_("Initiatives by name"), str(broad.named_count)),
        (_("Initiative unknown"), str(broad.unknown_count) if broad.unknown_count else ""),
        (_("Effective number"), effective_words(broad)),
        (_("Places"), _listed(broad.main_places)),
        (_("Regions"), _listed(broad.regions)),
        (_("Countries"), _listed([country_name(code) for code in broad.countries])),
        (_("Languages"), _listed([language_name(code) for code in broad.languages])),
        (_("Types of source"), _listed([source_type_name(one) for one in broad.source_types])),
        (_("Years"), years_words(broad)),
    )
    return element(
        "dl",
        *(
            element("div", element("dt", name), element("dd", words))
            for name, words in rows
            if words
        ),
        class_="dw-facts",
    )


def _lessons(lessons: Sequence[Lesson]) -> None:
    learned_list(lessons[:_FIRST_LESSONS])
    if more := lessons[_FIRST_LESSONS:]:
        with st.expander(_("{count} more", count=len(more))):
            learned_list(more)


def _conditions(found: ForAndAgainst) -> None:
    if not (found.conditions or found.limits):
        st.caption(_("No lesson of this theme names a condition under which it holds or fails."))
        return
    st.subheader(_("The condition that differs, where lessons name one"))
    for title, named in ((_("Holds when"), found.conditions), (_("Fails when"), found.limits)):
        if named:
            items = (element("li", words, f" ({len(ids)})") for words, ids in named)
            show(
                joined(
                    [
                        element("p", title, class_="dw-small-head"),
                        element("ul", joined(items), class_="dw-list"),
                    ]
                )
            )


def _listed(names: Sequence[str]) -> str:
    return f"{len(names)}: {', '.join(names)}" if names else ""
