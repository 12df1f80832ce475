"""Versions and excerpts are told by the sentences that they share, and only asked about."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from ingest.duplicates import catch_up, sentence_hashes
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.errors import NotAllowed
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import LessonContent, LessonProposal, LessonStatus
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.passage import PassageDraft
from knowledge.model.report import ReportDetails, ReportStatus
from knowledge.model.resemblance import Likeness, Resemblance, Verdict
from knowledge.model.span import Span
from knowledge.records import tables
from knowledge.settings import read_settings
from tests.samples import COORDINATOR, READER

SUBJECTS = (
    "balie", "tuin", "bus", "winkel", "werkplaats", "kas", "keuken", "schuur", "zaal", "brug",
)  # fmt: skip
SENTENCES = [
    f"In het {number}e jaar kreeg de {subject} van ons dorp nieuwe mensen erbij."
    for number, subject in enumerate(SUBJECTS, start=1)
]


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(
        read_settings({"DOORWERK_DATA": str(tmp_path), "DOORWERK_EMBEDDER": "hashing"})
    )


def bring_in(base: KnowledgeBase, name: str, sentences: list[str]) -> str:
    receipt = base.queue.receive(name, "\n\n".join(sentences).encode(), by=COORDINATOR)
    Worker(base).run(until_empty=True)
    return base.queue.job(receipt.job.id).report_id


def asked(base: KnowledgeBase) -> tuple[Resemblance, ...]:
    return base.duplicates.questions(viewer=COORDINATOR)


def hashes_of(sentences: list[str]) -> frozenset[int]:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    where = (Locator(LocatorKind.WHOLE, "", 0),)
    whole = Span(0, max(1, len(text)))
    return sentence_hashes(text, [PassageDraft(whole, "nl", (), where, tuple(spans))])


def test_the_same_words_in_another_file_are_the_same_text(base: KnowledgeBase) -> None:
    older = bring_in(base, "a.txt", SENTENCES)
    newer = bring_in(base, "b.md", [sentence.replace(" ", "  ") for sentence in SENTENCES])

    question = asked(base)[0]

    assert (question.report_id, question.other_id) == (newer, older)
    assert question.likeness is Likeness.SAME_TEXT


def test_one_line_of_boilerplate_in_two_short_texts_is_not_asked_about(
    base: KnowledgeBase,
) -> None:
    bring_in(base, "a.txt", [SENTENCES[0], SENTENCES[1]])
    bring_in(base, "b.txt", [SENTENCES[0], SENTENCES[2]])

    assert asked(base) == ()


def test_a_short_text_that_stands_whole_in_another_is_asked_about(base: KnowledgeBase) -> None:
    bring_in(base, "a.txt", SENTENCES)
    bring_in(base, "b.txt", SENTENCES[:2])

    assert [question.shared_count for question in asked(base)] == [2]


def test_a_version_that_was_edited_is_asked_about(base: KnowledgeBase) -> None:
    bring_in(base, "a.txt", SENTENCES)
    edited = [*SENTENCES[:7], *(f"Nieuw: {sentence}" for sentence in SENTENCES[7:])]
    bring_in(base, "b.txt", edited)

    question = asked(base)[0]

    assert question.likeness is Likeness.VERSION
    assert (question.shared_count, question.share_of_report) == (7, 0.7)


def test_an_excerpt_is_told_from_a_version(base: KnowledgeBase) -> None:
    bring_in(base, "a.txt", SENTENCES)
    bring_in(base, "b.txt", SENTENCES[:3])

    question = asked(base)[0]

    assert question.likeness is Likeness.EXCERPT
    assert (question.share_of_report, question.share_of_other) == (1.0, 0.3)


def test_reports_that_share_little_are_not_asked_about(base: KnowledgeBase) -> None:
    bring_in(base, "a.txt", SENTENCES)
    others = [f"Anders dan elders was het zo: {sentence}" for sentence in SENTENCES]
    bring_in(base, "b.txt", [*SENTENCES[:4], *others])

    assert asked(base) == ()


def test_a_report_that_replaces_takes_the_place_when_it_is_published(base: KnowledgeBase) -> None:
    older, newer = (bring_in(base, f"{n}.txt", SENTENCES[: 10 - n]) for n in range(2))
    base.library.publish(older, by=COORDINATOR)

    decided = base.duplicates.decide(asked(base)[0].id, Verdict.REPLACES, by=COORDINATOR)
    before = base.library.report(older, viewer=COORDINATOR).status
    published = base.library.publish(newer, by=COORDINATOR)

    assert (decided.verdict, decided.decided_by) == (Verdict.REPLACES, "Fatma")
    assert before is ReportStatus.PUBLISHED
    assert published.version_of == older
    assert base.library.report(older, viewer=COORDINATOR).status is ReportStatus.WITHDRAWN
    assert asked(base) == ()


def test_a_report_that_was_published_before_the_answer_takes_the_place_at_once(
    base: KnowledgeBase,
) -> None:
    older, newer = (bring_in(base, f"{n}.txt", SENTENCES[: 10 - n]) for n in range(2))
    for report_id in (older, newer):
        base.library.publish(report_id, by=COORDINATOR)

    base.duplicates.decide(asked(base)[0].id, Verdict.REPLACES, by=COORDINATOR)

    assert base.library.report(older, viewer=COORDINATOR).status is ReportStatus.WITHDRAWN
    assert base.library.report(newer, viewer=COORDINATOR).status is ReportStatus.PUBLISHED


def test_an_earlier_version_that_was_published_again_stays_so(base: KnowledgeBase) -> None:
    older, newer = (bring_in(base, f"{n}.txt", SENTENCES[: 10 - n]) for n in range(2))
    base.library.publish(older, by=COORDINATOR)
    base.library.describe(newer, ReportDetails(version_of=older), by=COORDINATOR)
    base.library.publish(newer, by=COORDINATOR)
    base.library.publish(older, by=COORDINATOR)

    base.library.describe(newer, ReportDetails(version_of=older, year=2020), by=COORDINATOR)

    assert base.library.report(older, viewer=COORDINATOR).status is ReportStatus.PUBLISHED


def test_a_later_word_takes_the_link_away_again(base: KnowledgeBase) -> None:
    older, newer = (bring_in(base, f"{n}.txt", SENTENCES[: 10 - n]) for n in range(2))
    base.library.publish(older, by=COORDINATOR)
    question = asked(base)[0].id
    base.duplicates.decide(question, Verdict.REPLACES, by=COORDINATOR)

    base.duplicates.decide(question, Verdict.SEPARATE, by=COORDINATOR)
    base.library.publish(newer, by=COORDINATOR)

    assert base.library.report(newer, viewer=COORDINATOR).version_of == ""
    assert base.library.report(older, viewer=COORDINATOR).status is ReportStatus.PUBLISHED


def test_naming_the_earlier_version_answers_the_question(base: KnowledgeBase) -> None:
    older, newer = (bring_in(base, f"{n}.txt", SENTENCES[: 10 - n]) for n in range(2))

    base.library.describe(newer, ReportDetails(version_of=older), by=COORDINATOR)

    found = base.duplicates.of_report(newer, viewer=COORDINATOR)[0]
    assert found.verdict is Verdict.REPLACES
    assert asked(base) == ()


def test_only_who_reviews_sees_and_answers_the_question(base: KnowledgeBase) -> None:
    bring_in(base, "a.txt", SENTENCES)
    bring_in(base, "b.txt", SENTENCES[:9])

    with pytest.raises(NotAllowed):
        base.duplicates.questions(viewer=READER)
    with pytest.raises(NotAllowed):
        base.duplicates.decide(asked(base)[0].id, Verdict.SEPARATE, by=READER)


def test_deleting_a_report_takes_its_questions_along(base: KnowledgeBase) -> None:
    older = bring_in(base, "a.txt", SENTENCES)
    bring_in(base, "b.txt", SENTENCES[:9])

    base.library.delete(older, by=COORDINATOR)

    assert asked(base) == ()


def test_reports_from_before_sentences_were_counted_catch_up(base: KnowledgeBase) -> None:
    for name in ("a.txt", "b.txt"):
        bring_in(base, name, SENTENCES[: 9 + (name == "b.txt")])
    with base.database.writing() as connection:
        connection.execute(delete(tables.resemblances))
        connection.execute(delete(tables.sentence_hashes))
        connection.execute(update(tables.reports).values(sentence_count=None))

    assert catch_up(base) == 2
    assert len(asked(base)) == 1
    assert catch_up(base) == 0


def test_short_sentences_do_not_count_beside_long_ones() -> None:
    assert hashes_of([*SENTENCES, "Zie bijlage 1."]) == hashes_of(SENTENCES)


def test_a_text_of_short_sentences_is_told_by_them() -> None:
    assert len(hashes_of(["Het regent.", "Wij planten."])) == 2


@given(st.lists(st.sampled_from(SENTENCES), max_size=12))
def test_order_and_repeats_do_not_count(sentences: list[str]) -> None:
    turned = sentences[::-1] + sentences[:2]

    assert hashes_of(turned) == hashes_of(sentences)


@given(st.sampled_from(SENTENCES))
def test_case_signs_and_spaces_do_not_count(sentence: str) -> None:
    written = f"  {sentence.upper().replace(' ', ' - ')}!"

    assert hashes_of([written]) == hashes_of([sentence])


def learn(base: KnowledgeBase, report_id: str, *sentences: str) -> None:
    """Confirm a lesson of each sentence."""
    text = base.library.text(report_id, viewer=COORDINATOR).text
    for sentence in sentences:
        start = text.index(sentence)
        content = LessonContent("Zo ging het.", (Span(start, start + len(sentence)),))
        (made,) = base.lessons.propose(report_id, [LessonProposal(content, "nl")], by="Fatma")
        base.lessons.confirm(made, by=COORDINATOR)


def test_lessons_of_the_older_version_are_found_again_in_the_newer(base: KnowledgeBase) -> None:
    older = bring_in(base, "a.txt", SENTENCES)
    newer = bring_in(base, "b.txt", ["Vooraf.", *SENTENCES[:8]])
    base.library.publish(older, by=COORDINATOR)
    learn(base, older, SENTENCES[0], SENTENCES[9])
    base.library.describe(newer, ReportDetails(version_of=older), by=COORDINATOR)

    base.library.publish(newer, by=COORDINATOR)

    carried = base.lessons.of_report(newer, viewer=COORDINATOR, statuses=[LessonStatus.CONFIRMED])
    left = base.lessons.of_report(older, viewer=COORDINATOR, statuses=[LessonStatus.PROPOSED])
    assert [quote.exact for lesson in carried for quote in lesson.quotes] == [SENTENCES[0]]
    assert [lesson.note for lesson in left] == [f"not_found_in:{newer}"]


def test_an_answer_that_a_report_replaces_another_is_kept_with_all_its_effects_or_not_at_all(
    base: KnowledgeBase,
) -> None:
    older, newer = (bring_in(base, f"{n}.txt", SENTENCES[n:]) for n in range(2))
    for report_id in (older, newer):
        base.library.publish(report_id, by=COORDINATOR)
    learn(base, older, SENTENCES[0], SENTENCES[5])
    (question,) = asked(base)
    with base.database.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER stops AFTER UPDATE ON lessons WHEN new.note LIKE 'not_found_in:%' "
            "BEGIN SELECT RAISE(ABORT, 'stopped here'); END"
        )

    with pytest.raises(IntegrityError, match="stopped here"):
        base.duplicates.decide(question.id, Verdict.REPLACES, by=COORDINATOR)

    both = [base.library.report(name, viewer=COORDINATOR) for name in (older, newer)]
    learned = base.lessons.of_report(newer, viewer=COORDINATOR, statuses=[LessonStatus.CONFIRMED])
    assert asked(base) == (question,)
    assert [report.status for report in both] == [ReportStatus.PUBLISHED] * 2
    assert (both[1].version_of, learned) == ("", ())
