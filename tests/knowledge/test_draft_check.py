"""Check my draft: every sentence of a paragraph counts, and prose is no question."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.draft_check import Bearing
from knowledge.knowledge_base import KnowledgeBase
from tests.knowledge.brief_samples import FAILS, KEEPS, SHED, Learned, sample_base
from tests.samples import WRITER

ELSEWHERE = "Kapiteins varen zwijgend langs verlaten vuurtorens richting Groenland."


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[tuple[KnowledgeBase, Learned]]:
    base, learned = sample_base(tmp_path)
    yield base, learned
    base.close()


def found(base: KnowledgeBase, paragraph: str) -> list[str]:
    (checked,) = base.draft_check.check(paragraph, viewer=WRITER)
    return [lesson.hit.lesson.id for lesson in checked.lessons]


def test_a_sentence_amid_others_brings_its_lessons(
    filled: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = filled

    paragraph = " ".join([ELSEWHERE, KEEPS, ELSEWHERE.lower().capitalize(), SHED])

    assert {learned.keeps, learned.keeps_too, learned.shed} <= set(found(base, paragraph))


def test_line_breaks_inside_a_paragraph_part_no_sentence(
    filled: tuple[KnowledgeBase, Learned],
) -> None:
    base, _learned = filled

    assert found(base, KEEPS.replace(" ", "\n")) == found(base, KEEPS)


def test_quotation_marks_and_hyphens_of_a_draft_are_no_signs_of_a_question(
    filled: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = filled

    marked = KEEPS.replace("vaste", "“vaste”").replace("coördinator", "-coördinator")

    assert learned.keeps in found(base, marked)


def test_a_lesson_that_failed_speaks_against_and_its_condition_is_forgotten(
    filled: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = filled

    (checked,) = base.draft_check.check(FAILS, viewer=WRITER)

    against = {lesson.hit.lesson.id: lesson for lesson in checked.of_bearing(Bearing.AGAINST)}
    assert against[learned.fails].forgotten == ("de coördinator onbetaald werkt",)


def test_a_paragraph_about_something_else_says_that_there_is_nothing(
    filled: tuple[KnowledgeBase, Learned],
) -> None:
    base, _learned = filled

    (checked,) = base.draft_check.check(ELSEWHERE, viewer=WRITER)

    assert (checked.lessons, checked.is_unsupported) == ((), True)


def test_a_check_tells_how_far_it_is_and_what_that_raises_ends_it(
    filled: tuple[KnowledgeBase, Learned],
) -> None:
    base, _learned = filled
    told: list[float] = []
    base.draft_check.check(f"{FAILS}\n\n{ELSEWHERE}", viewer=WRITER, progress=told.append)

    def stop(_share: float) -> None:
        raise KeyboardInterrupt

    assert told == sorted(told)
    assert told[-1] == 1.0
    with pytest.raises(KeyboardInterrupt):
        base.draft_check.check(FAILS, viewer=WRITER, progress=stop)
