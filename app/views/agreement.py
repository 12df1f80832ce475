"""Agreement: a random sample is coded blind, and held against the machine and a colleague."""

import streamlit as st

from app.coding_sheet import agreement_sheet
from app.components.address_bar import address_bar
from app.components.agreement_table import agreement_table
from app.components.coded_lessons import coded_lessons
from app.components.coding_desk import coding_desk
from app.components.coding_samples import coding_samples
from app.components.gone import or_gone
from app.components.notice import show_notice
from app.components.theme_files import sheet_buttons
from app.components.theme_start import lessons_first
from app.components.theme_ways import theme_ways
from app.services import knowledge_base
from app.theme_address import Looked
from app.visitor import visitor
from app.words import _
from knowledge.model.person import Right

address = address_bar()
sample_id, lesson_id = ("".join(address.get(name, [])[:1])[:80] for name in ("id", "lesson"))
base, person = knowledge_base(), visitor()
person.require(Right.SHAPE_THEMES)
coding = base.theme_coding

if sample_id:
    with or_gone(base, person):
        coding.sample(sample_id, viewer=person)
st.title(_("Do people and the machine agree?"))
theme_ways(Looked(), here="" if sample_id else "agreement", person=person)
show_notice()
if not sample_id:
    st.write(
        _(
            "Lessons are drawn at random; you say which themes each belongs to, without seeing "
            "where the machine put it or what others said. Then the figures show how far you "
            "agree."
        )
    )
    if not lessons_first(base=base, person=person):
        schemes = base.themes.schemes.everything(viewer=person)
        coding_samples(coding, schemes=schemes, person=person)
else:
    if coding_desk(sample_id, lesson_id=lesson_id, coding=coding, person=person):
        found = coding.agreements(sample_id, viewer=person)
        agreement_table(found)
        sheet_buttons(lambda: [agreement_sheet(found)], name="overeenstemming")
    coded_lessons(sample_id, coding=coding, person=person)
