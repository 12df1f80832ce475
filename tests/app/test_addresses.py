"""Addresses keep a question or a reading, and take in anything without breaking."""

import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen import canvas

from app.components.reader import opened
from app.report_address import ZOOMS, Reading, View, hit_address, reading_from
from app.report_address import address_of as address_of_reading
from app.search_address import Asked, address_of, asked_from, page_count
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.model.initiative import Level
from knowledge.model.search import Facet, SearchFilter, SearchQuery
from knowledge.settings import read_settings
from tests.app.conftest import COORDINATOR

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
    st.sampled_from(["q", "page", "like", "id", "passage", "leaf", "at", "view", "zoom", *Facet]),
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
        st.none() | st.integers(0, 999_999),
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


def test_a_passage_over_two_pages_opens_at_the_page_of_the_words_looked_for(
    tmp_path: Path,
) -> None:
    settings = {"DOORWERK_DATA": str(tmp_path), "DOORWERK_EMBEDDER": "hashing"}
    base = open_base(read_settings(settings))
    base.queue.receive("werkplaats.pdf", _two_pages(), by=COORDINATOR)
    Worker(base).run(until_empty=True)
    (report,) = base.library.reports(viewer=COORDINATOR)
    base.library.publish(report.id, by=COORDINATOR)

    found = {
        words: base.search(SearchQuery(f'"{words}"'), viewer=COORDINATOR).hits[0]
        for words in ("sleutel van de wethouder", "bedankt ze elke maand")
    }
    leaves = [
        opened(
            reading_from({name: [value] for name, value in hit_address(hit).items()}),
            base=base,
            viewer=COORDINATOR,
        ).leaf
        for hit in found.values()
    ]
    base.close()

    assert [len(hit.passage.locators) for hit in found.values()] == [2, 2]
    assert leaves == [0, 1]


def _two_pages() -> bytes:
    """Return a PDF whose one paragraph begins on its first page and ends on its second."""
    file = io.BytesIO()
    page = canvas.Canvas(file)
    page.drawString(72, 90, "De werkplaats kreeg in mei de sleutel van de wethouder zelf. De")
    page.drawString(72, 76, "vrijwilligers blijven er komen omdat de nieuwe beheerder hen")
    page.showPage()
    page.drawString(
        72, 760, "na afloop opbelt. Hij kent iedereen bij naam en bedankt ze elke maand."
    )
    page.save()
    return file.getvalue()
