"""Problems without an answer: tried in vain is told apart from no report at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.gap import ProblemStanding
from knowledge.model.search import SearchFilter
from tests.knowledge.learned_base import SUCCESSOR, open_learned_base
from tests.samples import COORDINATOR, READER

OPEN = "Wie het bestuur opvolgt als de oprichter vertrekt is open."


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    opened = open_learned_base(Path(tmp_path_factory.mktemp("gaps")))
    yield opened
    opened.close()


def test_an_open_problem_shows_what_others_say_about_it(base: KnowledgeBase) -> None:
    (problem,) = base.gaps.open_problems(viewer=READER)

    assert problem.lesson.content.statement == OPEN
    assert [lesson.content.statement for lesson in problem.answers] == [SUCCESSOR]


def test_problems_are_narrowed_by_kind_country_and_place(base: KnowledgeBase) -> None:
    assert base.gaps.open_problems(viewer=READER, countries=("DE",)) == ()
    assert base.gaps.open_problems(viewer=READER, kinds=("community garden",)) == ()
    assert base.gaps.open_problems(viewer=READER, places=("Deventer",)) == ()
    assert len(base.gaps.open_problems(viewer=READER, countries=("NL",))) == 1


def test_what_no_report_speaks_of_is_not_called_unanswered(base: KnowledgeBase) -> None:
    asked = base.gaps.asked("xylofoon raketten kwantum", viewer=READER)

    assert asked.standing is ProblemStanding.NO_REPORT
    assert (asked.answers, asked.in_vain, asked.hits) == ((), (), ())


def test_what_was_tried_in_vain_is_called_so(base: KnowledgeBase) -> None:
    asked = base.gaps.asked("een lager vol oude onderdelen opslaan", viewer=READER)

    assert asked.standing is ProblemStanding.TRIED
    assert asked.in_vain[0].content.statement.startswith("Een lager vol oude onderdelen")
    assert asked.origin_count == 1


def test_what_others_answered_is_called_so(base: KnowledgeBase) -> None:
    asked = base.gaps.asked("opvolger voor de oprichter van het bestuur", viewer=READER)

    assert asked.standing is ProblemStanding.ANSWERED
    assert SUCCESSOR in [lesson.content.statement for lesson in asked.answers]


def test_an_answer_elsewhere_does_not_count_for_a_place(base: KnowledgeBase) -> None:
    where = SearchFilter(countries=("NL",))

    asked = base.gaps.asked(
        "opvolger voor de oprichter van het bestuur", viewer=READER, where=where
    )

    assert asked.standing is not ProblemStanding.ANSWERED
    assert SUCCESSOR not in [lesson.content.statement for lesson in asked.answers]


def test_coverage_counts_initiatives_and_leaves_the_rest_at_nothing(base: KnowledgeBase) -> None:
    coverage = base.gaps.coverage(viewer=COORDINATOR)

    assert coverage.kinds == ("repair café",)
    assert coverage.countries == ("DE", "GB", "NL")
    assert coverage.counts[("repair café", "NL")] == 1
    assert ("repair café", "FR") not in coverage.counts
