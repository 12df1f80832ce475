"""Addresses keep a question or a reading, and take in anything without breaking."""

from hypothesis import given
from hypothesis import strategies as st

from app.report_address import ZOOMS, Reading, View, reading_from
from app.report_address import address_of as address_of_reading
from app.search_address import Asked, address_of, asked_from, page_count
from knowledge.model.initiative import Level
from knowledge.model.search import Facet, SearchFilter

_words = st.text(alphabet="abcé -\"'", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
_values = st.lists(_words.filter(bool), max_size=3, unique=True).map(tuple)
_filters = st.builds(
    SearchFilter,
    languages=_values,
    levels=st.lists(st.sampled_from(Level), max_size=2, unique=True).map(tuple),
    places=_values,
    countries=_values,
    years=st.lists(st.integers(1900, 2100), max_size=2, unique=True).map(tuple),
    initiatives=_values,
    kinds=_values,
)
_addresses = st.dictionaries(
    st.sampled_from(["q", "page", "like", "id", "passage", "leaf", "view", "zoom", *Facet]),
    st.lists(st.text(max_size=8), max_size=3),
)


@given(st.builds(Asked, _words, _filters, st.integers(1, 20), _words))
def test_an_address_asks_again_what_was_asked(asked: Asked) -> None:
    assert asked_from(address_of(asked)) == asked


@given(
    st.builds(
        Reading,
        _words,
        _words,
        _words,
        st.none() | st.integers(0, 999),
        st.none() | st.sampled_from(View),
        st.sampled_from(ZOOMS),
    )
)
def test_an_address_opens_again_what_was_read(reading: Reading) -> None:
    address = {name: [value] for name, value in address_of_reading(reading).items()}

    assert reading_from(address) == reading


@given(_addresses)
def test_no_address_breaks_a_page(address: dict[str, list[str]]) -> None:
    asked, reading = asked_from(address), reading_from(address)

    assert asked.query.offset >= 0
    assert reading.zoom in ZOOMS


def test_results_go_over_twenty_pages_at_most() -> None:
    assert [page_count(total) for total in (0, 10, 11, 100_000)] == [1, 1, 2, 20]
