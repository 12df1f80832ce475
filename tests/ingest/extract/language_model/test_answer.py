"""Of a language model's answer nothing counts but numbers of sentences that it was shown."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.kinds import KINDS
from ingest.extract.language_model import Pick, read_answer
from ingest.extract.language_model.answer import MOST_GLOSS_CHARS

GOOD = '{"lessons": [{"number": 2, "kind": "obstacle", "gloss": "a permit came late"}]}'
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


def test_a_good_answer_gives_number_kind_and_gloss() -> None:
    assert read_answer(GOOD, shown_count=3) == (Pick(2, "obstacle", "a permit came late"),)


def test_a_code_fence_around_it_is_allowed() -> None:
    assert read_answer(f"```json\n{GOOD}\n```", shown_count=3) == read_answer(GOOD, shown_count=3)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "Sentence 2 is a lesson.",
        f"Sure! {GOOD}",
        f"{GOOD} I hope that helps.",
        GOOD[:-2],
        "[2]",
        '{"lessons": {"number": 2}}',
        '{"lessons": "2"}',
        '{"quotes": ["the permit came late"]}',
        "[" * 100_000,
        "null",
    ],
)
def test_an_answer_of_another_shape_counts_for_nothing(answer: str) -> None:
    assert read_answer(answer, shown_count=3) == ()


@pytest.mark.parametrize("number", [0, -1, 4, 10**30, 2.0, True, "2", None, [2]])
def test_a_number_that_was_not_shown_is_left_out(number: object) -> None:
    answer = json.dumps({"lessons": [{"number": number}, {"number": 3}]})

    assert read_answer(answer, shown_count=3) == (Pick(3),)


def test_a_sentence_is_picked_once_and_the_numbers_come_in_order() -> None:
    answer = json.dumps({"lessons": [{"number": n} for n in (3, 1, 3, 2)]})

    assert [pick.number for pick in read_answer(answer, shown_count=3)] == [1, 2, 3]


@pytest.mark.parametrize(
    "gloss",
    ["x" * (MOST_GLOSS_CHARS + 1), "see http://example.org", "<b>now</b>", "www.example.org", 7],
)
def test_a_gloss_that_is_long_or_leads_elsewhere_is_dropped(gloss: object) -> None:
    answer = json.dumps({"lessons": [{"number": 1, "kind": "quote", "gloss": gloss}]})

    assert read_answer(answer, shown_count=1) == (Pick(1),)


def test_a_gloss_is_one_line_without_control_characters() -> None:
    answer = json.dumps({"lessons": [{"number": 1, "gloss": "late\n\u202epermit\x00 "}]})

    assert read_answer(answer, shown_count=1) == (Pick(1, "", "late permit"),)


@given(_JSON, st.integers(0, 5))
def test_whatever_comes_only_shown_numbers_and_known_kinds_get_through(
    content: object, shown_count: int
) -> None:
    for text in (json.dumps(content), json.dumps({"lessons": content}), str(content)):
        for pick in read_answer(text, shown_count=shown_count):
            assert 1 <= pick.number <= shown_count
            assert pick.kind in ("", *KINDS)
            assert len(pick.gloss) <= MOST_GLOSS_CHARS
