"""Pairs of lessons that may contradict each other: a person says whether they do."""

from collections.abc import Sequence

import streamlit as st

from app.components.brief_section import attempt
from app.components.html import element, show
from app.components.learned import learned
from app.components.paged import paged
from app.figures import day
from app.words import _, many
from knowledge.model.person import Person, Right
from knowledge.themes.contradictions import MOST_CANDIDATES, Contradiction, Verdict
from knowledge.themes.figures import ThemeFigures

_PAIRS_A_PAGE = 5
_MOST_CHARS = 300


def contradictions(
    found: Sequence[Contradiction], *, figures: ThemeFigures, person: Person
) -> None:
    """Draw the pairs: those that are open, those that contradict, those that do not."""
    st.header(_("Contradictions"))
    may_judge = person.may(Right.SHAPE_THEMES)
    if may_judge:
        st.write(
            _(
                "About the same, opposite in outcome: candidates, no more. Whether two lessons "
                "contradict each other, and which condition differs, a person says."
            )
        )
    opened = [pair for pair in found if pair.verdict is None]
    confirmed = [pair for pair in found if pair.verdict and pair.verdict.is_contradiction]
    rejected = [pair for pair in found if pair.verdict and not pair.verdict.is_contradiction]
    if not (opened or confirmed):
        st.write(
            _("No pair is left to look at.") if may_judge else _("Nobody has confirmed one yet.")
        )
    numbers = {id(pair): n for n, pair in enumerate((*confirmed, *opened, *rejected), 1)}
    for pair in confirmed:
        _pair(pair, numbers[id(pair)], figures=figures, person=person)
    if opened and may_judge:
        is_cut = len(opened) >= MOST_CANDIDATES
        count = many("{count} candidate", "{count} candidates", len(opened))
        st.subheader(_("The nearest {candidates}", candidates=count) if is_cut else count)
    with paged(opened, a_page=_PAIRS_A_PAGE, key="pairs_page") as shown:
        for pair in shown:
            _pair(pair, numbers[id(pair)], figures=figures, person=person)
    if rejected and may_judge:
        title = many("{count} that is none", "{count} that are none", len(rejected))
        with st.expander(title):
            for pair in rejected:
                _pair(pair, numbers[id(pair)], figures=figures, person=person)


def verdict_words(verdict: Verdict) -> str:
    """Return what a person said of a pair, who and when."""
    said = _("They contradict each other") if verdict.is_contradiction else _("They do not")
    if verdict.differs_in:
        said = _("{said}; what differs: {condition}", said=said, condition=verdict.differs_in)
    return _("{said} ({name}, {day})", said=said, name=verdict.by, day=day(verdict.at))


def _pair(pair: Contradiction, number: int, *, figures: ThemeFigures, person: Person) -> None:
    """Draw one pair; its number tells its fields and buttons from those of the others."""
    key = f"{pair.worked.lesson.id}-{pair.failed.lesson.id}"
    with st.container(border=True, key=f"pair-{key}", gap="small"):
        show(element("p", _("Pair {number}", number=number), class_="dw-state"))
        left, right = (
            element("section", element("ul", learned(one.lesson), class_="dw-learned"))
            for one in (pair.worked, pair.failed)
        )
        show(element("div", left, right, class_="dw-beside"))
        if pair.verdict is not None:
            show(element("p", verdict_words(pair.verdict), class_="dw-why"))
        if person.may(Right.SHAPE_THEMES):
            _judge(pair, number, key=key, figures=figures, person=person)
            if pair.verdict is not None:
                _take_back(pair, number, key=key, figures=figures, person=person)


def _judge(
    pair: Contradiction, number: int, *, key: str, figures: ThemeFigures, person: Person
) -> None:
    with st.form(f"judge-{key}", border=False):
        condition = st.text_input(
            _("What differs in pair {number}, if you can tell", number=number),
            value=pair.verdict.differs_in if pair.verdict else "",
            max_chars=_MOST_CHARS,
            placeholder=_("For example: with or without a paid coordinator"),
            key=f"differs-{key}",
        )
        with st.container(horizontal=True):
            yes = _("Pair {number} is a contradiction", number=number)
            no = _("Pair {number} is none", number=number)
            is_one = st.form_submit_button(yes, key=f"yes-{key}")
            is_none = st.form_submit_button(no, key=f"no-{key}")
    if is_one or is_none:
        attempt(
            lambda: figures.judge(
                pair.worked.lesson.id,
                pair.failed.lesson.id,
                is_contradiction=is_one,
                differs_in=condition or "",
                by=person,
            ),
            told=_("Kept, with your name and the day."),
        )


def _take_back(
    pair: Contradiction, number: int, *, key: str, figures: ThemeFigures, person: Person
) -> None:
    if st.button(
        _("Take back what was said of pair {number}", number=number),
        key=f"unjudge-{key}",
        type="tertiary",
    ):
        attempt(
            lambda: figures.unjudge(pair.worked.lesson.id, pair.failed.lesson.id, by=person),
            told=_("Taken back; the pair is a candidate again."),
        )
