"""The edges of a quote move by words and sentences, and a quote never ends in white space."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model.quote_edges import Edge, cut_in_two, cut_points, move_by_sentence, move_by_word
from knowledge.model.span import Span

TEXT = "Eén zin hier. Nog een zin.\n\nDe derde staat apart."
SENTENCES = (Span(0, 13), Span(14, 26), Span(28, 49))
_texts = st.text(alphabet="ab .\n\t\u00a0", min_size=1, max_size=60).filter(str.strip)


@st.composite
def quotes(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(_texts)
    edges = [n for n, sign in enumerate(text) if not sign.isspace()]
    start = draw(st.sampled_from(edges))
    end = draw(st.sampled_from([n for n in edges if n >= start]))
    return text, Span(start, end + 1)


@given(quotes(), st.sampled_from(Edge), st.booleans())
def test_a_moved_quote_is_never_empty_and_has_no_space_at_its_edges(
    quote: tuple[str, Span],
    edge: Edge,
    is_longer: bool,  # noqa: FBT001 - by hypothesis
) -> None:
    text, span = quote

    words = move_by_word(span, text, edge=edge, is_longer=is_longer).of(text)

    assert words
    assert words == words.strip()


@given(quotes(), st.sampled_from(Edge))
def test_a_word_more_holds_the_quote_and_a_word_less_lies_in_it(
    quote: tuple[str, Span], edge: Edge
) -> None:
    text, span = quote

    more = move_by_word(span, text, edge=edge, is_longer=True)
    less = move_by_word(span, text, edge=edge, is_longer=False)

    assert more.start <= span.start
    assert span.end <= more.end
    assert span.start <= less.start
    assert less.end <= span.end


def test_a_quote_grows_by_whole_sentences_on_either_side() -> None:
    middle = SENTENCES[1]

    longer = move_by_sentence(middle, SENTENCES, edge=Edge.START, is_longer=True)
    longer = move_by_sentence(longer, SENTENCES, edge=Edge.END, is_longer=True)

    assert longer.of(TEXT) == TEXT
    assert move_by_sentence(longer, SENTENCES, edge=Edge.END, is_longer=False) == Span(0, 26)
    assert move_by_sentence(longer, SENTENCES, edge=Edge.START, is_longer=False) == Span(14, 49)


def test_the_first_and_the_last_sentence_have_nothing_further() -> None:
    whole = Span(0, len(TEXT))

    for edge in Edge:
        assert move_by_sentence(whole, SENTENCES, edge=edge, is_longer=True) == whole
        assert move_by_word(whole, TEXT, edge=edge, is_longer=True) == whole


@given(quotes(), st.data())
def test_a_cut_quote_loses_no_word(quote: tuple[str, Span], data: st.DataObject) -> None:
    text, span = quote
    points = cut_points(span, text)
    if not points:
        return

    first, second = cut_in_two(span, text, data.draw(st.sampled_from(points)))

    assert first.of(text).split() + second.of(text).split() == span.of(text).split()


def test_a_cut_inside_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="further word"):
        cut_in_two(Span(0, 13), TEXT, 1)
