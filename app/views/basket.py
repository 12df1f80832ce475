"""Basket: lessons put aside with a note why, and the form that makes a brief of them."""

import streamlit as st

from app.brief_frames import frames, frames_left_out
from app.components.address_bar import address_bar
from app.components.basket_choice import basket_choice
from app.components.basket_list import basket_list
from app.components.brief_order import brief_order
from app.plain import plain
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _

address_bar()
base, person = knowledge_base(), visitor()

st.title(_("Basket"))
basket_id = basket_choice(base=base, person=person)
if basket_id:
    basket = base.baskets.basket(basket_id, of=person)
    main, beside = st.columns([6, 4], gap="large")
    with main:
        basket_list(basket, base=base, person=person)
    with beside:
        for name, problem in frames_left_out(base.settings.data).items():
            st.warning(
                plain(_("The frame in {file} is left out: {problem}", file=name, problem=problem))
            )
        if basket.lesson_ids:
            brief_order(
                basket.lesson_ids, frames=frames(base.settings.data), base=base, person=person
            )
else:
    st.write(_("Nothing lies in a basket yet. Search, and put lessons aside from there."))
