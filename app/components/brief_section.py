"""One section of a brief under the pen: each sentence with its words, lessons and place."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from app.brief_words import problem_words, sentence_kind_name
from app.components.as_seen import as_seen, show_others
from app.components.brief_paper import Flaws
from app.components.html import element, show, spoken
from app.components.machine_wording import machine_wording
from app.components.notice import tell
from app.components.sorry import sentence as sorry_sentence
from app.plain import plain
from app.words import _
from knowledge.brief_text import needs_counter
from knowledge.errors import KnowledgeError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import CitedLesson, Section, Sentence, SentenceKind
from knowledge.model.person import Person
from knowledge.open_brief import OpenBrief

_WORDED_BY_REPORTS = (SentenceKind.QUOTE, SentenceKind.COUNTER)
_LONGEST_CHOICE_CHARS = 90
SAVE, ADD = "save-", "add-"


def section_editor(
    section: Section, opened: OpenBrief, *, flaws: Flaws, base: KnowledgeBase, person: Person
) -> None:
    """Draw the sentences of a section to change, move and take out, and a place for a new one.

    Args:
        section: Of the brief.
        opened: The brief.
        flaws: What is wrong, by sentence.
        base: Does what the person asks.
        person: Who edits.
    """
    if section.guidance:
        st.caption(plain(section.guidance))
    known = lesson_choices(opened.cited, base, person)
    for number, sentence in enumerate(section.sentences, start=1):
        with st.container(border=True, key=f"sentence-{sentence.id}", gap="small"):
            _sentence(sentence, number, section, opened, flaws, known, base, person)
    _new_sentence(section, opened, known, base, person)


def lesson_choices(
    cited: Mapping[str, CitedLesson], base: KnowledgeBase, person: Person
) -> dict[str, str]:
    """Return the lessons to choose from, by id: those of the brief, and the person's baskets."""
    found = {
        name: entry.lesson.content.statement for name, entry in cited.items() if entry.is_citable
    }
    for basket in base.baskets.names(of=person):
        for entry in base.baskets.basket(basket.id, of=person).entries:
            if entry.lesson is not None:
                found.setdefault(entry.lesson_id, entry.lesson.content.statement)
    return {name: _short(statement) for name, statement in found.items()}


def attempt(act: Callable[[], object], *, told: str = "") -> None:
    """Do what was asked and draw the page anew, or say in one sentence why it cannot be.

    Args:
        act: Does it.
        told: A sentence for the page that follows; may be empty.
    """
    try:
        act()
    except KnowledgeError as error:
        st.error(sorry_sentence(error))
        return
    if told:
        tell(told)
    st.rerun()


def _sentence(
    sentence: Sentence,
    number: int,
    section: Section,
    opened: OpenBrief,
    flaws: Flaws,
    known: dict[str, str],
    base: KnowledgeBase,
    person: Person,
) -> None:
    st.caption(f"{number}. {sentence_kind_name(sentence.kind)}")
    for problem in flaws.get(sentence.id, ()):
        show(element("p", problem_words(problem.kind), class_="dw-flaw-words"))
    if sentence.kind in _WORDED_BY_REPORTS:
        show(element("p", sentence.text, class_="dw-paper", lang=spoken(sentence.language)))
    else:
        _words_form(sentence, opened, known, base, person)
        _machine_words(sentence, opened, base, person)
    _moves(sentence, section, opened, base, person)


