"""Names and describes a theme; what a colleague wrote meanwhile is never written over unseen."""

from dataclasses import dataclass, replace

import streamlit as st

from app.components.brief_section import attempt
from app.plain import plain
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.theme import InBoth, Theme
from knowledge.themes.edits import MOST_DESCRIPTION_CHARS, MOST_NAME_CHARS

_SAVE = "save_name"


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the form was filled with.

    Attributes:
        name: Of the theme, as this person saw it.
        about: Its description, likewise.
        drawn_count: How often the form was filled anew.
    """

    name: InBoth
    about: InBoth
    drawn_count: int = 0


def theme_naming(theme: Theme, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the form with both names and descriptions.

    Args:
        theme: The theme.
        base: Keeps the words.
        person: Whose words they are.
    """
    seen = _seen(theme)
    name, about, is_sent = _form(theme, seen)
    if not is_sent:
        return
    others = _of_others(theme, seen, name, about)
    if others:
        st.session_state[_key(theme)] = replace(
            seen,
            name=_known_now(theme.name, seen.name, name),
            about=_known_now(theme.description, seen.about, about),
        )
        st.error(
            plain(
                _(
                    "Somebody else was faster: it now says {words}. Save once more to put yours "
                    "in its place.",
                    words=", ".join(f"“{one}”" for one in others),
                )
            )
        )
        return
    attempt(lambda: _write(theme, seen, name, about, base, person), told=_("Saved."))


def _seen(theme: Theme) -> _Seen:
    """Return what the form is filled with: what stands, unless the form is just being sent."""
    known: _Seen | None = st.session_state.get(_key(theme))
    now = _Seen(theme.name, theme.description)
    if known is None:
        st.session_state[_key(theme)] = known = now
    is_changed = (known.name, known.about) != (now.name, now.about)
    if is_changed and not st.session_state.get(f"{_SAVE}-{theme.id}"):
        known = replace(now, drawn_count=known.drawn_count + 1)
        st.session_state[_key(theme)] = known
    return known


def _form(theme: Theme, seen: _Seen) -> tuple[InBoth, InBoth, bool]:
    """Draw the form; return what stands in it, and whether it was sent."""
    key = f"{theme.id}-{seen.drawn_count}" if seen.drawn_count else theme.id
    with st.form("name-theme", border=False):
        left, right = st.columns(2)
        nl = left.text_input(
            _("Name in Dutch"),
            seen.name.nl,
            key=f"name-nl-{key}",
            max_chars=MOST_NAME_CHARS,
            placeholder=theme.suggested.nl,
        )
        en = right.text_input(
            _("Name in English"),
            seen.name.en,
            key=f"name-en-{key}",
            max_chars=MOST_NAME_CHARS,
            placeholder=theme.suggested.en,
        )
        about_nl = left.text_area(
            _("About, in Dutch"),
            seen.about.nl,
            key=f"about-nl-{key}",
            max_chars=MOST_DESCRIPTION_CHARS,
        )
        about_en = right.text_area(
            _("About, in English"),
            seen.about.en,
            key=f"about-en-{key}",
            max_chars=MOST_DESCRIPTION_CHARS,
        )
        is_sent = st.form_submit_button(_("Save"), type="primary", key=f"{_SAVE}-{theme.id}")
    return _clean(nl, en), _clean(about_nl, about_en), is_sent


def _of_others(theme: Theme, seen: _Seen, name: InBoth, about: InBoth) -> list[str]:
    """Return the words that others wrote where this person wants other ones."""
    fields = ((name, seen.name, theme.name), (about, seen.about, theme.description))
    return [
        now
        for wanted, before, there in fields
        for mine, was, now in (
            (wanted.nl, before.nl, there.nl),
            (wanted.en, before.en, there.en),
        )
        if mine != was and now not in (was, mine)
    ]


def _write(
    theme: Theme, seen: _Seen, name: InBoth, about: InBoth, base: KnowledgeBase, person: Person
) -> None:
    """Keep what this person changed, and nothing else."""
    edits = base.themes.edits
    name = _laid_over(theme.name, seen.name, name)
    about = _laid_over(theme.description, seen.about, about)
    if name != theme.name:
        edits.rename(theme.id, nl=name.nl, en=name.en, by=person, scheme=theme.scheme)
    if about != theme.description:
        edits.describe(theme.id, nl=about.nl, en=about.en, by=person, scheme=theme.scheme)


def _laid_over(now: InBoth, before: InBoth, wanted: InBoth) -> InBoth:
    """Return what stands now, with the languages that the person changed."""
    return InBoth(
        now.nl if wanted.nl == before.nl else wanted.nl,
        now.en if wanted.en == before.en else wanted.en,
    )


def _known_now(now: InBoth, before: InBoth, wanted: InBoth) -> InBoth:
    """Return what the person has seen once the words of others were shown to them."""
    return InBoth(
        before.nl if wanted.nl == before.nl else now.nl,
        before.en if wanted.en == before.en else now.en,
    )


def _clean(nl: str, en: str) -> InBoth:
    return InBoth(" ".join(nl.split()), " ".join(en.split()))


def _key(theme: Theme) -> str:
    return f"words-{theme.id}"
