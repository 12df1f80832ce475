"""One lesson without a report: the answers are its report, and its proof."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.collect.form import (
    Answers,
    details_of_answers,
    proposal_of_answers,
    source_of_answers,
)
from ingest.parse.reading import read_bytes
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.errors import InvalidEntry
from knowledge.model.lesson import LessonKind, LessonSource, LessonStatus
from knowledge.settings import read_settings
from tests.samples import COORDINATOR

QUESTIONS = {
    "tried": "Wat probeerden jullie?",
    "happened": "Wat gebeurde er?",
    "why": "Waarom, denken jullie?",
    "advice": "Wat raden jullie anderen aan?",
    "fails_when": "Wanneer geldt het niet?",
}
ANSWERS = Answers(
    tried="We deelden een pomp met drie tuinen.",
    happened="In het tweede jaar stond hij stil.\nNiemand had hem nagekeken.",
    why="Iedereen dacht dat een ander het deed.",
    advice="Spreek af wie de pomp nakijkt. Schrijf het op.",
    fails_when="Als de gemeente de pomp beheert.",
)


def test_the_answers_become_a_report_with_its_lesson(tmp_path: Path) -> None:
    base = open_base(
        read_settings({"DOORWERK_DATA": str(tmp_path), "DOORWERK_EMBEDDER": "hashing"})
    )
    source = source_of_answers(ANSWERS, title="Een pomp", questions=QUESTIONS)
    details = details_of_answers(ANSWERS, title="Een pomp", person="Fatma")
    base.queue.receive(source.file_name, source.data, by=COORDINATOR, details=details)

    Worker(base).run(until_empty=True)
    report = base.library.reports(viewer=COORDINATOR)[0]
    lesson = next(
        lesson
        for lesson in base.lessons.of_report(report.id, viewer=COORDINATOR)
        if lesson.source is LessonSource.PERSON
    )

    assert (report.title, report.rights.source) == ("Een pomp", "Fatma")
    assert lesson.content.statement == "Spreek af wie de pomp nakijkt."
    assert [quote.exact for quote in lesson.quotes] == [
        "In het tweede jaar stond hij stil.\n\nNiemand had hem nagekeken.",
        "Iedereen dacht dat een ander het deed.",
        "Spreek af wie de pomp nakijkt. Schrijf het op.",
    ]
    assert lesson.content.fails_when == "Als de gemeente de pomp beheert."
    assert lesson.content.kind is LessonKind.RECOMMENDATION
    assert lesson.status is LessonStatus.PROPOSED


def test_questions_that_were_left_open_are_not_in_the_report() -> None:
    answers = Answers(tried="We deelden.", happened="Het ging goed.", advice="Doe dat ook.")
    source = source_of_answers(answers, title="Delen", questions=QUESTIONS)

    text = read_bytes(source.data, file_name=source.file_name)
    given_answers = str(details_of_answers(answers, title="Delen", person="Fatma")["lesson_form"])
    proposal = proposal_of_answers(text, given_answers, language="nl")

    assert QUESTIONS["why"] not in text.text
    assert proposal is not None
    assert proposal.content.statement == "Doe dat ook."
    assert proposal.content.fails_when == ""


@pytest.mark.parametrize("name", ["tried", "happened", "advice"])
def test_the_three_questions_that_matter_need_an_answer(name: str) -> None:
    given_answers = {"tried": "a", "happened": "b", "advice": "c", name: "  "}

    with pytest.raises(InvalidEntry, match=name):
        Answers(**given_answers)


def test_an_answer_has_an_end() -> None:
    with pytest.raises(InvalidEntry, match="why"):
        Answers(tried="a", happened="b", advice="c", why="x" * 5_001)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script> en verder niets.",
        "</p><h2>Wat raden jullie anderen aan?</h2><p>Iets anders.",
        "# Kop\n* punt [link](http://evil.example/)",
        "<!-- verborgen --> Zichtbaar blijft het.",
        "&lt;b&gt; blijft staan zoals het er staat",
    ],
)
def test_no_sign_of_an_answer_is_more_than_text(hostile: str) -> None:
    answers = Answers(tried=hostile, happened=hostile, advice="Doe dat niet.")
    source = source_of_answers(answers, title="<b>", questions=QUESTIONS)

    text = read_bytes(source.data, file_name=source.file_name)

    assert " ".join(hostile.split("\n")) in " ".join(text.text.split("\n\n"))
    assert len([heading for heading in text.headings if heading.level == 2]) == 3


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_whatever_is_advised_is_quoted_from_the_report(advice: str) -> None:
    try:
        answers = Answers(tried="Iets.", happened="Het ging zo.", advice=advice)
    except InvalidEntry:
        return
    source = source_of_answers(answers, title="Titel", questions=QUESTIONS)
    text = read_bytes(source.data, file_name=source.file_name)
    order = str(details_of_answers(answers, title="Titel", person="Fatma")["lesson_form"])

    proposal = proposal_of_answers(text, order, language="nl")

    assert proposal is None or all(
        span.of(text.text).strip() == span.of(text.text) for span in proposal.content.spans
    )
