"""What is known of an initiative, told: summary, problem, approach, needs and offers."""

from collections.abc import Iterator

import streamlit as st

from app.components.html import Html, element, joined, show
from app.components.initiative_list import initiative_words, language_attribute
from app.components.source_line import facts_line
from app.directory_names import fact_words, field_name
from app.names import level_name
from app.words import _
from knowledge.model.profile import Field, Profile, Standing

_TOLD = (Field.PROBLEM, Field.TARGET_GROUP, Field.APPROACH)
_LISTED = (Field.NEEDS, Field.OFFERS)
_BESIDE = (
    Field.KIND,
    Field.LEVEL,
    Field.PLACES,
    Field.COUNTRY,
    Field.FIRST_YEAR,
    Field.LAST_YEAR,
    Field.PHASE,
    Field.PARTNERS,
    Field.FUNDING,
)


def initiative_head(profile: Profile) -> None:
    """Draw what it is in one line, and the summary."""
    words = initiative_words(profile)
    if profile.initiative.level:
        words.insert(1, level_name(profile.initiative.level))
    show(facts_line(words))
    if summary := profile.text(Field.SUMMARY):
        show(element("p", summary, lang=language_attribute(profile), class_="dw-lead"))


def initiative_story(profile: Profile) -> None:
    """Draw problem, target group and approach, and what it needs and offers."""
    language = language_attribute(profile)
    for field in _TOLD:
        if text := profile.text(field):
            st.header(field_name(field))
            show(element("p", text, lang=language, class_="dw-story"))
    columns = st.columns(2, gap="large")
    for field, column in zip(_LISTED, columns, strict=True):
        with column:
            st.header(field_name(field))
            show(_entries(profile, field))


def initiative_facts(profile: Profile) -> None:
    """Draw the facts beside it; what nobody knows and what nobody stated are told apart."""
    st.header(_("Facts"))
    rows = (
        element("div", element("dt", name), element("dd", value)) for name, value in _facts(profile)
    )
    show(element("dl", joined(rows), class_="dw-facts"))


def _facts(profile: Profile) -> Iterator[tuple[str, Html | str]]:
    language = language_attribute(profile)
    for field in _BESIDE:
        words = fact_words(profile, field)
        if words and field in (Field.PARTNERS, Field.FUNDING):
            yield field_name(field), element("span", words, lang=language)
        elif words:
            yield field_name(field), words
        elif field is not Field.LAST_YEAR:
            yield field_name(field), _("Not stated yet")


def _entries(profile: Profile, field: Field) -> Html:
    entries = profile.entries(field)
    if entries:
        return element(
            "ul",
            joined(element("li", entry) for entry in entries),
            lang=language_attribute(profile),
            class_="dw-list",
        )
    is_unknown = profile.standing(field) is Standing.UNKNOWN
    return element("p", _("Unknown") if is_unknown else _("Not stated yet"), class_="dw-none")
