"""One file in the queue: where it stands, how far it is, and what can be done."""

from datetime import UTC, datetime

import streamlit as st

from app.components.html import Html, element, show
from app.components.notice import tell
from app.figures import duration, number
from app.outcomes import advice_is_ocr, refusal, state_word
from app.plain import plain, shortened
from app.services import knowledge_base
from app.words import _
from knowledge.model.job import Job, JobState
from knowledge.model.person import Person

_STEPS = {
    JobState.RECEIVED: 0.0,
    JobState.READING: 0.1,
    JobState.SPLITTING: 0.35,
    JobState.EMBEDDING: 0.4,
    JobState.PROPOSING: 0.75,
    JobState.READY: 1.0,
}


def job_row(job: Job, *, person: Person, can_recognise: bool) -> None:
    """Draw one file.

    Args:
        job: That stands for it.
        person: Who looks, and acts.
        can_recognise: Whether this machine can read words from pictures.
    """
    with st.container(key=f"job-{job.id}", gap="xxsmall"):
        show(_row(job))
        if job.state is JobState.REFUSED:
            _ways_on(job, person, can_recognise=can_recognise)
        elif job.report_id:
            st.page_link(
                "views/reports.py",
                label=plain(_("Look at {name}", name=shortened(job.file_name))),
                query_params={"id": job.report_id},
            )


def share_done(job: Job) -> float:
    """Return how far a file is, 0 to 1; embedding counts for most of the way."""
    if job.state is JobState.EMBEDDING and job.total_count:
        begun = _STEPS[JobState.EMBEDDING]
        return begun + (_STEPS[JobState.PROPOSING] - begun) * min(
            1.0, job.done_count / job.total_count
        )
    return _STEPS.get(job.state, 0.0)


def _row(job: Job) -> Html:
    facts = [state_word(job.state)]
    if job.state is JobState.EMBEDDING and job.total_count:
        facts.append(
            _(
                "{done} of {total} passages",
                done=number(job.done_count),
                total=number(job.total_count),
            )
        )
    if job.started_at is not None:
        end = job.finished_at or datetime.now(UTC).replace(tzinfo=None)
        facts.append(duration(end - job.started_at))
    return element(
        "div",
        element("strong", job.file_name, class_="dw-file"),
        element("span", " · ".join(facts), class_=f"dw-state dw-state-{job.state}"),
        _bar(job),
        element("p", " ".join(refusal(job))) if job.state is JobState.REFUSED else None,
        class_="dw-job",
    )


def _bar(job: Job) -> Html | None:
    if job.state.is_final:
        return None
    return element(
        "progress",
        value=round(100 * share_done(job)),
        max=100,
        aria_label=_("How far {name} is", name=job.file_name),
    )


def _ways_on(job: Job, person: Person, *, can_recognise: bool) -> None:
    name = shortened(job.file_name)
    with st.container(horizontal=True, gap="small"):
        if job.sha256:
            if advice_is_ocr(job) and can_recognise:
                st.button(
                    plain(_("Recognise text: {name}", name=name)),
                    key=f"recognise-{job.id}",
                    type="primary",
                    on_click=_retry,
                    args=(job.id, person, True),
                )
            st.button(
                plain(_("Try again: {name}", name=name)),
                key=f"retry-{job.id}",
                on_click=_retry,
                args=(job.id, person, False),
            )
        st.button(
            plain(_("Discard: {name}", name=name)),
            key=f"discard-{job.id}",
            on_click=_discard,
            args=(job, person),
        )


def _retry(job_id: str, person: Person, with_ocr: bool) -> None:  # noqa: FBT001 - by Streamlit
    knowledge_base().queue.retry(job_id, by=person, with_ocr=with_ocr)


def _discard(job: Job, person: Person) -> None:
    knowledge_base().queue.discard(job.id, by=person)
    tell(_("Discarded: {name}", name=job.file_name))
