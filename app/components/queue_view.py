"""The queue as it moves: renewed every second while a file is on its way."""

import streamlit as st

from app.components.html import element, joined, show
from app.components.job_row import job_row
from app.components.paged import paged
from app.figures import number
from app.outcomes import state_word
from app.services import knowledge_base
from app.words import _
from ingest.parse.ocr import ocr_available
from knowledge.model.job import JobState
from knowledge.model.person import Person

_EVERY_SECONDS = 1.0
_ROWS_A_PAGE = 20
_MOST_ROWS = 1000


def queue_view(person: Person) -> None:
    """Draw the queue; it renews itself only while something is on its way."""
    is_moving = knowledge_base().queue.open_count > 0
    every = _EVERY_SECONDS if is_moving else None
    st.fragment(_rows, run_every=every)(person, is_moving=is_moving)


def _rows(person: Person, *, is_moving: bool) -> None:
    queue = knowledge_base().queue
    counts = queue.counts()
    if is_moving and not any(n for state, n in counts.items() if not state.is_final):
        st.rerun()
    jobs = queue.jobs(limit=_MOST_ROWS)
    st.header(_("Files brought in"))
    if not jobs:
        st.write(_("Nothing was brought in yet."))
        return
    show(
        element(
            "ul",
            joined(
                element("li", f"{state_word(state)}: {number(counts[state])}")
                for state in JobState
                if counts[state]
            ),
            class_="dw-counts",
        )
    )
    can_recognise = bool(ocr_available())
    with paged(jobs, a_page=_ROWS_A_PAGE, key="queue_page") as shown:
        for job in shown:
            job_row(job, person=person, can_recognise=can_recognise)
