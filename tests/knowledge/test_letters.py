"""Letters: a link opens one report's lessons and nothing else, and answers change no lesson."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.bootstrap import open_base
from knowledge.errors import Conflict, InvalidEntry, NotAllowed, NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.letters import proof_in
from knowledge.model.lesson import LessonSource, LessonStatus
from knowledge.model.letter import GivenAnswer, Verdict, WrittenLetter
from knowledge.records.clock import now
from knowledge.records.letter_tables import letters as letter_rows
from knowledge.settings import Settings
from tests.knowledge.test_lessons import proposed
from tests.knowledge.test_search import REPAIR, bring_in
from tests.samples import COORDINATOR, WRITER


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(Settings(data=tmp_path, embedder="hashing"))


@pytest.fixture
def report_id(base: KnowledgeBase) -> str:
    return bring_in(base, REPAIR, "Schroef")


@pytest.fixture
def written(base: KnowledgeBase, report_id: str) -> WrittenLetter:
    base.lessons.confirm(proposed(base, report_id, 0).id, by=COORDINATOR)
    proposed(base, report_id, 1)
    return base.letters.write(report_id, language="nl", by=COORDINATOR)


def test_a_link_opens_the_confirmed_lessons_of_its_report_alone(
    base: KnowledgeBase, report_id: str, written: WrittenLetter
) -> None:
    opened = base.letters.opened(written.token)

    assert [lesson.status for lesson in opened.lessons] == [LessonStatus.CONFIRMED]
    assert {lesson.report_id for lesson in opened.lessons} == {report_id}


def test_the_token_is_long_and_stands_nowhere_on_disk(
    base: KnowledgeBase, written: WrittenLetter, tmp_path: Path
) -> None:
    assert len(written.token) >= 43  # 256 bits in base64

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if written.token.encode() in path.read_bytes()]


@pytest.mark.parametrize(
    "token",
    ["", "x", "' OR 1=1 --", "../../etc/passwd", "\x00", "%00", "é" * 4000, "\ud800"],
    ids=["empty", "short", "sql", "path", "nul", "percent", "long", "surrogate"],
)
def test_a_hostile_token_opens_nothing(
    base: KnowledgeBase, written: WrittenLetter, token: str
) -> None:
    with pytest.raises(NotFound):
        base.letters.opened(token)
    with pytest.raises(NotFound):
        base.letters.answer(token, [GivenAnswer(Verdict.MISSING, words="iets")])


def test_a_token_with_another_last_sign_opens_nothing(
    base: KnowledgeBase, written: WrittenLetter
) -> None:
    other = written.token[:-1] + ("A" if written.token[-1] != "A" else "B")

    with pytest.raises(NotFound):
        base.letters.opened(other)


def test_a_revoked_link_leads_nowhere(base: KnowledgeBase, written: WrittenLetter) -> None:
    base.letters.revoke(written.letter.id, by=COORDINATOR)

    with pytest.raises(NotFound):
        base.letters.opened(written.token)


def test_a_link_leads_nowhere_after_its_day(base: KnowledgeBase, written: WrittenLetter) -> None:
    with base.database.writing() as connection:
        connection.execute(letter_rows.update().values(expires_at=now() - timedelta(seconds=1)))

    with pytest.raises(NotFound):
        base.letters.opened(written.token)


def test_a_link_leads_nowhere_once_its_report_is_deleted(
    base: KnowledgeBase, report_id: str, written: WrittenLetter
) -> None:
    base.letters.answer(written.token, [GivenAnswer(Verdict.MISSING, words="iets")])

    base.library.delete(report_id, by=COORDINATOR)

    with pytest.raises(NotFound):
        base.letters.opened(written.token)
    assert base.letters.answers(viewer=COORDINATOR) == ()


def test_a_correction_in_the_reports_own_words_becomes_a_proposal(
    base: KnowledgeBase, report_id: str, written: WrittenLetter
) -> None:
    (lesson,) = base.letters.opened(written.token).lessons
    text = base.library.text(report_id, viewer=COORDINATOR)
    words = base.library.passages(report_id, viewer=COORDINATOR)[1].sentences[0].of(text.text)

    base.letters.answer(
        written.token, [GivenAnswer(Verdict.NOT_QUITE, lesson.id, f"Het gaat hierom: “{words}”")]
    )

    made = [
        one
        for one in base.lessons.of_report(report_id, viewer=COORDINATOR)
        if one.source is LessonSource.INITIATIVE
    ]
    assert [(one.status, one.quotes[0].exact) for one in made] == [(LessonStatus.PROPOSED, words)]
    assert base.lessons.lesson(lesson.id, viewer=COORDINATOR) == lesson
    assert base.letters.answers(viewer=COORDINATOR)[0].proposal_id == made[0].id


def test_a_correction_in_other_words_waits_as_a_comment(
    base: KnowledgeBase, report_id: str, written: WrittenLetter
) -> None:
    (lesson,) = base.letters.opened(written.token).lessons
    before = base.lessons.of_report(report_id, viewer=COORDINATOR)
    given = [
        GivenAnswer(Verdict.NOT_QUITE, lesson.id, "Dat was alleen in het eerste jaar zo."),
        GivenAnswer(Verdict.WRONG, lesson.id, "Dit schreven wij niet."),
        GivenAnswer(Verdict.MISSING, words="  "),
    ]

    assert base.letters.answer(written.token, given) == 2

    assert base.lessons.of_report(report_id, viewer=COORDINATOR) == before
    waiting = base.letters.answers(viewer=COORDINATOR, lesson_id=lesson.id, only_open=True)
    assert [answer.words for answer in waiting] == [given[0].words, given[1].words]
    base.letters.handle(waiting[0].id, by=COORDINATOR)
    assert len(base.letters.answers(viewer=COORDINATOR, only_open=True)) == 1


def test_an_answer_on_a_lesson_of_another_report_is_refused(
    base: KnowledgeBase, written: WrittenLetter
) -> None:
    other_report = bring_in(base, tuple(reversed(REPAIR)), "Moer")
    other = base.lessons.confirm(proposed(base, other_report).id, by=COORDINATOR)

    with pytest.raises(InvalidEntry):
        base.letters.answer(written.token, [GivenAnswer(Verdict.WRONG, other.id, "nee")])


def test_a_flood_of_answers_is_stopped(base: KnowledgeBase, written: WrittenLetter) -> None:
    many = [GivenAnswer(Verdict.MISSING, words=f"nummer {number}") for number in range(200)]
    base.letters.answer(written.token, many[:100])

    with pytest.raises(Conflict):
        base.letters.answer(written.token, many[100:])
    assert base.letters.letters(viewer=COORDINATOR)[0].answer_count == 100


def test_words_that_are_too_long_are_refused(base: KnowledgeBase, written: WrittenLetter) -> None:
    with pytest.raises(InvalidEntry, match="2000"):
        base.letters.answer(written.token, [GivenAnswer(Verdict.MISSING, words="a" * 2001)])


def test_a_letter_needs_a_confirmed_lesson_a_language_and_the_right(
    base: KnowledgeBase, report_id: str
) -> None:
    with pytest.raises(Conflict):
        base.letters.write(report_id, language="nl", by=COORDINATOR)
    base.lessons.confirm(proposed(base, report_id).id, by=COORDINATOR)
    with pytest.raises(InvalidEntry):
        base.letters.write(report_id, language="es", by=COORDINATOR)
    with pytest.raises(InvalidEntry):
        base.letters.write(report_id, language="nl", days=0, by=COORDINATOR)
    with pytest.raises(NotAllowed):
        base.letters.write(report_id, language="nl", by=WRITER)


@given(st.lists(st.sampled_from(["de", "balie", "schrijft", "alles", "in"]), min_size=8), st.data())
def test_words_of_the_text_are_found_in_it_whatever_stands_around_them(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(words) - 5))
    part = " ".join(words[start : start + 5])

    span = proof_in(f"Nee hoor. “{part}” staat er.", text)

    assert span is not None
    assert span.of(text) == part


def test_a_few_common_words_prove_nothing() -> None:
    assert proof_in("De balie schrijft.", "De balie schrijft. En meer.") is None
    assert (
        proof_in(
            "“Wij schreven elk apparaat in.” Zo was het.", "Eerst: Wij schreven elk apparaat in."
        )
        is not None
    )
