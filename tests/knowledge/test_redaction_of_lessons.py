"""What lessons and letters quote of a removed number goes with it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import LessonContent, LessonProposal, ProposalReason
from knowledge.model.policy import PolicyDraft, PolicyKind, UptakeRole
from knowledge.model.quote import find_verbatim
from knowledge.model.report import ReportDetails
from knowledge.model.span import Span
from knowledge.settings import Settings
from tests.knowledge.removing import NUMBER, TEXT, bring_in, places_of, remove_all
from tests.samples import COORDINATOR


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    opened = open_base(Settings(data=tmp_path / "var", embedder="hashing"))
    yield opened
    opened.close()


def test_lessons_that_quote_a_removed_number_say_what_the_text_says_now(
    base: KnowledgeBase,
) -> None:
    report_id = bring_in(base, TEXT.encode(), "verslag.txt")
    text = base.library.text(report_id, viewer=COORDINATOR)
    sentence = f"Mevrouw gaf haar burgerservicenummer {NUMBER} op."
    start = text.text.index(sentence)
    content = LessonContent(sentence, (Span(start, start + len(sentence)),))
    proposal = LessonProposal(
        content, "nl", ProposalReason(gloss=f"noemt {NUMBER[:4]} {NUMBER[4:]}")
    )
    first, second = base.lessons.propose(report_id, [proposal, proposal], by="rules")
    base.lessons.confirm(first, by=COORDINATOR)
    base.lessons.confirm(first, replace(content, holds_when=f"bij {NUMBER}"), by=COORDINATOR)

    remove_all(base, report_id)

    assert places_of(base.settings.data, NUMBER) == []
    lesson = base.lessons.lesson(first, viewer=COORDINATOR)
    after = base.library.text(report_id, viewer=COORDINATOR)
    assert lesson.content.statement == sentence.replace(NUMBER, "█" * 9)
    assert all(quote.is_held_by(after) for quote in lesson.quotes)
    assert base.lessons.lesson(second, viewer=COORDINATOR).quotes[0].is_held_by(after)
    assert all(finding.is_in_order for finding in base.upkeep.examine())


def test_a_letter_that_quotes_a_removed_number_loses_it_too(base: KnowledgeBase) -> None:
    sentence = f"Mevrouw gaf haar burgerservicenummer {NUMBER} op."
    report_id = bring_in(base, TEXT.encode(), "verslag.txt")
    base.library.describe(report_id, ReportDetails(initiative="Schroef"), by=COORDINATOR)
    text = base.library.text(report_id, viewer=COORDINATOR).text
    content = LessonContent("Vraag geen nummers.", find_verbatim(sentence, text)[:1])
    (lesson_id,) = base.lessons.propose(report_id, [LessonProposal(content, "nl")], by="rules")
    base.lessons.confirm(lesson_id, by=COORDINATOR)
    draft = PolicyDraft("Motie", "Vraag niets.", PolicyKind.MOTION)
    policy = base.uptakes.register(draft, by=COORDINATOR)
    span = policy.paragraphs()[0]
    base.uptakes.link(lesson_id, policy.id, span=span, role=UptakeRole.EVIDENCE, by=COORDINATOR)
    (letter,) = base.follow_ups.everything(viewer=COORDINATOR)
    words = f"Beste mensen,\n\nin uw verslag staat: “{sentence}”"
    base.follow_ups.approve(letter.id, words, drafted=words, by=COORDINATOR)

    remove_all(base, report_id)

    (kept,) = base.follow_ups.everything(viewer=COORDINATOR)
    assert kept.words == words.replace(NUMBER, "█" * len(NUMBER))
    assert places_of(base.settings.data, NUMBER) == []


def test_undoing_an_act_does_not_bring_removed_words_back(base: KnowledgeBase) -> None:
    report_id = bring_in(base, TEXT.encode(), "verslag.txt")
    text = base.library.text(report_id, viewer=COORDINATOR).text
    start = text.index("Mevrouw")
    end = text.index(NUMBER, start) + len(NUMBER)
    content = LessonContent(text[start:end], (Span(start, end),))
    (lesson_id,) = base.lessons.propose(report_id, [LessonProposal(content, "nl")], by="rules")
    base.lessons.confirm(lesson_id, by=COORDINATOR)
    base.lessons.withdraw(lesson_id, reason=f"{NUMBER} staat erin", by=COORDINATOR)

    remove_all(base, report_id)
    base.lessons.undo(report_id, by=COORDINATOR)

    assert NUMBER not in repr(base.lessons.lesson(lesson_id, viewer=COORDINATOR))
    assert all(finding.is_in_order for finding in base.upkeep.examine())


def test_no_vector_of_a_lesson_is_made_of_an_identifier(base: KnowledgeBase) -> None:
    vectors = []
    for name, number in (("een.txt", NUMBER), ("twee.txt", "123456782")):
        report_id = bring_in(base, TEXT.replace(NUMBER, number).encode(), name)
        text = base.library.text(report_id, viewer=COORDINATOR).text
        start = text.index("Mevrouw")
        span = Span(start, text.index(" op.", start) + 4)
        proposal = LessonProposal(LessonContent(span.of(text), (span,)), "nl")
        base.lessons.confirm(
            base.lessons.propose(report_id, [proposal], by="rules")[0], by=COORDINATOR
        )
        with base.database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT vector FROM embeddings JOIN lessons USING (content_hash) "
                "JOIN reports ON reports.key = report_key WHERE reports.id = ?",
                (report_id,),
            ).all()
        vectors.append([bytes(row[0]) for row in rows])

    assert len(vectors[0]) == 1
    assert vectors[0] == vectors[1]
