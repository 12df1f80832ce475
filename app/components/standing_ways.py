"""The ways that stand open by themselves: a watched folder and a mailbox."""

import streamlit as st

from app.components.origin_list import origin_row
from app.words import _
from ingest.collect.looking import mailbox_of
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.settings import Settings


def folder_way(settings: Settings) -> None:
    """Draw which folder is watched, or how one comes to be."""
    st.header(_("A watched folder"))
    st.write(
        _(
            "Whatever is put in this folder comes in by itself. A file that is still being "
            "written waits. When it was read it goes to the folder “done”; what was refused "
            "goes to “refused”, with the reason in a file beside it. Nothing is overwritten."
        )
    )
    if settings.watch_folder:
        st.write(_("This folder is watched:"))
        st.code(settings.watch_folder, language=None, wrap_lines=True)
        return
    st.write(_("No folder is watched. An administrator sets one before the start:"))
    st.code("DOORWERK_WATCH_FOLDER=…", language=None)
    st.write(_("Or watch one from the command line:"))
    st.code("doorwerk watch …", language=None)


def mailbox_way(base: KnowledgeBase, person: Person) -> None:
    """Draw which mailbox is looked into, or how one comes to be."""
    st.header(_("A mailbox"))
    st.write(
        _(
            "Mails and what hangs on them come in by themselves. The mailbox is only read: "
            "nothing in it is changed, no mail is marked as read, none is removed."
        )
    )
    mailbox = mailbox_of(base.settings)
    if mailbox is None:
        st.write(_("No mailbox is set. An administrator sets one before the start:"))
        st.code(
            "DOORWERK_MAIL_HOST=…\nDOORWERK_MAIL_USER=…\nDOORWERK_MAIL_PASSWORD=…", language=None
        )
        return
    known = [
        origin
        for origin in base.origins.everything(viewer=person)
        if origin.address == mailbox.address
    ]
    if not known:
        st.write(_("The mailbox is set; the worker looks into it once it runs."))
    for origin in known:
        origin_row(origin, base.origins, person)