def _words_form(
    sentence: Sentence,
    opened: OpenBrief,
    known: dict[str, str],
    base: KnowledgeBase,
    person: Person,
) -> None:
    brief_id, button = opened.brief.id, f"{SAVE}{sentence.id}"
    seen = as_seen(sentence.id, (sentence.text, sentence.lesson_ids), button=button)
    was, rested = seen.value
    with st.form(f"form-{sentence.id}", border=False):
        text = st.text_area(_("Words"), was, key=seen.key(f"words-{sentence.id}"), height="content")
        chosen = st.multiselect(
            _("Rests on these lessons"),
            [*known],
            default=[name for name in rested if name in known],
            format_func=lambda name: known.get(name, name),
            key=seen.key(f"lessons-{sentence.id}"),
            placeholder=_("Choose at least one"),
            select_all=False,
        )
        if not st.form_submit_button(_("Save sentence"), key=button):
            return
    is_reworded = text.split() != was.split()
    is_cited = set(chosen) != set(rested)
    others = [sentence.text] if is_reworded and sentence.text not in (was, text) else []
    if is_cited and set(sentence.lesson_ids) not in (set(rested), set(chosen)):
        others += [known.get(name, name) for name in sentence.lesson_ids]
    if others:
        show_others(sentence.id, (sentence.text, sentence.lesson_ids), others)
        return

    def save() -> None:
        if is_reworded:
            base.briefs.reword(brief_id, sentence.id, text, by=person, was=sentence.text)
        if is_cited:
            base.briefs.cite(brief_id, sentence.id, _ordered(sentence, chosen), by=person)

    attempt(save)


def _machine_words(
    sentence: Sentence, opened: OpenBrief, base: KnowledgeBase, person: Person
) -> None:
    text = machine_wording(sentence, opened, settings=base.settings)
    if text:
        model = base.settings.llm_model
        attempt(
            lambda: base.briefs.reword(
                opened.brief.id, sentence.id, text, by=person, was=sentence.text, model=model
            )
        )


def _ordered(sentence: Sentence, chosen: Sequence[str]) -> list[str]:
    """Return the chosen lessons, those that were there before in their old order."""
    kept = [name for name in sentence.lesson_ids if name in chosen]
    return kept + [name for name in chosen if name not in kept]


def _moves(
    sentence: Sentence, section: Section, opened: OpenBrief, base: KnowledgeBase, person: Person
) -> None:
    brief_id, ids = opened.brief.id, [s.id for s in section.sentences]
    place = ids.index(sentence.id)
    with st.container(horizontal=True, key=f"moves-{sentence.id}", gap="small"):
        if place and st.button(_("Up"), key=f"up-{sentence.id}", type="tertiary"):
            attempt(lambda: base.briefs.shift(brief_id, sentence.id, by_count=-1, by=person))
        is_last = place == len(ids) - 1
        if not is_last and st.button(_("Down"), key=f"down-{sentence.id}", type="tertiary"):
            attempt(lambda: base.briefs.shift(brief_id, sentence.id, by_count=1, by=person))
        stays = sentence.kind is SentenceKind.COUNTER and _must_stay(sentence, opened)
        if stays:
            st.caption(_("It stays while the brief claims what it speaks against; answer it."))
        elif st.button(_("Take out"), key=f"out-{sentence.id}", type="tertiary"):
            attempt(lambda: base.briefs.remove(brief_id, sentence.id, by=person))


def _must_stay(sentence: Sentence, opened: OpenBrief) -> bool:
    """Say whether counter-evidence stays: it can be cited, and its finding is claimed."""
    lesson_id = sentence.lesson_ids[0]
    known = opened.cited.get(lesson_id)
    return bool(known and known.is_citable and needs_counter(opened.brief.body, lesson_id))


def _new_sentence(
    section: Section,
    opened: OpenBrief,
    known: dict[str, str],
    base: KnowledgeBase,
    person: Person,
) -> None:
    with st.form(f"new-{section.key}", border=True, clear_on_submit=True):
        text = st.text_area(
            _("A sentence of your own"), key=f"new-words-{section.key}", height="content"
        )
        chosen = st.multiselect(
            _("Rests on these lessons"),
            [*known],
            format_func=lambda name: known.get(name, name),
            key=f"new-lessons-{section.key}",
            placeholder=_("Choose at least one"),
            select_all=False,
        )
        sent = st.form_submit_button(_("Add sentence"), key=f"{ADD}{section.key}")
    if sent:
        attempt(
            lambda: base.briefs.write(
                opened.brief.id, section.key, text, lesson_ids=chosen, by=person
            )
        )


def _short(statement: str) -> str:
    if len(statement) <= _LONGEST_CHOICE_CHARS:
        return statement
    return f"{statement[: _LONGEST_CHOICE_CHARS - 1]}…"
