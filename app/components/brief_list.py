"""The briefs of the team, the last changed first."""

from collections.abc import Sequence

import streamlit as st

from app.brief_words import state_name
from app.components.html import element, joined, show
from app.figures import day
from app.plain import plain
from app.words import _, many
from knowledge.briefs import BriefEntry


def brief_list(entries: Sequence[BriefEntry]) -> None:
    """Draw one row a brief; those on a lesson that fell are marked."""
    for entry in entries:
        brief = entry.brief
        facts = [
            element("li", state_name(brief.state)),
            element("li", ", ".join(brief.authors)),
            element("li", _lesson_count(entry)),
            element("li", _("changed {day}", day=day(brief.changed_at))),
        ]
        if entry.is_marked:
            words = _("rests on a lesson that was withdrawn")
            facts.append(element("li", words, class_="dw-flaw-words"))
        with st.container(key=f"row-{brief.id}", gap="xxsmall"):
            st.page_link(
                "views/brief.py", label=plain(brief.body.title), query_params={"id": brief.id}
            )
            show(element("ul", joined(facts), class_="dw-source"))


def _lesson_count(entry: BriefEntry) -> str:
    cited = {name for s in entry.brief.body.sentences() for name in s.lesson_ids}
    return many("{count} lesson", "{count} lessons", len(cited))
