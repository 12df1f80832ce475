"""The runs that were kept: what was asked, what came of it, two compared, one taken back."""

from collections.abc import Sequence

import streamlit as st

from app.components.brief_section import attempt
from app.components.html import Html, element, show
from app.components.theme_diff import diff_words, moves_table
from app.components.wide_table import wide_table
from app.figures import day_and_time, number
from app.theme_names import parameter_words, run_state_name
from app.words import _, many
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.theme import RunState, ThemeRun


def theme_runs(
    runs: Sequence[ThemeRun], *, current_id: str, base: KnowledgeBase, person: Person
) -> None:
    """Draw the runs of a scheme, the newest first.

    Args:
        runs: The newest first.
        current_id: Of the run that stands.
        base: Compares them and takes one back.
        person: Who looks.
    """
    st.header(_("Runs"))
    if not runs:
        st.write(_("No themes were made yet."))
        return
    show(_table(runs, current_id))
    earlier = [run for run in runs if run.state is RunState.ACCEPTED and run.id != current_id]
    if earlier and current_id:
        help_text = _("The run that was accepted before it stands again; edits stay.")
        if st.button(_("Take the run that stands back"), key="take_back_run", help=help_text):
            told = _("Taken back; the run before it stands again.")
            attempt(lambda: base.themes.runs.take_back(current_id, by=person), told=told)
    _comparison([run for run in runs if run.state.has_outcome], base, person)


def run_name(run: ThemeRun) -> str:
    """Return when a run was made and by whom, for a choice."""
    return f"{day_and_time(run.requested_at)}, {run.requested_by}"


def _table(runs: Sequence[ThemeRun], current_id: str) -> Html:
    names = (_("Made"), _("How"), _("Themes"), _("Lessons"), _("State"))
    rows = (
        element(
            "tr",
            element("th", run_name(run), scope="row"),
            element("td", ", ".join(parameter_words(run.parameters))),
            element("td", number(run.theme_count)),
            element("td", number(run.lesson_count)),
            element("td", _state(run, current_id)),
        )
        for run in runs
    )
    return wide_table(names, rows, name=_("Runs"))


def _state(run: ThemeRun, current_id: str) -> str:
    if run.id == current_id:
        return _("Stands now")
    word = run_state_name(run.state)
    return f"{word}, {run.decided_by}" if run.decided_by else word


def _comparison(runs: Sequence[ThemeRun], base: KnowledgeBase, person: Person) -> None:
    if len(runs) < 2:
        return
    st.subheader(_("Compare two runs"))
    by_id = {run.id: run for run in runs}
    left, right = st.columns(2)
    earlier = left.selectbox(
        _("From"),
        [*by_id],
        index=1,
        format_func=lambda name: run_name(by_id[name]),
        key="compare_from",
    )
    later = right.selectbox(
        _("To"), [*by_id], format_func=lambda name: run_name(by_id[name]), key="compare_to"
    )
    if earlier == later:
        st.write(_("Choose two different runs."))
        return
    diff = base.themes.runs.compare(str(earlier), str(later), viewer=person)
    show(diff_words(diff))
    moves_table(diff, base=base, person=person, scheme=by_id[later].parameters.scheme)
    st.caption(
        many(
            "{count} theme grows or shrinks.",
            "{count} themes grow or shrink.",
            len(diff.growths),
        )
    )
