"""Upload: many files at once, and the queue in which each can be followed."""

import streamlit as st

from app.components.hand_in import already_here, hand_in
from app.components.likeness import open_likenesses
from app.components.notice import show_notice
from app.components.queue_view import queue_view
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.model.person import Right

base, person = knowledge_base(), visitor()
person.require(Right.BRING_IN)

st.title(_("Bring reports in"))
st.write(
    _(
        "What is read here waits until somebody has looked at it under Reports and publishes "
        "it. You may leave this page; the reading goes on."
    )
)
show_notice()
hand_in(person, initiatives=[initiative.name for initiative in base.library.initiatives()])
already_here()
if person.may(Right.REVIEW):
    open_likenesses(base.duplicates.questions(viewer=person))
queue_view(person)
