"""The form in which a coordinator states what a report is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from app.beside_words import unseen_words
from app.components.rights_form import rights_fields
from app.names import audience_name, countries, kind_name, known_kinds, level_name
from app.personal_words import personal_kind_name
from app.words import _
from knowledge.model.initiative import Initiative, Level
from knowledge.model.personal import PersonalKind
from knowledge.model.report import Audience, Report, ReportDetails, ReportStatus

_OLDEST_YEAR, _NEWEST_YEAR = 1900, 2100
_LONGEST_TITLE_CHARS = 300


@dataclass(frozen=True, slots=True)
class Stated:
    """What a coordinator sent with the form.

    Attributes:
        details: To be written.
        is_published: Whether the report should be published with it.
    """

    details: ReportDetails
    is_published: bool


def review_form(
    report: Report,
    *,
    initiatives: Sequence[Initiative],
    others: Mapping[str, str],
    blocking: Mapping[PersonalKind, int],
) -> Stated | None:
    """Draw the form; return what was sent in this run, or None.

    Args:
        report: To be described.
        initiatives: That the base knows.
        others: Titles of other reports, by id.
        blocking: How many findings of each kind keep it from being published.
    """
    with st.form(f"review-{report.id}", border=False):
        title = st.text_input(
            _("Title"), report.title, key="form_title", max_chars=_LONGEST_TITLE_CHARS
        )
        name, facts = _initiative_fields(report, initiatives)
        year = st.number_input(
            _("Year of the experience"),
            _OLDEST_YEAR,
            _NEWEST_YEAR,
            value=report.year,
            format="%d",
            key="form_year",
        )
        audience = st.radio(
            _("Who may find it"),
            [*Audience],
            index=[*Audience].index(report.audience),
            format_func=lambda value: audience_name(Audience(value)),
            key="form_audience",
            horizontal=True,
        )
        version_of = st.selectbox(
            _("New version of"),
            ["", *others],
            index=["", *others].index(report.version_of) if report.version_of in others else 0,
            format_func=lambda value: others.get(value, _("(no earlier version)")),
            # An answer beside the form changes it, and a field keeps what it showed before.
            key=f"form_version_of_{report.version_of}",
        )
        rights = rights_fields(report.rights, unseen=unseen_words(report))
        saved, published = _buttons(report, blocking)
    if not (saved or published):
        return None
    return Stated(
        ReportDetails(
            title=title,
            initiative=name or None,
            year=int(year) if year else None,
            audience=Audience(audience),
            version_of=version_of or "",
            initiative_facts=_changed(name, facts, report, initiatives),
            rights=rights if rights != report.rights else None,
        ),
        is_published=published,
    )


def _buttons(report: Report, blocking: Mapping[PersonalKind, int]) -> tuple[bool, bool]:
    is_waiting = report.status is not ReportStatus.PUBLISHED
    if is_waiting and blocking:
        listed = ", ".join(f"{count} × {personal_kind_name(k)}" for k, count in blocking.items())
        st.write(
            _("Cannot be published yet; to be decided about above: {findings}.", findings=listed)
        )
    with st.container(horizontal=True):
        published = is_waiting and st.form_submit_button(
            _("Save and publish"), key="form_publish", type="primary", disabled=bool(blocking)
        )
        saved = st.form_submit_button(_("Save"), key="form_save")
    return saved, published


def _initiative_fields(
    report: Report, initiatives: Sequence[Initiative]
) -> tuple[str, Initiative | None]:
    """Draw the fields of the initiative; return its name, and what was stated of it."""
    known = report.initiative
    names = [initiative.name for initiative in initiatives]
    name = st.selectbox(
        _("Initiative"),
        names,
        index=names.index(known.name) if known and known.name in names else None,
        accept_new_options=True,
        placeholder=_("Choose or type a name"),
        key="form_initiative",
    )
    kind = _kind_field(known.kind if known else "", initiatives)
    level = st.selectbox(
        _("Level"),
        [*Level],
        index=[*Level].index(known.level) if known and known.level else None,
        format_func=lambda value: level_name(Level(value)),
        placeholder=_("Unknown"),
        key="form_level",
    )
    places = st.text_input(
        _("Places, parted by commas"), ", ".join(known.places) if known else "", key="form_places"
    )
    all_countries = countries()
    country = st.selectbox(
        _("Country"),
        list(all_countries),
        index=_place_in(list(all_countries), known.country if known else ""),
        format_func=lambda code: all_countries.get(code, code),
        placeholder=_("Unknown"),
        key="form_country",
    )
    if not name or not name.strip():
        return "", None
    found = tuple(place.strip() for place in places.split(",") if place.strip())
    stated = Initiative(
        "", name.strip(), kind, Level(level) if level else None, found, country or ""
    )
    return stated.name, stated


def _kind_field(kind: str, initiatives: Sequence[Initiative]) -> str:
    kinds = list(dict.fromkeys([*known_kinds(), *sorted({i.kind for i in initiatives if i.kind})]))
    chosen = st.selectbox(
        _("Kind of initiative"),
        kinds,
        index=_place_in(kinds, kind),
        format_func=kind_name,
        accept_new_options=True,
        placeholder=_("Choose or type a kind"),
        key="form_kind",
    )
    return (chosen or "").strip()


def _place_in(values: Sequence[str], value: str) -> int | None:
    return values.index(value) if value in values else None


def _changed(
    name: str, facts: Initiative | None, report: Report, initiatives: Sequence[Initiative]
) -> Initiative | None:
    """Return the facts to write; those shown for another initiative are not carried over."""
    if facts is None:
        return None
    shown = report.initiative
    is_another = any(i.name == name for i in initiatives) and (not shown or shown.name != name)
    is_untouched = (
        (facts.kind, facts.level, facts.places, facts.country)
        == ((shown.kind, shown.level, shown.places, shown.country) if shown else ("", None, (), ""))
    )  # fmt: skip
    return None if is_another and is_untouched else facts
