"""The themes as an analyst works on them: read, hold against the rules, make anew, take back."""

import streamlit as st

from app.components.theme_diff import waiting_run
from app.components.theme_overview import theme_overview
from app.components.theme_rules import theme_rules
from app.components.theme_run_form import run_form, run_progress
from app.components.theme_runs import theme_runs
from app.components.theme_schemes import scheme_sheet
from app.components.theme_start import lessons_first
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.theme import DISCOVERED, RunState


def theme_workshop(scheme: str, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the themes of a scheme with all that shapes the set."""
    runs = base.themes.runs.listing(viewer=person, scheme=scheme)
    stood = base.themes.standing(viewer=person, scheme=scheme)
    waiting = next((run for run in runs if run.state.is_open or run.state is RunState.READY), None)
    if waiting is not None and waiting.state.is_open:
        run_progress(waiting, base=base, person=person)
    elif waiting is not None:
        waiting_run(waiting, base=base, person=person)
    if runs and runs[0].state is RunState.FAILED:
        st.error(_("The last run failed. Try again, and tell an administrator if it stays so."))
    if not stood.run_id:
        if waiting is None:
            _first(scheme, base, person)
        return
    listed, anew, rules, kept, programme = st.tabs(
        [_("Themes"), _("Make anew"), _("Rules"), _("Runs"), _("Programme")], key="theme_tabs"
    )
    with listed:
        theme_overview(scheme, base=base, person=person)
    with anew:
        st.header(_("Make themes anew"))
        st.write(
            _(
                "Nothing changes before you have seen what would change and accept it. What "
                "people did to themes holds."
            )
        )
        if waiting is None:
            run_form(scheme, is_first=False, base=base, person=person)
        else:
            st.write(_("A run is on its way or waits for your decision; see above."))
    with rules:
        breaches = base.themes.breaches(viewer=person, scheme=scheme)
        theme_rules(breaches, {theme.id: theme for theme in stood.themes})
    with kept:
        theme_runs(runs, current_id=stood.run_id, base=base, person=person)
    with programme:
        scheme_sheet(base=base, person=person)


def _first(scheme: str, base: KnowledgeBase, person: Person) -> None:
    if lessons_first(base=base, person=person) and not base.library.reports(viewer=person):
        return
    st.header(_("No themes yet"))
    st.write(_first_words(scheme))
    run_form(scheme, is_first=True, base=base, person=person)
    scheme_sheet(base=base, person=person)


def _first_words(scheme: str) -> str:
    """Return what the worker will do: find themes, or place lessons in those of a scheme."""
    if scheme == DISCOVERED:
        return _(
            "The worker reads all confirmed lessons, whatever their language, and puts those "
            "together that speak of the same subject. It takes seconds for hundreds of lessons."
        )
    return _(
        "The worker reads all confirmed lessons, whatever their language, and places each with "
        "the chapter that asks about it. What no chapter asks about is listed apart."
    )
