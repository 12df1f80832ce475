"""What to do while no themes stand: bring reports in, confirm lessons, let themes be made."""

import streamlit as st

from app.components.theme_link import list_address
from app.roles import pages_of
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Right
from knowledge.model.theme import RunState


def themes_stand(scheme: str, *, base: KnowledgeBase, person: Person) -> bool:
    """Say whether themes of a scheme stand; if not, draw what to do.

    Who sees proposed lessons counted is told so: readers see other figures.

    Args:
        scheme: Whose themes.
        base: Asked for the runs, and for lessons where there is none.
        person: Sees the ways that their roles open.
    """
    runs = base.themes.runs.listing(viewer=person, scheme=scheme)
    accepted = [run for run in runs if run.state is RunState.ACCEPTED]
    is_shaper = person.may(Right.SHAPE_THEMES)
    if accepted:
        if is_shaper and any(run.parameters.with_proposed for run in accepted[:1]):
            st.caption(
                _(
                    "Lessons that nobody has confirmed yet count here too, for you alone: readers "
                    "see and count confirmed ones."
                )
            )
        return True
    if not lessons_first(base=base, person=person):
        st.header(_("No themes yet"))
        if is_shaper:
            st.write(_("The figures come once themes are made."))
            label = _("Make themes")
            st.page_link("views/themes.py", label=label, query_params=list_address(scheme))
        else:
            st.write(_("No themes were made of these lessons yet. An analyst makes them."))
    return False


def lessons_first(*, base: KnowledgeBase, person: Person) -> bool:
    """Draw the ways to lessons where none is confirmed; say whether that was so."""
    if base.lessons.confirmed(viewer=person):
        return False
    st.header(_("No lessons yet"))
    st.write(
        _(
            "Themes are made of lessons that a person confirmed, and there is none yet. Bring "
            "reports in, publish them, and review what is proposed of them."
        )
    )
    titles = {"upload": _("Upload reports"), "review": _("Review proposed lessons")}
    opened = titles.keys() & {page.name for page in pages_of(person)}
    if not opened:
        st.write(_("A coordinator does that."))
    with st.container(horizontal=True, gap="medium", key="lessons-first"):
        for name, title in titles.items():
            if name in opened:
                st.page_link(f"views/{name}.py", label=title)
    return True
