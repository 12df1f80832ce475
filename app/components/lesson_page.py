"""One lesson: what was confirmed, what was proposed, its proof, and what stands near it."""

from collections.abc import Iterator, Sequence

import streamlit as st

from app.components.html import Html, element, joined, show
from app.components.lesson_hit import lesson_line, source_of_lesson
from app.components.lesson_link import proof_link
from app.components.passage_quote import quote
from app.figures import day, day_and_time
from app.lesson_names import (
    addressee_name,
    evidence_name,
    lesson_kind_name,
    lesson_status_name,
    lesson_theme_name,
    note_words,
    source_name,
)
from app.names import level_name
from app.plain import plain
from app.words import _
from knowledge.model.lesson import Evidence, Lesson, LessonContent, LessonStatus


def lesson_head(lesson: Lesson) -> None:
    """Draw the statement as the title of the page, and whose it is."""
    st.title(plain(lesson.content.statement))
    remark = "" if lesson.status is LessonStatus.CONFIRMED else lesson_status_name(lesson.status)
    show(source_of_lesson(lesson, remark=remark))
    if lesson.note:
        st.info(plain(note_words(lesson.note)))


def proofs(lesson: Lesson) -> None:
    """Draw the quotes, each with a way to its page."""
    st.header(_("What the report says"))
    for proof in lesson.quotes:
        show(quote(proof.exact, language=lesson.language))
        proof_link(lesson, proof)


def twins(lesson: Lesson) -> None:
    """Draw what was proposed and what a person confirmed, beside each other."""
    st.header(_("How it came about"))
    show(
        element(
            "dl",
            joined(
                element("div", element("dt", name), element("dd", words))
                for name, words in _history(lesson)
            ),
            class_="dw-facts",
        )
    )
    if lesson.confirmed is not None:
        show(_beside(lesson.proposed, lesson.confirmed))


def near_ones(linked: Sequence[Lesson], near: Sequence[Lesson]) -> None:
    """Draw lessons that a person linked, and apart from them those that only look alike."""
    known = {lesson.id for lesson in linked}
    likely = [lesson for lesson in near if lesson.id not in known]
    if linked:
        st.header(_("Says the same, a person found"))
        for lesson in linked:
            lesson_line(lesson)
    if likely:
        st.header(_("Others learned nearly the same"))
        st.caption(_("Found by meaning; nobody has compared them yet."))
        for lesson in likely:
            lesson_line(lesson)


def facts(lesson: Lesson) -> None:
    """Draw what else a person stated of the lesson."""
    rows = [*_stated(lesson.content)]
    if rows:
        show(
            element(
                "dl",
                joined(
                    element("div", element("dt", name), element("dd", words))
                    for name, words in rows
                ),
                class_="dw-facts",
            )
        )


def _history(lesson: Lesson) -> Iterator[tuple[str, str]]:
    yield (
        _("Proposed"),
        _(
            "{day}, by {source}",
            day=day(lesson.proposed_at),
            source=source_name(lesson.source),
        ),
    )
    if lesson.decided_at is not None:
        yield (
            lesson_status_name(lesson.status),
            _("{moment}, by {who}", moment=day_and_time(lesson.decided_at), who=lesson.decided_by),
        )
    if lesson.confirmed is not None:
        yield (
            _("Compared with the proposal"),
            _("changed by a person") if lesson.is_edited else _("taken over as it was"),
        )


def _beside(proposed: LessonContent, confirmed: LessonContent) -> Html:
    rows = [(_("Statement"), proposed.statement, confirmed.statement)]
    before, after = dict(_stated(proposed)), dict(_stated(confirmed))
    rows += [(name, before.get(name, "–"), after.get(name, "–")) for name in {**before, **after}]
    head = element(
        "tr",
        element("td"),
        element("th", _("Proposed"), scope="col"),
        element("th", _("Confirmed"), scope="col"),
    )
    body = (
        element("tr", element("th", name, scope="row"), element("td", was), element("td", now))
        for name, was, now in rows
    )
    return element(
        "table", element("thead", head), element("tbody", joined(body)), class_="dw-table"
    )


def _stated(content: LessonContent) -> Iterator[tuple[str, str]]:
    if content.kind:
        yield _("Kind"), lesson_kind_name(content.kind)
    if content.holds_when:
        yield _("Holds when"), content.holds_when
    if content.fails_when:
        yield _("Does not hold when"), content.fails_when
    if content.addressee:
        yield _("Who could act on it"), addressee_name(content.addressee)
    if content.level:
        yield _("Level"), level_name(content.level)
    if content.places:
        yield _("Places"), ", ".join(content.places)
    if content.themes:
        yield _("Themes"), ", ".join(map(lesson_theme_name, content.themes))
    if content.evidence is not Evidence.UNKNOWN:
        yield _("How well is it borne out"), evidence_name(content.evidence)
