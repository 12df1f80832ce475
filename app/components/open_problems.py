"""Problems that initiatives left open, and a problem that somebody asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.components.directory_filters import facet_name, value_name
from app.components.field_value import give
from app.components.html import element, show
from app.components.learned import learned_list
from app.components.source_line import source_line
from app.plain import plain
from app.spread_names import standing_name
from app.words import _, many
from knowledge.model.directory import DirectoryFacet
from knowledge.model.gap import AskedProblem, OpenProblem, ProblemStanding
from knowledge.model.search import FacetValue

_LONGEST_PROBLEM_CHARS = 500


@dataclass(frozen=True, slots=True)
class Chosen:
    """Of which initiatives problems are wanted; none in a field means all."""

    kinds: tuple[str, ...]
    countries: tuple[str, ...]
    places: tuple[str, ...]


def gap_filters(
    facets: Mapping[DirectoryFacet, Sequence[FacetValue]], address: Mapping[str, Sequence[str]]
) -> Chosen:
    """Draw the choice of kind, country and place; what is chosen stands in the address."""
    columns = st.columns(3)
    kinds = _choice(columns[0], DirectoryFacet.KIND, facets, address)
    countries = _choice(columns[1], DirectoryFacet.COUNTRY, facets, address)
    places = _choice(columns[2], DirectoryFacet.PLACE, facets, address)
    return Chosen(kinds, countries, places)


def _choice(
    column: DeltaGenerator,
    facet: DirectoryFacet,
    facets: Mapping[DirectoryFacet, Sequence[FacetValue]],
    address: Mapping[str, Sequence[str]],
) -> tuple[str, ...]:
    known = {value.value: value_name(facet, value.value) for value in facets.get(facet, ())}
    key = f"gap_{facet}"
    st.session_state[key] = [value for value in address.get(facet, ()) if value in known]
    chosen = column.multiselect(
        facet_name(facet),
        sorted(known, key=lambda value: known[value].casefold()),
        format_func=lambda value: known.get(value, value),
        key=key,
        placeholder=_("All"),
        select_all=False,
        on_change=_put_in_address,
    )
    return tuple(chosen)


def problem_box(problem: str) -> None:
    """Draw the box to ask for a problem; the button puts it in the address."""
    give("problem", problem)
    with (
        st.form("ask-problem", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", key="ask-row"),
    ):
        st.text_input(
            _("Ask how a problem stands"),
            key="problem",
            max_chars=_LONGEST_PROBLEM_CHARS,
            placeholder=_("For example: who takes over when the founder leaves?"),
        )
        st.form_submit_button(
            _("Look for it"), key="ask_problem", type="primary", on_click=_put_in_address
        )


def asked_problem(asked: AskedProblem) -> None:
    """Draw how the problem stands, with the lessons and passages that say so."""
    st.header(standing_name(asked.standing))
    if asked.standing is ProblemStanding.NO_REPORT:
        st.write(
            _("That is not the same as no answer: nobody who met it has a report in this base.")
        )
        return
    if asked.origin_count:
        st.write(
            many(
                "Lessons of {count} initiative bear on it.",
                "Lessons of {count} initiatives of different origin bear on it.",
                asked.origin_count,
            )
        )
    for title, lessons in ((_("What may help"), asked.answers), (_("In vain"), asked.in_vain)):
        if lessons:
            st.subheader(title)
            learned_list(lessons)
    if not (asked.answers or asked.in_vain):
        for hit in asked.hits:
            st.page_link(
                "views/report.py",
                label=plain(hit.report.title),
                query_params={"id": hit.report.id, "passage": hit.passage.id},
            )
            show(source_line(hit.report, hit.passage))


def open_problems(problems: Sequence[OpenProblem]) -> None:
    """Draw what initiatives left open: without an answer, and with a possible one."""
    unanswered = [problem.lesson for problem in problems if not problem.answers]
    answered = [problem for problem in problems if problem.answers]
    st.header(_("Tried, and no answer found"))
    if unanswered:
        st.write(
            _("Initiatives name these as open, and no lesson of another initiative comes near.")
        )
        learned_list(unanswered)
    else:
        st.write(_("No open problem without an answer in what you chose."))
    if answered:
        st.header(_("Left open, but others may have an answer"))
        for problem in answered:
            learned_list([problem.lesson])
            with st.expander(
                many("{count} lesson comes near", "{count} lessons come near", len(problem.answers))
                + f" · {problem.lesson.initiative.name if problem.lesson.initiative else ''}"
            ):
                learned_list(problem.answers)
    show(
        element(
            "p",
            _("Whether a lesson answers a problem is for a person to decide."),
            class_="dw-note",
        )
    )


def _put_in_address() -> None:
    address = {
        "kind": st.session_state.get("gap_kind", []),
        "country": st.session_state.get("gap_country", []),
        "place": st.session_state.get("gap_place", []),
        "problem": [str(st.session_state.get("problem") or "").strip()],
    }
    st.query_params.from_dict({name: values for name, values in address.items() if any(values)})
