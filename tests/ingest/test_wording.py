"""A language model words one sentence anew, over real HTTP; what is unproven is refused."""

import json

import pytest

from ingest.extract.language_model import LanguageModel, LanguageModelFailed
from ingest.wording import WordingRefused, worded_anew
from knowledge.machine_wording import Unproven
from tests.ingest.extract.language_model.server import saying, serving

WAS = "De gemeente gaf een schuur in bruikleen."
SOURCES = ("De gemeente gaf een schuur in bruikleen.", "wij kregen de schuur in 2019")


def asked(content: str) -> str:
    with serving(saying(content)) as served:
        model = LanguageModel(served.url, "wording", timeout_seconds=10)
        return worded_anew(model, WAS, sources=SOURCES, language="nl")


def test_other_words_come_back_in_one_line() -> None:
    said = json.dumps({"sentence": "In 2019 kregen zij een schuur\n van de gemeente."})

    assert asked(said) == "In 2019 kregen zij een schuur van de gemeente."


def test_the_model_gets_the_sentence_and_its_lessons_and_nothing_else() -> None:
    with serving(saying(json.dumps({"sentence": WAS}))) as served:
        model = LanguageModel(served.url, "wording", timeout_seconds=10)
        worded_anew(model, WAS, sources=SOURCES, language="nl")

    (request,) = served.asked
    assert json.loads(request["messages"][1]["content"]) == {
        "language": "nl",
        "sentence": WAS,
        "material": [*SOURCES],
    }


def test_a_figure_and_a_name_of_its_own_are_refused_with_their_words() -> None:
    with pytest.raises(WordingRefused) as refused:
        asked(json.dumps({"sentence": "Zwolle gaf in 2020 een schuur."}))

    assert {(doubt.kind, doubt.words) for doubt in refused.value.doubts} == {
        (Unproven.FIGURE, "2020"),
        (Unproven.NAME, "Zwolle"),
    }


@pytest.mark.parametrize(
    "content", ["geen json", "[]", "{}", '{"sentence": 3}', '{"sentence": ""}']
)
def test_an_answer_without_a_sentence_is_no_answer(content: str) -> None:
    with pytest.raises(LanguageModelFailed):
        asked(content)
