"""A quote is verbatim, on its page, or it is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import QuoteMismatch
from knowledge.model.quote import cut_quote, find_again, find_verbatim
from knowledge.model.span import Span
from tests.samples import PARAGRAPHS, text_of

TEXT = text_of(PARAGRAPHS)


def test_a_quote_is_the_words_of_the_report_with_their_page() -> None:
    start = TEXT.text.index("Zonder betaalde")

    quote = cut_quote("rep-1", TEXT, Span(start, start + 27))

    assert quote.exact == "Zonder betaalde coördinator"
    assert TEXT.text[quote.span.start : quote.span.end] == quote.exact
    assert [locator.label for locator in quote.locators] == ["2"]


def test_a_span_beyond_the_text_is_refused() -> None:
    with pytest.raises(QuoteMismatch):
        cut_quote("rep-1", TEXT, Span(0, len(TEXT.text) + 1))


def test_a_quote_does_not_start_in_white_space() -> None:
    gap = TEXT.text.index("\n\n")

    with pytest.raises(QuoteMismatch):
        cut_quote("rep-1", TEXT, Span(gap, gap + 10))


def test_an_altered_text_no_longer_holds_the_quote() -> None:
    quote = cut_quote("rep-1", TEXT, Span(0, 8))

    assert quote.is_held_by(TEXT)
    assert not quote.is_held_by(text_of(("Een andere tekst.",)))


def test_a_quote_is_a_web_annotation_target_with_both_selectors() -> None:
    target = cut_quote("rep-1", TEXT, Span(3, 8)).as_annotation_target("urn:text")

    assert target == {
        "source": "urn:text",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "balie",
                "prefix": "De ",
                "suffix": " bij de ingang schrijft elk appa",
            },
            {"type": "TextPositionSelector", "start": 3, "end": 8},
        ],
    }


@pytest.mark.parametrize(
    "words", ["say “yes” – now", 'say  "yes"\n- now', "say „yes“ — now"], ids=["a", "b", "c"]
)
def test_shapes_of_space_dash_and_quotation_mark_do_not_matter(words: str) -> None:
    text = 'They say "yes" - now or never.'

    (span,) = find_verbatim(words, text)

    assert span.of(text) == 'say "yes" - now'


@pytest.mark.parametrize("words", ["Say yes", "say ja", "sayyes", ""], ids=["A", "B", "C", "D"])
def test_any_other_difference_is_no_quote(words: str) -> None:
    assert find_verbatim(words, "They say yes.") == ()


@given(st.text(alphabet="ab –-'’\n", max_size=40), st.data())
def test_whatever_is_cut_is_found_again_where_it_stood(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end].strip()

    places = find_verbatim(words, text)

    if words:
        assert any(words in span.of(text) for span in places)
    else:
        assert places == ()


def test_of_two_places_the_one_with_the_same_surroundings_is_taken() -> None:
    old = text_of(("Eerst was er geld. Later was er geld.",))
    quote = cut_quote(
        "rep-1", old, Span(old.text.rindex("er geld"), old.text.rindex("er geld") + 7)
    )
    new = "Vooraf. Eerst was er geld. Later was er geld. Slot."

    span = find_again(quote, new)

    assert span == Span(new.rindex("er geld"), new.rindex("er geld") + 7)


def test_words_that_are_gone_are_not_found_again() -> None:
    quote = cut_quote("rep-1", TEXT, Span(0, 20))

    assert find_again(quote, "De balie bij de uitgang schrijft elk apparaat in.") is None
