"""Asks the worker to find themes anew, and shows how far it is."""

import streamlit as st

from app.components.brief_section import attempt
from app.components.html import element, show
from app.figures import number
from app.services import knowledge_base
from app.theme_names import run_state_name, step_name
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.theme import DISCOVERED, RunParameters, RunState, ThemeRun

_EVERY_SECONDS = 1.0
_RESOLUTIONS = (0.4, 0.6, 0.8, 1.0, 1.3, 1.7, 2.2)


def run_form(scheme: str, *, is_first: bool, base: KnowledgeBase, person: Person) -> None:
    """Draw the button that makes themes, and for a later run how to make them.

    Args:
        scheme: DISCOVERED, or id of a scheme.
        is_first: Whether no run of the scheme was accepted yet.
        base: Asked for the run.
        person: Who asks.
    """
    with st.form("make-themes", border=False, width=640):
        parameters = _parameters(scheme, is_first=is_first)
        sent = st.form_submit_button(_("Make themes"), type="primary", key="make_themes")
    if sent:
        attempt(lambda: base.themes.runs.request(parameters, by=person))


def run_progress(run: ThemeRun, *, base: KnowledgeBase, person: Person) -> None:
    """Draw how far a run is, and the button that stops it; it renews itself until it has ended."""
    st.fragment(_progress, run_every=_EVERY_SECONDS)(run.id, person)
    if st.button(_("Stop making themes"), key=f"stop-{run.id}", type="tertiary"):
        told = _("Stopped; the themes stand as they did.")
        attempt(lambda: base.themes.runs.drop(run.id, by=person), told=told)


def _parameters(scheme: str, *, is_first: bool) -> RunParameters:
    is_fresh, resolution, seed = False, 1.0, 0
    if scheme == DISCOVERED and not is_first:
        is_fresh = st.checkbox(
            _("Think anew, instead of growing out of the themes that stand"),
            key="run_fresh",
            help=_("What people merged, split, pinned or locked stays in either case."),
        )
    with_proposed = st.checkbox(
        _("Count lessons too that nobody has confirmed yet"), key="run_proposed"
    )
    if scheme == DISCOVERED:
        resolution = float(
            st.select_slider(
                _("From fewer and larger themes to more and smaller ones"),
                _RESOLUTIONS,
                value=1.0,
                format_func=number,
                key="run_resolution",
            )
        )
        seed = int(
            st.number_input(
                _("Seed"),
                0,
                9999,
                0,
                key="run_seed",
                width=160,
                help=_("The same seed on the same lessons gives the same themes."),
            )
        )
    return RunParameters(
        scheme=scheme,
        is_fresh=is_fresh,
        with_proposed=with_proposed,
        resolution=resolution,
        seed=seed,
    )


def _progress(run_id: str, person: Person) -> None:
    run = knowledge_base().themes.runs.run(run_id, viewer=person)
    if not run.state.is_open:
        st.rerun()
    total = max(1, run.total_count)
    words = [run_state_name(run.state)]
    if run.state is RunState.RUNNING:
        words.append(step_name(run.done_count))
    show(
        element(
            "div",
            element("strong", _("Themes are being made")),
            element("span", ": ".join(words), class_="dw-state"),
            element(
                "progress", value=run.done_count, max=total, aria_label=_("How far the run is")
            ),
            class_="dw-job",
        )
    )
