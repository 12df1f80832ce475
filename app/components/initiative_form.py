"""The forms with which a coordinator states what is known of an initiative."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from app.components.initiative_form_parts import conditions_form, contact_form, lineage_form, write
from app.directory_names import field_name, phase_name
from app.names import countries, kind_name, known_kinds, language_name, level_name
from app.services import knowledge_base
from app.words import _
from knowledge.model.initiative import Initiative, Level
from knowledge.model.person import Person
from knowledge.model.profile import Contact, FactValue, Field, Phase, Profile, Standing

_LONG = (Field.SUMMARY, Field.PROBLEM, Field.TARGET_GROUP, Field.APPROACH)
_LINES = (Field.PLACES, Field.PARTNERS, Field.FUNDING, Field.NEEDS, Field.OFFERS)
_LANGUAGES = ("nl", "en", "de", "fr")
_OLDEST_YEAR, _NEWEST_YEAR = 1800, 2100


def initiative_form(
    profile: Profile, *, others: Sequence[Initiative], contact: Contact | None, by: Person
) -> None:
    """Draw the forms; what is sent is written, and the page drawn anew.

    Args:
        profile: As it stands.
        others: Initiatives that it may have been inspired by.
        contact: As it stands.
        by: Who states it.
    """
    st.header(_("Change what is known"))
    with st.expander(_("Facts")):
        _facts_form(profile, by)
    with st.expander(_("Conditions")):
        conditions_form(profile, by)
    with st.expander(_("Lineage")):
        lineage_form(profile, others, by)
    with st.expander(_("Contact")):
        contact_form(profile, contact, by)


def _facts_form(profile: Profile, by: Person) -> None:
    with st.form("facts", border=False):
        stated = {**_choices(profile), **_texts(profile)}
        unknown = st.multiselect(
            _("Asked for, and nobody knows"),
            [*Field],
            [field for field in Field if profile.standing(field) is Standing.UNKNOWN],
            format_func=lambda field: field_name(Field(field)),
            key="fact_unknown",
            placeholder=_("None"),
            select_all=False,
        )
        sent = st.form_submit_button(_("Save"), key="facts_save", type="primary")
    if sent:
        changed = changed_facts(profile, stated, frozenset(Field(field) for field in unknown))
        write(lambda: knowledge_base().initiatives.state(profile.initiative.id, changed, by=by))


def changed_facts(
    profile: Profile, stated: Mapping[Field, FactValue], unknown: frozenset[Field]
) -> dict[Field, FactValue]:
    """Return what a form states anew; what was left as it is is nobody's new word.

    Args:
        profile: As it stood when the form was drawn.
        stated: By the form, empty where nothing was filled in.
        unknown: Fields that were asked for in vain.
    """
    changed: dict[Field, FactValue] = {}
    for field, value in stated.items():
        before = _before(profile, field)
        if field in unknown:
            changed[field] = None
        elif (value or None) != (before or None):
            changed[field] = value or None
    return changed


def _before(profile: Profile, field: Field) -> FactValue:
    initiative = profile.initiative
    own: dict[Field, FactValue] = {
        Field.KIND: initiative.kind,
        Field.LEVEL: initiative.level,
        Field.COUNTRY: initiative.country,
        Field.PLACES: initiative.places,
    }
    if field in own:
        return own[field]
    return profile.year(field) or profile.entries(field) or profile.text(field)


def _choices(profile: Profile) -> dict[Field, FactValue]:
    """Draw the fields with a choice or a year; return what is chosen."""
    initiative = profile.initiative
    kinds = list(dict.fromkeys([*known_kinds(), *filter(None, [initiative.kind])]))
    names = countries()
    left, middle, right = st.columns(3)
    with left:
        kind = _one_of(Field.KIND, kinds, initiative.kind, kind_name, may_be_new=True)
        phase = _one_of(Field.PHASE, [*Phase], profile.phase, lambda v: phase_name(Phase(v)))
        language = _one_of(Field.LANGUAGE, _LANGUAGES, profile.text(Field.LANGUAGE), language_name)
    with middle:
        level = _one_of(Field.LEVEL, [*Level], initiative.level, lambda v: level_name(Level(v)))
        first = _year(profile, Field.FIRST_YEAR)
    with right:
        country = _one_of(Field.COUNTRY, list(names), initiative.country, lambda v: names.get(v, v))
        last = _year(profile, Field.LAST_YEAR)
    return {
        Field.KIND: kind,
        Field.LEVEL: level,
        Field.COUNTRY: country,
        Field.PHASE: phase,
        Field.LANGUAGE: language,
        Field.FIRST_YEAR: first,
        Field.LAST_YEAR: last,
    }


def _one_of(
    field: Field,
    values: Sequence[str],
    chosen: str | None,
    name: Callable[[str], str],
    *,
    may_be_new: bool = False,
) -> str:
    found = st.selectbox(
        field_name(field),
        values,
        index=list(values).index(chosen) if chosen and chosen in values else None,
        format_func=name,
        accept_new_options=may_be_new,
        placeholder=_("Unknown"),
        key=f"fact_{field}",
    )
    return str(found or "").strip()


def _year(profile: Profile, field: Field) -> int | None:
    found = st.number_input(
        field_name(field),
        _OLDEST_YEAR,
        _NEWEST_YEAR,
        value=profile.year(field),
        format="%d",
        key=f"fact_{field}",
    )
    return int(found) if found else None


def _texts(profile: Profile) -> dict[Field, FactValue]:
    stated: dict[Field, FactValue] = {}
    for field in _LONG:
        stated[field] = st.text_area(
            field_name(field), profile.text(field), key=f"fact_{field}", max_chars=2000
        ).strip()
    for field in _LINES:
        lines = profile.initiative.places if field is Field.PLACES else profile.entries(field)
        text = st.text_area(
            _("{field}, one on a line", field=field_name(field)),
            "\n".join(lines),
            key=f"fact_{field}",
        )
        stated[field] = tuple(line.strip() for line in text.split("\n") if line.strip())
    return stated
