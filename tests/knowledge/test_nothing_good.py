"""With the model that is shipped, search knows what the reports do not answer."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from knowledge.bootstrap import open_base
from knowledge.centring import centring_for
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.search import SearchAnswer, SearchQuery
from knowledge.other_subjects import OtherSubjects, other_subjects_for
from knowledge.settings import Settings
from tests.knowledge.embedding.cache import shared_cache
from tests.knowledge.test_search import bring_in
from tests.samples import READER

REPORTS = {
    "bus": (
        "de",
        (
            "Zwei Drittel der Fahrer des Bürgerbusses sind über siebzig. Seit der Verein eine "
            "Ehrenamtspauschale zahlt, wuchs die Zahl der Fahrer von neunzehn auf dreißig."
        ),
    ),
    "energy": (
        "en",
        (
            "The solar farm of our co-operative waited fifty-four months for its grid "
            "connection. Meetings shrank from "
            "ninety people to fourteen, and two directors resigned before a panel was built."
        ),
    ),
    "repair": (
        "nl",
        (
            "De vrijwilligers van het repaircafé vielen onder de verzekering van de gemeente. Het "
            "kostte twee jaar om die vraag te stellen."
        ),
    ),
    "grocery": (
        "fr",
        (
            "Les familles paient une petite participation. Celui qui paie, même dix centimes, peut "
            "critiquer le yaourt, et cela change son regard."
        ),
    ),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder: Path = tmp_path_factory.mktemp("nothing-good")
    opened = open_base(Settings(data=folder, cache=shared_cache(tmp_path_factory)))
    for title, (language, text) in REPORTS.items():
        bring_in(opened, (text,), title, language=language)
    yield opened
    opened.close()


def asked(base: KnowledgeBase, text: str) -> SearchAnswer:
    return base.search(SearchQuery(text), viewer=READER)


@pytest.mark.parametrize(
    ("question", "report"),
    [
        ("waarom er meer chauffeurs kwamen voor de buurtbus", "bus"),
        ("wie lange ein Solarpark auf den Netzanschluss wartete", "energy"),
        ("are volunteers of a repair café insured", "repair"),
        ("paying a little for groceries keeps one's dignity", "grocery"),
    ],
)
def test_an_answer_in_another_language_is_good_and_first(
    base: KnowledgeBase, question: str, report: str
) -> None:
    answer = asked(base, question)

    assert not answer.is_nothing_good
    assert answer.hits[0].report.title == report


@pytest.mark.parametrize(
    "question",
    [
        "qqqq zzzz",
        "flurbel snorgt wobbelaar",
        "uitslag van Ajax tegen Feyenoord",
        "recette de la bouillabaisse",
        "black holes and Hawking radiation",
        "Zubereitung von Wiener Schnitzel",
    ],
)
def test_nonsense_and_other_subjects_are_told_apart_from_answers(
    base: KnowledgeBase, question: str
) -> None:
    answer = asked(base, question)

    assert answer.is_nothing_good
    assert answer.total_count == 0
    assert 0 < len(answer.hits) <= 5


def test_the_same_question_gets_the_same_verdict_whatever_was_asked_before(
    base: KnowledgeBase,
) -> None:
    question = "wie betaalt de chauffeurs van de buurtbus"
    before = asked(base, question)
    for number in range(60):
        asked(base, f"voetbaluitslag nummer {number}")

    after = asked(base, question)

    assert (before.is_nothing_good, before.hits[0].strength) == (
        after.is_nothing_good,
        after.hits[0].strength,
    )


def test_another_embedder_has_no_other_subjects() -> None:
    subjects = other_subjects_for("another/model", centring="none")

    assert subjects == OtherSubjects(None)
    assert subjects.nearest(np.ones(4, dtype=np.float32)) is None


def test_the_subjects_are_made_for_the_means_that_are_shipped(base: KnowledgeBase) -> None:
    model = base.embedder.fingerprint

    subjects = other_subjects_for(model, centring=centring_for(model).name)

    assert subjects.vectors is not None
    assert subjects.vectors.shape == (480, 384)
