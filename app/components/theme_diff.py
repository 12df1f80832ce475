"""What a run would change, for a person to accept or drop."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from app.components.brief_section import attempt
from app.components.html import Html, element, joined, show
from app.components.wide_table import wide_table
from app.figures import day_and_time
from app.plain import plain
from app.theme_names import diff_sentences, parameter_words, theme_label
from app.words import _, many
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.theme import Theme, ThemeDiff, ThemeRun

_MOST_MOVES = 50


def waiting_run(run: ThemeRun, *, base: KnowledgeBase, person: Person) -> None:
    """Draw what a ready run would change, with the buttons that decide on it."""
    diff = base.themes.runs.diff(run.id, viewer=person)
    with st.container(border=True, key="waiting-run", gap="small"):
        st.header(_("New themes wait for your decision"))
        asked = [_("made {moment}", moment=day_and_time(run.requested_at)), run.requested_by]
        st.caption(plain(" · ".join([*asked, *parameter_words(run.parameters)])))
        show(diff_words(diff))
        moves_table(diff, base=base, person=person, scheme=run.parameters.scheme)
        with st.container(horizontal=True, gap="small"):
            if st.button(_("Accept"), type="primary", key="accept_run"):
                told = _("The new themes stand.")
                attempt(lambda: base.themes.runs.accept(run.id, by=person), told=told)
            if st.button(_("Drop"), key="drop_run"):
                told = _("Dropped; the themes stand as they did.")
                attempt(lambda: base.themes.runs.drop(run.id, by=person), told=told)


def diff_words(diff: ThemeDiff) -> Html:
    """Return what changes as a list of sentences."""
    return element(
        "ul", joined(element("li", words) for words in diff_sentences(diff)), class_="dw-changes"
    )


def moves_table(diff: ThemeDiff, *, base: KnowledgeBase, person: Person, scheme: str) -> None:
    """Draw which lessons move, from where to where, folded away."""
    if not diff.moves:
        return
    stood = base.themes.standing(viewer=person, scheme=scheme)
    labels = {
        theme.id: theme_label(theme)
        for theme in (*diff.new_themes, *diff.gone_themes, *_grown(diff), *stood.themes)
    }
    statements = {one.id: one.content.statement for one in base.lessons.confirmed(viewer=person)}
    with st.expander(_("Which lessons move")):
        show(_table(diff, statements, lambda name: labels.get(name, _("outside all themes"))))
        if len(diff.moves) > _MOST_MOVES:
            more = len(diff.moves) - _MOST_MOVES
            st.caption(many("and {count} more", "and {count} more", more))


def _grown(diff: ThemeDiff) -> Sequence[Theme]:
    return [growth.theme for growth in diff.growths]


def _table(diff: ThemeDiff, statements: Mapping[str, str], label: Callable[[str], str]) -> Html:
    names = (_("Lesson"), _("From"), _("To"))
    rows = (
        element(
            "tr",
            element("td", statements.get(move.lesson_id, move.lesson_id)),
            element("td", label(move.from_theme_id)),
            element("td", label(move.to_theme_id)),
        )
        for move in diff.moves[:_MOST_MOVES]
    )
    return wide_table(names, rows, name=_("Which lessons move"))
