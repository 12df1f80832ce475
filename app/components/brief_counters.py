"""What says otherwise than a brief, beside it: each lesson with a place for an answer."""

import streamlit as st

from app.components.as_seen import as_seen, show_others
from app.components.brief_section import attempt
from app.components.html import element, joined, show, spoken
from app.components.source_line import facts_line
from app.locators import locator_words
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import BriefState, CitedLesson, Counter, Finding
from knowledge.model.person import Person
from knowledge.open_brief import OpenBrief


def counters(opened: OpenBrief, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the counter-evidence of what the brief claims."""
    body = opened.brief.body
    pairs = [
        (finding, counter)
        for finding in body.findings
        if body.claims(finding)
        for counter in finding.counters
    ]
    st.header(_("What says otherwise"))
    if not pairs:
        st.write(_("No confirmed lesson in the base says otherwise."))
    for finding, counter in pairs:
        known = opened.cited.get(counter.lesson_id)
        if known is not None:
            _counter(finding, counter, known, opened, base, person)
    if opened.brief.state is BriefState.DRAFT and st.button(
        _("Look again for what says otherwise"), key="look_for_counters"
    ):
        attempt(lambda: base.briefs.look_for_counters(opened.brief.id, by=person))


def _counter(
    finding: Finding,
    counter: Counter,
    known: CitedLesson,
    opened: OpenBrief,
    base: KnowledgeBase,
    person: Person,
) -> None:
    lesson = known.lesson
    against = opened.cited.get(finding.lesson_ids[0])
    key = f"{finding.id}-{counter.lesson_id}"
    with st.container(border=True, key=f"counter-{key}", gap="small"):
        named = [lesson.initiative.name if lesson.initiative else "", known.report.title]
        named.append(locator_words(lesson.quotes[0].locators))
        claim = against.lesson.content.statement if against else ""
        show(
            joined(
                [
                    element(
                        "p",
                        lesson.content.statement,
                        class_="dw-statement",
                        lang=spoken(lesson.language),
                    ),
                    facts_line(named),
                    element("p", _("Against: {claim}", claim=claim), class_="dw-claim"),
                    _answer(counter),
                ]
            )
        )
        if opened.brief.state is BriefState.DRAFT:
            with st.popover(
                _("Answer again") if counter.answer else _("Answer"), key=f"open-{key}"
            ):
                _form(finding, counter, key, opened, base, person)


def _answer(counter: Counter) -> str | None:
    if not counter.answer:
        return element("p", _("Not answered; it stands in the brief."), class_="dw-state")
    lead = (
        _("{person} set it aside:", person=counter.answered_by)
        if counter.is_set_aside
        else _("{person} answered:", person=counter.answered_by)
    )
    return element("p", element("strong", lead), " ", counter.answer, class_="dw-answer")


def _form(
    finding: Finding,
    counter: Counter,
    key: str,
    opened: OpenBrief,
    base: KnowledgeBase,
    person: Person,
) -> None:
    now, button = (counter.answer, counter.is_set_aside), f"answer-save-{key}"
    seen = as_seen(f"answer-{key}", now, button=button)
    with st.form(f"answer-{key}", border=False):
        words = st.text_area(_("Your answer"), seen.value[0], key=seen.key(f"answer-words-{key}"))
        is_set_aside = st.checkbox(
            _("It does not speak against this; move it to the end, with my reason"),
            value=seen.value[1],
            key=seen.key(f"aside-{key}"),
        )
        sent = st.form_submit_button(_("Save answer"), key=button, type="primary")
    if sent and now not in (seen.value, (words, is_set_aside)):
        show_others(f"answer-{key}", now, [counter.answer])
    elif sent:
        attempt(
            lambda: base.briefs.answer(
                opened.brief.id,
                finding.id,
                counter.lesson_id,
                words,
                by=person,
                is_set_aside=is_set_aside,
            )
        )
