"""A model gets the prompts that it was trained with."""

import pytest

from knowledge.embedding.prompts import E5_PROMPTS, Prompts
from knowledge.embedding.sentence_transformers import _family_prompts, _own_prompts, _short_name


@pytest.mark.parametrize(
    "model", ["intfloat/multilingual-e5-large", "intfloat/e5-base-v2", "/models/e5_small"]
)
def test_models_of_the_e5_family_get_their_cards_prompts(model: str) -> None:
    assert _family_prompts(model) == E5_PROMPTS


@pytest.mark.parametrize(
    "model", ["BAAI/bge-m3", "intfloat/multilingual-e5-large-instruct", "some/re5-base"]
)
def test_other_models_get_none_that_were_not_meant_for_them(model: str) -> None:
    assert _family_prompts(model) == Prompts()


def test_prompts_that_a_model_carries_come_first() -> None:
    carried = {"query": "task: search | query: ", "document": "title: none | text: "}

    assert _own_prompts(carried) == Prompts(carried["query"], carried["document"])


def test_empty_prompts_count_as_none_carried() -> None:
    assert _own_prompts({"query": "", "document": ""}) is None


def test_another_prompt_is_another_fingerprint() -> None:
    assert E5_PROMPTS.fingerprint != Prompts(query="query: ").fingerprint


def test_a_models_name_can_stand_in_the_name_of_a_file() -> None:
    assert _short_name("Qwen/Qwen3-Embedding 0.6B (v2)") == "qwen3-embedding-0.6b-v2"
