"""A choice and words that the address keeps: a page can be shared, and comes back as it was."""

from collections.abc import Callable, Sequence

import streamlit as st


def held_choice(
    label: str, options: Sequence[str], *, name: str, title: Callable[[str], str]
) -> str:
    """Draw one choice out of a few, and return it.

    Streamlit's own way writes what the button says into the address: in the visitor's language,
    with the counts of that moment. A link would mean nothing a day later.

    Args:
        label: Of the whole.
        options: Names as the address keeps them; the first is chosen where it names none.
        name: Of the choice in the address.
        title: What a button says.
    """
    if st.session_state.get(name) not in options:  # of another page, or not yet
        asked = st.query_params.get(name, "")
        st.session_state[name] = asked if asked in options else str(options[0])
    st.segmented_control(
        label,
        [str(option) for option in options],
        format_func=title,
        key=name,
        required=True,
        on_change=_keep,
        args=(name,),
    )
    return str(st.session_state[name])


def held_words(label: str, *, name: str) -> str:
    """Draw a field to search in, and return its words.

    Args:
        label: Of the field.
        name: Of the words in the address.
    """
    if name not in st.session_state:
        st.session_state[name] = st.query_params.get(name, "")
    st.text_input(label, key=name, type="search", placeholder="…", on_change=_keep, args=(name,))
    return str(st.session_state[name])


def _keep(name: str) -> None:
    chosen = str(st.session_state[name])
    if chosen:
        st.query_params[name] = chosen
    else:
        st.query_params.pop(name, None)
