"""Samples of lessons that people code, and the form that draws one."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import show
from app.components.notice import tell
from app.components.sorry import sentence
from app.components.source_line import facts_line
from app.figures import day
from app.theme_names import scheme_name
from app.words import _, many
from knowledge.errors import Conflict, KnowledgeError
from knowledge.model.coding import LEAST_CODED, CodingSample
from knowledge.model.person import Person
from knowledge.model.scheme import Scheme
from knowledge.model.theme import DISCOVERED
from knowledge.themes.coding import ThemeCoding

_USUAL, _MOST = 40, 200


def coding_samples(coding: ThemeCoding, *, schemes: Sequence[Scheme], person: Person) -> None:
    """Draw the samples, the newest first, and the form for a new one."""
    found = coding.samples(viewer=person)
    st.header(_("Samples"))
    if not found:
        st.write(_("No sample was drawn yet."))
    for sample in found:
        _row(sample, schemes, person)
    _form(coding, schemes, found=found, person=person)


def _row(sample: CodingSample, schemes: Sequence[Scheme], person: Person) -> None:
    size = len(sample.answers)
    mine = sample.coders.get(person.name, 0)
    with st.container(key=f"row-{sample.id}", gap="xxsmall"):
        st.page_link(
            "views/agreement.py",
            label=_("Sample of {day}", day=day(sample.drawn_at)),
            query_params={"id": sample.id},
        )
        facts = [
            many("{count} lesson", "{count} lessons", size),
            scheme_name(_scheme(sample.scheme, schemes)),
            _("drawn by {name}", name=sample.drawn_by),
            many("{count} person coded", "{count} people coded", len(sample.coders)),
        ]
        mark = _("you: {done} of {all}", done=mine, all=size) if mine else ""
        show(facts_line(facts, remark=mark))


def _scheme(scheme_id: str, schemes: Sequence[Scheme]) -> Scheme | None:
    return next((one for one in schemes if one.id == scheme_id), None)


def _form(
    coding: ThemeCoding,
    schemes: Sequence[Scheme],
    *,
    found: Sequence[CodingSample],
    person: Person,
) -> None:
    names = {DISCOVERED: scheme_name(None)} | {one.id: scheme_name(one) for one in schemes}
    with st.form("draw_sample", border=True):
        st.subheader(_("Draw a sample"))
        scheme = st.selectbox(
            _("Which themes"), list(names), format_func=names.__getitem__, key="sample_scheme"
        )
        count = st.number_input(
            _("How many lessons"), LEAST_CODED, _MOST, _USUAL, step=5, key="sample_count"
        )
        sent = st.form_submit_button(_("Draw at random"), key="sample_draw")
    if not sent:
        return
    try:
        drawn = coding.draw(by=person, count=int(count), scheme=scheme, seed=len(found))
    except Conflict:
        st.error(_("There are not so many lessons in these themes."))
        return
    except KnowledgeError as error:
        st.error(sentence(error))
        return
    tell(_("Drawn. Say of each lesson which themes it belongs to."))
    st.switch_page("views/agreement.py", query_params={"id": drawn.id})
