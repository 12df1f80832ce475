"""What people did to a theme, the newest first, and undoing it."""

from collections.abc import Collection, Mapping

import streamlit as st

from app.components.brief_section import attempt
from app.components.html import element, show
from app.figures import day_and_time
from app.plain import plain
from app.theme_names import edit_name, theme_label
from app.words import _, many
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.theme import EditKind, Theme, ThemeEdit
from knowledge.themes.standing import effective


def theme_history(theme: Theme, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the acts; each that holds has a button that undoes it."""
    st.header(_("History"))
    edits = base.themes.edits
    log = edits.history(viewer=person, theme_id=theme.id, scheme=theme.scheme)
    if not log:
        st.write(_("Nobody changed this theme yet."))
        return
    held = {edit.sequence for edit in effective(reversed(log))}
    stood = base.themes.standing(viewer=person, scheme=theme.scheme)
    labels = {one.id: theme_label(one) for one in (*stood.themes, *stood.gone)}
    for edit in log:
        with st.container(
            horizontal=True, gap="small", vertical_alignment="center", key=f"edit-{edit.sequence}"
        ):
            show(
                element(
                    "p",
                    element("strong", act_words(edit, theme.id, labels)),
                    f" · {edit_words(edit, labels)}" if edit_words(edit, labels) else "",
                    f" · {edit.who}, {day_and_time(edit.at)}",
                    f" · {_act_number(edit, held)}",
                    class_="dw-history",
                )
            )
            if edit.sequence in held and st.button(
                plain(_("Undo act {number}", number=edit.sequence)),
                key=f"undo-{edit.sequence}",
                type="tertiary",
            ):
                attempt(
                    lambda edit=edit: edits.take_back(  # type: ignore[misc]  # bound now
                        edit.sequence, by=person, scheme=theme.scheme
                    ),
                    told=_("Undone."),
                )


def _act_number(edit: ThemeEdit, held: Collection[int]) -> str:
    """Return by what number an act is spoken of, and whether it was undone."""
    name = _("act {number}", number=edit.sequence)
    if edit.kind is EditKind.TAKEN_BACK or edit.sequence in held:
        return name
    return _("{act}, undone", act=name)


def act_words(edit: ThemeEdit, theme_id: str, labels: Mapping[str, str]) -> str:
    """Return what was done, seen from one theme: to it, to a part of it, or out of it.

    Args:
        edit: The act.
        theme_id: The theme whose history it is.
        labels: What themes are called, by id.
    """
    name, other = edit_name(edit.kind), labels.get(edit.theme_id, "")
    if edit.theme_id in ("", theme_id) or not other:
        return name
    match edit.kind:
        case EditKind.MOVED:
            return _("lessons moved to “{theme}”", theme=other)
        case EditKind.MERGED:
            return _("merged into “{theme}”", theme=other)
        case _:
            return _("{act} in “{theme}”", act=name, theme=other)


def edit_words(edit: ThemeEdit, labels: Mapping[str, str]) -> str:
    """Return what an act was about: words, other themes, how many lessons.

    Args:
        edit: The act.
        labels: What themes are called, by id.
    """
    data = edit.data
    match edit.kind:
        case EditKind.RENAMED | EditKind.DESCRIBED:
            words = [str(data.get(language, "")) for language in ("nl", "en")]
            said = " / ".join(f"“{word}”" for word in words if word)
            if said and data.get("model"):
                return _("{words}, as {model} suggested", words=said, model=str(data["model"]))
            return said or _("by its own words again")
        case EditKind.MERGED:
            return _("with {themes}", themes=", ".join(labels.get(one, one) for one in _ids(data)))
        case EditKind.SPLIT:
            parts = data.get("parts", [])
            names = [part["nl"] or part["en"] for part in parts] if isinstance(parts, list) else []
            return ", ".join(f"“{name}”" for name in names)
        case EditKind.MOVED | EditKind.PINNED | EditKind.UNPINNED:
            count = len(_ids(data, "lessons"))
            return many("{count} lesson", "{count} lessons", count)
        case EditKind.TAKEN_BACK:
            return _("act {number}", number=data.get("edit", ""))
        case _:
            return ""


def _ids(data: Mapping[str, object], name: str = "themes") -> list[str]:
    found = data.get(name, [])
    return [str(one) for one in found] if isinstance(found, list) else []
