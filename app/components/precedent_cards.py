"""The box for a plan, and the initiatives that come near it."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import element, joined, show
from app.components.initiative_contact import contact_lines
from app.components.initiative_list import initiative_words, language_attribute
from app.components.learned import learned_list
from app.components.passage_quote import quote
from app.components.source_line import facts_line, source_line
from app.directory_names import bearing_name, condition_kind_name, setting_words
from app.figures import number
from app.locators import locator_words
from app.names import strength_name
from app.plain import plain
from app.report_address import hit_address
from app.words import _, many
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.condition import Bearing, Condition
from knowledge.model.person import Person
from knowledge.model.precedent import Precedent, PrecedentAnswer
from knowledge.model.profile import Field
from knowledge.model.search import Hit

_LONGEST_PLAN_CHARS = 1500
_CONDITIONS_SHOWN = 4
_EXCERPT_CHARS = 320


def plan_box(plan: str) -> None:
    """Draw the box; the button puts the plan in the address."""
    st.session_state["plan"] = plan
    with st.form("ask-plan", border=False):
        st.text_area(
            _("Tell what you plan, or which problem you see, in a few sentences"),
            key="plan",
            max_chars=_LONGEST_PLAN_CHARS,
            height=120,
            placeholder=_("For example: we want to keep the last shop in our village open"),
        )
        st.form_submit_button(
            _("Look for it"), key="ask_plan", type="primary", on_click=_put_in_address
        )
    st.caption(_("In Dutch, English, German or French; initiatives in the others are found too."))


def precedent_cards(answer: PrecedentAnswer, *, base: KnowledgeBase, viewer: Person) -> None:
    """Draw the initiatives, nearest first, or say that there is none."""
    if answer.is_nothing_good:
        st.header(_("Nobody in this base has done this"))
        st.write(
            _(
                "None of the {count} initiatives comes really near it. That says something of this "
                "base, not of the world: perhaps its report was never brought in.",
                count=number(answer.searched_count),
            )
        )
        if not answer.precedents:
            return
        st.header(_("What comes nearest"))
    else:
        count = len(answer.precedents)
        st.header(many("{count} initiative comes near", "{count} initiatives come near", count))
    for place, precedent in enumerate(answer.precedents, start=1):
        _card(precedent, place, base, viewer)


def _card(precedent: Precedent, place: int, base: KnowledgeBase, viewer: Person) -> None:
    profile, initiative = precedent.profile, precedent.profile.initiative
    with st.container(border=True, key=f"hit-{place}", gap="small"):
        st.page_link(
            "views/initiative.py", label=plain(initiative.name), query_params={"id": initiative.id}
        )
        show(facts_line(initiative_words(profile), remark=strength_name(precedent.strength)))
        if summary := profile.text(Field.SUMMARY):
            show(element("p", summary, lang=language_attribute(profile), class_="dw-story"))
        _conditions(profile.conditions, language_attribute(profile))
        if precedent.pitfalls:
            show(element("p", element("strong", _("Pitfalls")), class_="dw-story"))
            learned_list(precedent.pitfalls, names_initiative=False)
        _excerpts(precedent.hits)
        contact = base.initiatives.contact(initiative.id, viewer=viewer)
        if contact is not None:
            show(contact_lines(contact))
        with st.container(horizontal=True, gap="medium", key=f"ways-{place}"):
            st.page_link(
                "views/fit.py",
                label=_("Does it fit my place?"),
                query_params={"initiative": initiative.id},
            )


def _conditions(conditions: Sequence[Condition], language: str | None) -> None:
    needed = [c for c in conditions if c.bearing is Bearing.NEEDED]
    chosen = (needed or [c for c in conditions if c.bearing is Bearing.HELPED])[:_CONDITIONS_SHOWN]
    if not chosen:
        return
    title = bearing_name(chosen[0].bearing)
    items = (
        element(
            "li",
            f"{condition_kind_name(c.kind)}: {setting_words(c.setting)}",
            element("span", f" ({c.note})", lang=language) if c.note else None,
        )
        for c in chosen
    )
    show(
        joined(
            [
                element("p", element("strong", title), class_="dw-story"),
                element("ul", joined(items), class_="dw-list"),
            ]
        )
    )


def _excerpts(hits: Sequence[Hit]) -> None:
    if not hits:
        return
    with st.expander(_("From its reports")):
        for hit in hits:
            show(
                joined(
                    [
                        quote(_excerpt(hit), language=hit.passage.language),
                        source_line(hit.report, hit.passage),
                    ]
                )
            )
            where = locator_words(hit.passage.locators)
            st.page_link(
                "views/report.py",
                label=plain(_("Open at {place}", place=where) if where else _("Open the text")),
                query_params=hit_address(hit),
            )


def _excerpt(hit: Hit) -> str:
    """Return the sentence that answers best, or how the passage begins."""
    text = hit.passage.text
    if hit.best_sentence is not None:
        return hit.best_sentence.of(text)
    return text if len(text) <= _EXCERPT_CHARS else text[:_EXCERPT_CHARS].rsplit(" ", 1)[0] + " …"


def _put_in_address() -> None:
    plan = str(st.session_state["plan"] or "").strip()
    st.query_params.from_dict({"plan": plan} if plan else {})
