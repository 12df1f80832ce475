"""The starter's kit on the page, with the buttons that save it as a document."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from app.components.html import element, show
from app.components.initiative_list import initiative_row
from app.components.learned import learned_list
from app.kit_document import kit_blocks
from app.kit_files import write_docx, write_odt
from app.names import kind_name
from app.plain import plain
from app.spread_names import kit_phase_name
from app.words import _, many
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.search import FacetValue
from knowledge.model.starter_kit import KitPart, StarterKit

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"
_OPEN_COUNT = 8


def kit_choice(kinds: Sequence[FacetValue], wanted: str) -> str:
    """Draw the choice of a kind; return it, or nothing."""
    names = {kind.value: f"{kind_name(kind.value)} ({kind.count})" for kind in kinds}
    if wanted and wanted not in names:
        st.info(_("No initiative in the base is of the kind of this address; choose another."))
    st.session_state["kit_kind"] = wanted if wanted in names else None
    chosen = st.selectbox(
        _("What do you want to begin?"),
        sorted(names, key=lambda value: names[value].casefold()),
        index=None,
        format_func=lambda value: names.get(value, value),
        key="kit_kind",
        placeholder=_("Choose a kind of initiative"),
        on_change=_put_in_address,
    )
    return str(chosen or "")


def kit_view(kind: str, kit: StarterKit, *, base: KnowledgeBase, viewer: Person) -> None:
    """Draw the kit of a kind: who, what they learned by phase, and what is missing."""
    st.header(plain(kind_name(kind)))
    lessons = many("{count} lesson", "{count} lessons", kit.lesson_count)
    st.write(
        many(
            "{lessons} of {count} initiative, of {origins} independent origins.",
            "{lessons} of {count} initiatives, of {origins} independent origins.",
            len(kit.profiles),
            lessons=lessons,
            origins=kit.origin_count,
        )
    )
    _buttons(kind, kit, base, viewer)
    for part in kit.parts:
        _part(part)
    st.header(_("Who to look at"))
    for profile in kit.profiles:
        initiative_row(profile)
    if kit.without_lesson:
        names = ", ".join(profile.initiative.name for profile in kit.without_lesson)
        st.caption(plain(_("Without a confirmed lesson in this base: {names}", names=names)))
    st.caption(
        _(
            "A lesson's phase was found by what it says and only orders reading; a lesson may "
            "help in another phase as well."
        )
    )


def _part(part: KitPart) -> None:
    st.header(kit_phase_name(part.phase))
    if not part.lessons:
        show(element("p", _("No lesson for this phase in the base."), class_="dw-none"))
        return
    learned_list(part.lessons[:_OPEN_COUNT])
    if more := part.lessons[_OPEN_COUNT:]:
        with st.expander(many("{count} more lesson", "{count} more lessons", len(more))):
            learned_list(more)


def _buttons(kind: str, kit: StarterKit, base: KnowledgeBase, viewer: Person) -> None:
    blocks = kit_blocks(
        kind,
        kit,
        report_count=len(base.library.reports(viewer=viewer)),
        address=base.settings.web_address,
    )
    name = "-".join(kind.split())
    with st.container(horizontal=True):
        st.download_button(
            _("Save as Word document"),
            partial(write_docx, blocks),
            f"{name}.docx",
            _DOCX,
            key="kit_docx",
            on_click="ignore",
        )
        st.download_button(
            _("Save as OpenDocument text"),
            partial(write_odt, blocks),
            f"{name}.odt",
            _ODT,
            key="kit_odt",
            on_click="ignore",
        )


def _put_in_address() -> None:
    kind = st.session_state["kit_kind"]
    st.query_params.from_dict({"kind": kind} if kind else {})
