"""Briefs: drawn from lessons alone, with what says otherwise, marked when a lesson falls."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.errors import Conflict, InvalidEntry, NotAllowed, NotFound, QuoteMismatch
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import ProblemKind, Sentence, SentenceKind
from knowledge.model.lesson import LessonKind
from knowledge.open_brief import OpenBrief
from tests.knowledge.brief_samples import (
    FAILS,
    KEEPS,
    SHED,
    UNPAID,
    Learned,
    drafted,
    learn,
    word,
)
from tests.samples import COORDINATOR, READER, WRITER


def sentences(opened: OpenBrief, kind: SentenceKind) -> list[Sentence]:
    return [s for s in opened.brief.body.sentences() if s.kind is kind]


def kinds(opened: OpenBrief) -> set[ProblemKind]:
    return {problem.kind for problem in opened.problems}


def test_near_equal_lessons_become_one_finding_with_its_breadth_in_words(
    base: KnowledgeBase, learned: Learned
) -> None:
    brief = drafted(base, learned.keeps, learned.keeps_too)

    (finding,) = brief.brief.body.findings
    assert set(finding.lesson_ids) == {learned.keeps, learned.keeps_too}
    (breadth,) = sentences(brief, SentenceKind.BREADTH)
    assert breadth.text == f"2 in Deventer, Gent; 1 niet ({UNPAID})"
    assert set(breadth.lesson_ids) == {learned.keeps, learned.keeps_too, learned.fails}


def test_what_says_otherwise_is_put_in_though_nobody_chose_it(
    base: KnowledgeBase, learned: Learned
) -> None:
    brief = drafted(base, learned.keeps)

    (counter,) = sentences(brief, SentenceKind.COUNTER)
    assert (counter.text, counter.lesson_ids) == (FAILS, (learned.fails,))


def test_one_initiative_does_not_gainsay_itself(base: KnowledgeBase, learned: Learned) -> None:
    learn(base, "Schuur", "Assen", f"{SHED[:-1]} niet.", kind=LessonKind.DID_NOT_WORK)

    assert not sentences(drafted(base, learned.shed), SentenceKind.COUNTER)


def test_each_sentence_of_a_draft_rests_on_a_lesson_and_each_quote_is_on_its_page(
    base: KnowledgeBase, learned: Learned
) -> None:
    brief = drafted(base, learned.keeps, learned.shed)

    assert all(sentence.lesson_ids for sentence in brief.brief.body.sentences())
    (quote,) = [s.quote for s in sentences(brief, SentenceKind.QUOTE)]
    assert quote is not None
    assert quote.is_held_by(base.library.text(quote.report_id, viewer=WRITER))
    assert brief.problems == ()


def test_lessons_stand_where_their_kind_belongs_and_none_is_lost(
    base: KnowledgeBase, learned: Learned
) -> None:
    open_problem = learn(base, "Vraag", "Emmen", "Wie betaalt?", kind=LessonKind.OPEN_PROBLEM)

    brief = drafted(base, learned.shed, open_problem)
    first, second = brief.brief.body.sections

    assert "Wie betaalt?" in [sentence.text for sentence in first.sentences]
    assert [sentence.text for sentence in second.sentences] == [SHED, "municipalities"]


def test_the_end_of_a_brief_knows_the_base_and_what_was_not_found(
    base: KnowledgeBase, learned: Learned
) -> None:
    ground = drafted(base, learned.keeps).brief.body.ground

    assert (ground.initiative_count, ground.report_count, ground.lesson_count) == (4, 4, 4)
    assert learned.keeps in ground.found_ids
    assert LessonKind.OBSTACLE in ground.kinds_not_found


def test_found_lessons_that_the_brief_does_not_use_are_told(
    base: KnowledgeBase, learned: Learned
) -> None:
    body = drafted(base, learned.shed).brief.body

    assert learned.keeps in body.unused_ids


def test_a_sentence_of_ones_own_without_a_lesson_is_marked_and_blocks_the_brief(
    base: KnowledgeBase, learned: Learned
) -> None:
    brief_id = drafted(base, learned.shed).brief.id

    changed = base.briefs.write(brief_id, "advice", "Wij willen meer schuren.", by=WRITER)

    assert kinds(changed) == {ProblemKind.NOT_SUPPORTED}
    with pytest.raises(Conflict, match="not supported"):
        base.briefs.for_export(brief_id, "docx", by=WRITER)
    with pytest.raises(Conflict, match="not supported"):
        base.brief_review.submit(brief_id, by=WRITER)
    (own,) = sentences(changed, SentenceKind.OWN)
    cited = base.briefs.cite(brief_id, own.id, [learned.shed], by=WRITER)
    assert cited.problems == ()


def test_counter_evidence_cannot_be_taken_out_only_answered(
    base: KnowledgeBase, learned: Learned
) -> None:
    brief = drafted(base, learned.keeps)
    (counter,) = sentences(brief, SentenceKind.COUNTER)
    (finding,) = brief.brief.body.findings

    with pytest.raises(Conflict):
        base.briefs.remove(brief.brief.id, counter.id, by=WRITER)
    with pytest.raises(Conflict):
        base.briefs.reword(brief.brief.id, counter.id, "Och.", by=WRITER)
    with pytest.raises(Conflict):
        base.briefs.cite(brief.brief.id, counter.id, [], by=WRITER)
    answered = base.briefs.answer(
        brief.brief.id, finding.id, learned.fails, "Daar was geen geld.", by=WRITER
    )
    assert sentences(answered, SentenceKind.COUNTER) == [counter]
    (known,) = answered.brief.body.findings[0].counters
    assert (known.answer, known.answered_by) == ("Daar was geen geld.", "Anneke")


def test_counter_evidence_that_is_none_is_set_aside_with_the_reason_and_comes_back(
    base: KnowledgeBase, learned: Learned
) -> None:
    brief = drafted(base, learned.keeps)
    brief_id, finding_id = brief.brief.id, brief.brief.body.findings[0].id
    with pytest.raises(InvalidEntry):
        base.briefs.answer(brief_id, finding_id, learned.fails, " ", by=WRITER, is_set_aside=True)

    aside = base.briefs.answer(
        brief_id, finding_id, learned.fails, "Gaat over iets anders.", by=WRITER, is_set_aside=True
    )
    back = base.briefs.answer(brief_id, finding_id, learned.fails, "Toch wel.", by=WRITER)

    assert not sentences(aside, SentenceKind.COUNTER)
    assert aside.problems == ()
    assert [s.text for s in sentences(back, SentenceKind.COUNTER)] == [FAILS]


def test_counter_evidence_may_go_with_the_last_claim_that_it_speaks_against(
    base: KnowledgeBase, learned: Learned
) -> None:
    brief = drafted(base, learned.keeps)
    (counter,) = sentences(brief, SentenceKind.COUNTER)
    for sentence in brief.brief.body.sentences():
        if sentence.kind is not SentenceKind.COUNTER:
            base.briefs.remove(brief.brief.id, sentence.id, by=WRITER)

    left = base.briefs.remove(brief.brief.id, counter.id, by=WRITER)

    assert kinds(left) == {ProblemKind.EMPTY}


def test_counter_evidence_that_came_in_later_stops_sign_off_until_it_was_seen(
    base: KnowledgeBase, learned: Learned
) -> None:
    brief_id = drafted(base, learned.keeps).brief.id
    new = learn(base, "Nieuw", "Zwolle", FAILS, kind=LessonKind.DID_NOT_WORK)

    with pytest.raises(Conflict, match="1 lessons"):
        base.brief_review.submit(brief_id, by=WRITER)
    now = base.briefs.brief(brief_id, viewer=WRITER)
    assert (new,) in [s.lesson_ids for s in sentences(now, SentenceKind.COUNTER)]
    assert base.brief_review.submit(brief_id, by=WRITER).brief.state == "for_sign_off"


@pytest.mark.parametrize("fall", ["withdraw_lesson", "undo_lesson", "withdraw_report"])
def test_a_lesson_that_falls_marks_every_brief_that_used_it(
    base: KnowledgeBase, learned: Learned, fall: str
) -> None:
    briefs = [drafted(base, learned.shed, learned.keeps), drafted(base, learned.shed)]
    other = drafted(base, learned.keeps)
    report_id = briefs[0].cited[learned.shed].report.id

    match fall:
        case "withdraw_lesson":
            base.lessons.withdraw(learned.shed, reason="klopt niet", by=COORDINATOR)
        case "undo_lesson":
            base.lessons.undo(report_id, by=COORDINATOR)
        case _:
            base.library.withdraw(report_id, by=COORDINATOR)

    marked = {e.brief.id for e in base.briefs.listing(viewer=WRITER) if e.is_marked}
    assert marked == {brief.brief.id for brief in briefs}
    for brief in briefs:
        found = base.briefs.brief(brief.brief.id, viewer=WRITER)
        assert ProblemKind.WITHDRAWN_LESSON in kinds(found)
        with pytest.raises(Conflict):
            base.briefs.for_export(brief.brief.id, "docx", by=WRITER)
    base.briefs.for_export(other.brief.id, "docx", by=WRITER)


def test_a_deleted_report_leaves_no_word_in_briefs_and_marks_them(
    base: KnowledgeBase, learned: Learned, tmp_path: Path
) -> None:
    secret = "Zonnebloemkwekerij bloeit."  # noqa: S105 - words of a report
    lesson_id = learn(base, "Kweek", "Buren", secret, kind=LessonKind.WORKED)
    brief = drafted(base, lesson_id, learned.shed)
    base.briefs.reword(
        brief.brief.id,
        sentences(brief, SentenceKind.STATEMENT)[0].id,
        "De Zonnebloemkwekerij is mooi.",
        by=WRITER,
    )

    base.library.delete(brief.cited[lesson_id].report.id, by=COORDINATOR)

    now = base.briefs.brief(brief.brief.id, viewer=WRITER)
    assert {ProblemKind.ERASED, ProblemKind.UNKNOWN_LESSON} <= kinds(now)
    base.close()
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or b"onnebloemkwekerij" not in path.read_bytes()


def test_a_quote_that_was_altered_on_disk_blocks_the_brief_and_a_new_draft(
    base: KnowledgeBase, learned: Learned
) -> None:
    brief = drafted(base, learned.shed, learned.keeps)
    with base.database.writing() as connection:
        connection.exec_driver_sql("UPDATE report_texts SET text = replace(text, 'vast', 'VAST')")

    assert ProblemKind.QUOTE_DIFFERS in kinds(base.briefs.brief(brief.brief.id, viewer=WRITER))
    with pytest.raises(QuoteMismatch):
        drafted(base, learned.keeps)


def test_a_lesson_that_was_worded_anew_is_told_and_blocks_nothing(
    base: KnowledgeBase, learned: Learned
) -> None:
    brief = drafted(base, learned.shed)
    lesson = base.lessons.lesson(learned.shed, viewer=COORDINATOR)
    base.lessons.confirm(
        lesson.id, replace(lesson.content, statement="Geef een schuur."), by=COORDINATOR
    )

    now = base.briefs.brief(brief.brief.id, viewer=WRITER)

    assert (kinds(now), now.blocking) == ({ProblemKind.LESSON_CHANGED}, ())


def test_more_lessons_come_in_with_their_counter_evidence(
    base: KnowledgeBase, learned: Learned
) -> None:
    brief_id = drafted(base, learned.shed).brief.id

    more = base.briefs.take_in(brief_id, [learned.keeps], "advice", word=word, by=WRITER)

    texts = [sentence.text for sentence in more.brief.body.sections[1].sentences]
    assert KEEPS in texts
    assert FAILS in texts
    assert more.problems == ()


def test_two_people_do_not_overwrite_each_other(base: KnowledgeBase, learned: Learned) -> None:
    brief = drafted(base, learned.shed)
    sentence = sentences(brief, SentenceKind.STATEMENT)[0]
    base.briefs.reword(brief.brief.id, sentence.id, "Geef schuren.", by=COORDINATOR)

    with pytest.raises(Conflict, match="meanwhile"):
        base.briefs.reword(
            brief.brief.id, sentence.id, "Geef hokken.", by=WRITER, was=sentence.text
        )


def test_sentences_move_within_and_between_sections(base: KnowledgeBase, learned: Learned) -> None:
    brief = drafted(base, learned.shed)
    first, second = brief.brief.body.sections[1].sentences

    turned = base.briefs.shift(brief.brief.id, second.id, by_count=-1, by=WRITER)
    moved = base.briefs.move(brief.brief.id, second.id, "learned", by=WRITER)

    assert turned.brief.body.sections[1].sentences == (second, first)
    assert [section.sentences for section in moved.brief.body.sections] == [(second,), (first,)]


def test_a_lesson_that_cannot_be_cited_is_refused(base: KnowledgeBase, learned: Learned) -> None:
    base.lessons.withdraw(learned.shed, reason="klopt niet", by=COORDINATOR)
    brief = drafted(base, learned.keeps)

    with pytest.raises(NotFound):
        drafted(base, learned.shed)
    with pytest.raises(NotFound):
        base.briefs.write(brief.brief.id, "advice", "Zo.", lesson_ids=[learned.shed], by=WRITER)


def test_a_brief_needs_a_title_and_a_lesson(base: KnowledgeBase, learned: Learned) -> None:
    with pytest.raises(InvalidEntry, match="lesson"):
        drafted(base)


def test_a_reader_has_no_part_in_briefs(base: KnowledgeBase, learned: Learned) -> None:
    brief_id = drafted(base, learned.shed).brief.id

    with pytest.raises(NotAllowed):
        base.briefs.brief(brief_id, viewer=READER)
    with pytest.raises(NotAllowed):
        drafted(base, learned.shed, by=READER)


def test_a_brief_is_deleted_by_its_authors_alone(base: KnowledgeBase, learned: Learned) -> None:
    brief_id = drafted(base, learned.shed).brief.id

    with pytest.raises(NotAllowed):
        base.briefs.remove_brief(brief_id, by=COORDINATOR)
    base.briefs.remove_brief(brief_id, by=WRITER)
    assert base.briefs.listing(viewer=WRITER) == ()


def test_an_initiative_that_copied_another_counts_with_it_once(
    base: KnowledgeBase, learned: Learned
) -> None:
    before = drafted(base, learned.keeps, learned.keeps_too)
    ids = [before.cited[name].lesson.initiative for name in (learned.keeps, learned.keeps_too)]
    first, second = (known.id for known in ids if known is not None)

    base.initiatives.link(second, first, by=COORDINATOR)

    (breadth,) = sentences(drafted(base, learned.keeps, learned.keeps_too), SentenceKind.BREADTH)
    assert breadth.text.startswith("1 in Deventer, Gent;")
