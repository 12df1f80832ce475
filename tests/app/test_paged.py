"""A long list is shown a page at a time, and never at a page that it has no more."""

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from app.components.paged import paged

    count = st.session_state.get("count", 7)
    with paged([str(number) for number in range(count)], a_page=3, key="turned") as shown:
        st.write(" ".join(shown))


def shown(app: AppTest) -> str:
    assert not app.exception
    return " ".join(str(piece.value) for piece in app.markdown)


def test_a_list_is_shown_a_page_at_a_time() -> None:
    app = AppTest.from_function(_page).run()
    assert shown(app) == "0 1 2"

    app.session_state["turned"] = 3
    assert shown(app.run()) == "6"


def test_a_list_that_became_shorter_shows_its_last_page() -> None:
    app = AppTest.from_function(_page).run()
    app.session_state["turned"] = 3
    app.session_state["count"] = 5
    assert shown(app.run()) == "3 4"

    app.session_state["count"] = 0
    assert shown(app.run()) == ""


def test_a_list_that_fits_on_one_page_has_no_pages_below_it() -> None:
    app = AppTest.from_function(_page).run()
    assert len(app.get("pagination")) == 1

    app.session_state["count"] = 3
    assert len(app.run().get("pagination")) == 0
