"""Streamlit's own English words: known as it writes them, and said in the page's language."""

import html
import json
import re

import pytest

from app.web.front_end import FRONT_END
from app.web.shell import shell
from app.web.streamlit_words import streamlit_words

# Put together from pieces, by a library of Streamlit's.
_IN_PIECES = {"{} options available.", "1 option available."}


def test_each_phrase_stands_in_the_streamlit_that_is_installed() -> None:
    """A new Streamlit that words it otherwise fails here, not on somebody's page."""
    written = "\n".join(
        path.read_text("utf-8") for path in (FRONT_END / "static" / "js").glob("*.js")
    )
    phrases = {said for said, _ours, _where in streamlit_words("nl")} - _IN_PIECES

    gone = {
        said
        for said in phrases
        for part in said.removeprefix("Error: ").split("{}")
        if part.strip(" ,:MB") not in written
    }

    assert gone == set()
    assert len(phrases) > 50


def test_each_control_that_says_it_is_one_of_streamlits() -> None:
    written = "\n".join(
        path.read_text("utf-8") for path in (FRONT_END / "static" / "js").glob("*.js")
    )
    named = {
        name
        for _said, _ours, where in streamlit_words("nl")
        for name in re.findall(r"data-testid=(\w+)\]", where)
    }

    assert {name for name in named if f"`{name}`" not in written} == set()


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nl", "Niets gevonden"), ("en", "Nothing found")],
)
def test_the_page_carries_our_words_for_streamlits(language: str, expected: str) -> None:
    written = re.search(r'<meta name="doorwerk-words" content="([^"]*)"', shell(language))

    assert written is not None
    words = json.loads(html.unescape(written[1]))
    assert [ours for said, ours, _where in words if said == "No results"] == [expected]


def test_what_varies_is_kept_in_every_language() -> None:
    for language in ("nl", "en"):
        for said, ours, _where in streamlit_words(language):
            assert ours.count("{}") in (said.count("{}"), 0), said
