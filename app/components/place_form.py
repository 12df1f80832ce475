"""The form with which a place is described, saved to be compared again."""

import streamlit as st

from app.components.as_seen import Seen, as_seen, show_others
from app.components.condition_fields import setting_field
from app.components.notice import tell
from app.components.sorry import sentence
from app.figures import number
from app.names import countries, country_name, level_name
from app.place_words import put_together, written_over
from app.services import knowledge_base
from app.words import _
from knowledge.errors import KnowledgeError
from knowledge.gazetteer import locate
from knowledge.model.condition import ConditionKind, Setting
from knowledge.model.initiative import Level
from knowledge.model.person import Person
from knowledge.model.place_profile import PlaceProfile

_SAVE = "place_save"


def place_form(place: PlaceProfile | None, *, by: Person) -> None:
    """Draw the form for a new place, or for the one that is chosen; what is left is unknown."""
    st.header(_("Describe a place") if place is None else _("Change this place"))
    st.write(_("Leave empty what you do not know: it then counts as unknown, not as different."))
    form = f"place-{place.id}" if place else "place-new"
    seen = as_seen(form, place, button=_SAVE)
    with st.form(form, border=False):
        described = _fields(seen)
        sent = st.form_submit_button(_("Save the place"), key=_SAVE, type="primary")
    if sent:
        _send(form, described, seen.value, place, by)
    if place is not None and st.button(_("Forget this place"), key="place_forget"):
        _forget(place, by)


def _fields(seen: Seen[PlaceProfile | None]) -> PlaceProfile | None:
    """Draw the fields; return the place, or None if it has no name."""
    place = seen.value
    names = countries()
    if place and place.country:
        names.setdefault(place.country, country_name(place.country))
    codes = list(names)

    def key(name: str) -> str:
        return seen.key(f"place-{place.id}-{name}" if place else f"place_{name}")

    left, middle, right = st.columns(3)
    with left:
        name = st.text_input(_("Name of the place"), place.name if place else "", key=key("name"))
        level = st.selectbox(
            _("Level"),
            [*Level],
            index=[*Level].index(place.level) if place and place.level else None,
            format_func=lambda value: level_name(Level(value)),
            placeholder=_("Unknown"),
            key=key("level"),
        )
    with middle:
        region = st.text_input(_("Region"), place.region if place else "", key=key("region"))
    with right:
        country = st.selectbox(
            _("Country"),
            codes,
            index=codes.index(place.country) if place and place.country else None,
            format_func=lambda code: names.get(code, code),
            placeholder=_("Unknown"),
            key=key("country"),
        )
    settings: dict[ConditionKind, Setting] = {}
    for count, kind in enumerate(ConditionKind):
        with (left, middle, right)[count % 3]:
            known = place.settings.get(kind) if place else None
            found = setting_field(kind, known, key=key(kind), is_range=False)
            if found is not None:
                settings[kind] = found
    if not name.strip():
        return None
    return PlaceProfile(
        name=name.strip(),
        region=region.strip(),
        country=country or "",
        level=Level(level) if level else None,
        settings=settings,
        id=place.id if place else "",
    )


def _send(
    form: str,
    described: PlaceProfile | None,
    seen: PlaceProfile | None,
    now: PlaceProfile | None,
    by: Person,
) -> None:
    """Save what the form says, unless somebody else wrote the same fields meanwhile."""
    if described is None:
        st.error(_("Give the place a name."))
        return
    if seen is not None and now is not None and seen != now:
        if others := written_over(described, seen=seen, now=now):
            show_others(form, now, others)
            return
        described = put_together(described, seen=seen, now=now)
    _save(described, by)


def _save(described: PlaceProfile, by: Person) -> None:
    if ConditionKind.POPULATION not in described.settings:
        described = with_inhabitants(described)
    try:
        saved = knowledge_base().places.save(described, by=by)
    except KnowledgeError as error:
        st.error(sentence(error))
        return
    inhabitants = saved.settings.get(ConditionKind.POPULATION)
    tell(
        _("Saved. Inhabitants: {count}.", count=number(inhabitants.least or 0))
        if inhabitants
        else _("Saved.")
    )
    st.query_params["place"] = saved.id
    st.rerun()


def with_inhabitants(place: PlaceProfile) -> PlaceProfile:
    """Return the place with the inhabitants that the gazetteer knows, if it knows the place."""
    located = locate(place.name, country=place.country)
    if located is None or not located.inhabitants:
        return place
    count = float(located.inhabitants)
    known = Setting(ConditionKind.POPULATION, count, count)
    return PlaceProfile(
        name=place.name,
        region=place.region,
        country=place.country or located.country,
        level=place.level,
        settings={**place.settings, ConditionKind.POPULATION: known},
        id=place.id,
    )


def _forget(place: PlaceProfile, by: Person) -> None:
    try:
        knowledge_base().places.remove(place.id, by=by)
    except KnowledgeError as error:
        st.error(sentence(error))
        return
    tell(_("Forgotten: {name}", name=place.name))
    del st.query_params["place"]
    st.rerun()
