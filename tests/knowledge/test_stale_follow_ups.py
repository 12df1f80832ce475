"""No letter leaves that tells of how things stood before; what was told wrongly is corrected."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.errors import Conflict
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.follow_up import FollowUp, FollowUpState, News
from knowledge.model.lesson import Lesson
from knowledge.model.policy import Decision, PolicyText, Uptake, UptakeRole
from knowledge.model.profile import Field
from tests.knowledge.brief_samples import COLLEAGUE, drafted, sample_base
from tests.knowledge.test_follow_ups import (
    MAY,
    approved,
    base,
    begin_sending,
    lesson,
    newest,
    policy,
    save,
    states,
    uptake,
    with_contact,
    words_of,
)
from tests.knowledge.test_uptakes import linked
from tests.samples import COORDINATOR, WRITER

__all__ = ["base", "lesson", "policy", "uptake"]


def reworded(base: KnowledgeBase, lesson: Lesson) -> None:
    content = replace(lesson.content, statement="Wachten jaagt mensen weg.")
    base.lessons.confirm(lesson.id, content, by=COORDINATOR)


def test_a_decision_on_an_approved_letter_drafts_one_that_knows_what_it_replaces(
    base: KnowledgeBase, uptake: Uptake
) -> None:
    old = approved(base)

    base.uptakes.decide(uptake.id, Decision.ADOPTED, decided_on=MAY, by=WRITER)

    opened = base.follow_ups.opened(newest(base).id, viewer=COORDINATOR)
    assert opened.before is not None
    assert (opened.before.id, opened.before.words) == (old.id, old.words)
    overtaken = base.follow_ups.opened(old.id, viewer=COORDINATOR)
    assert overtaken.after is not None
    assert overtaken.after.id == opened.follow_up.id
    assert base.follow_ups.log(old.id, viewer=COORDINATOR)[-1].act == "superseded_follow_up"


def test_a_letter_whose_lesson_was_reworded_after_approval_goes_back_to_draft(
    base: KnowledgeBase, lesson: Lesson, uptake: Uptake
) -> None:
    old = approved(base)
    reworded(base, lesson)

    with pytest.raises(Conflict, match="draft again"):
        save(base, old)

    found = newest(base)
    assert (found.state, found.drafted_words) == (FollowUpState.DRAFTED, old.drafted_words)
    assert "Wachten jaagt mensen weg." in words_of(base, found.id)
    assert base.follow_ups.log(found.id, viewer=COORDINATOR)[-1].act == "changed_follow_up"
    assert save(base, approved(base)).state is FollowUpState.SAVED


def test_a_letter_that_was_not_sent_after_all_does_not_come_back_past_a_later_decision(
    base: KnowledgeBase, lesson: Lesson, uptake: Uptake
) -> None:
    with_contact(base, lesson)
    old = approved(base)
    begin_sending(base, old)
    base.uptakes.decide(uptake.id, Decision.ADOPTED, decided_on=MAY, by=WRITER)

    settled = base.follow_ups.end_sending(old.id, arrived=False, by=COORDINATOR)

    assert settled.state is FollowUpState.SUPERSEDED
    assert states(base) == [FollowUpState.DRAFTED, FollowUpState.SUPERSEDED]


@pytest.mark.parametrize(
    ("language", "subject", "sentence"),
    [
        ("nl", "Uw les wordt toch niet gebruikt", "in deze tekst niet langer gebruikt"),
        ("en", "Your lesson is no longer used", "no longer used in this text"),
        ("de", "Ihre Lehre wird doch nicht verwendet", "in diesem Text nicht mehr verwendet"),
        ("fr", "Votre leçon n’est plus utilisée", "n’est plus utilisée dans ce texte"),
    ],
)
def test_taking_a_link_back_after_its_letter_left_drafts_a_correction(
    base: KnowledgeBase, lesson: Lesson, uptake: Uptake, language: str, subject: str, sentence: str
) -> None:
    assert lesson.initiative is not None
    base.initiatives.state(lesson.initiative.id, {Field.LANGUAGE: language}, by=COORDINATOR)
    save(base, approved(base))

    base.uptakes.unlink(uptake.id, by=WRITER)

    found = newest(base)
    words = words_of(base, found.id)
    assert (found.news, found.state) == (News.TAKEN_BACK, FollowUpState.DRAFTED)
    assert "Motie repareren" in words
    assert sentence in words
    assert lesson.quotes[0].exact in words
    assert subject_of(base, found) == subject
    assert save(base, approved(base)).state is FollowUpState.SAVED


def subject_of(base: KnowledgeBase, found: FollowUp) -> str:
    from app.letters.follow_up_text import follow_up_text

    opened = base.follow_ups.opened(found.id, viewer=COORDINATOR)
    return follow_up_text(opened, address="", signed="Fatma").subject


def test_taking_a_link_back_before_its_letter_left_only_withdraws_the_letter(
    base: KnowledgeBase, uptake: Uptake
) -> None:
    approved(base)

    base.uptakes.unlink(uptake.id, by=WRITER)

    assert states(base) == [FollowUpState.SUPERSEDED]


def test_a_text_that_still_uses_the_lesson_elsewhere_is_not_corrected(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText, uptake: Uptake
) -> None:
    save(base, approved(base))
    span = policy.paragraphs()[0]
    base.uptakes.link(lesson.id, policy.id, span=span, role=UptakeRole.EXAMPLE, by=WRITER)

    base.uptakes.unlink(uptake.id, by=WRITER)

    assert News.TAKEN_BACK not in {
        found.news for found in base.follow_ups.everything(viewer=COORDINATOR)
    }


def test_linking_again_withdraws_a_correction_that_has_not_left(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText, uptake: Uptake
) -> None:
    save(base, approved(base))
    base.uptakes.unlink(uptake.id, by=WRITER)

    linked(base, lesson, policy)

    assert [found.news for found in base.follow_ups.everything(viewer=COORDINATOR)] == [
        News.PROPOSED,
        News.TAKEN_BACK,
        News.PROPOSED,
    ]
    assert states(base) == [FollowUpState.DRAFTED, FollowUpState.SUPERSEDED, FollowUpState.SAVED]


def test_a_link_whose_letter_was_perhaps_sent_stays_until_somebody_knows(
    base: KnowledgeBase, lesson: Lesson, uptake: Uptake
) -> None:
    with_contact(base, lesson)
    begin_sending(base, approved(base))

    with pytest.raises(Conflict, match="perhaps sent"):
        base.uptakes.unlink(uptake.id, by=WRITER)


def test_the_correction_goes_with_the_words_of_a_deleted_policy_text(
    base: KnowledgeBase, policy: PolicyText, uptake: Uptake
) -> None:
    save(base, approved(base))
    base.uptakes.unlink(uptake.id, by=WRITER)
    approved(base)

    base.uptakes.delete_policy(policy.id, by=COORDINATOR)

    assert states(base)[0] is FollowUpState.SUPERSEDED
    assert newest(base).words == ""


def test_an_initiative_that_a_revised_brief_no_longer_uses_is_told_so(tmp_path: Path) -> None:
    base, known = sample_base(tmp_path)
    opened = drafted(base, known.shed, known.keeps)
    brief_id = opened.brief.id
    base.brief_review.submit(brief_id, by=WRITER)
    base.brief_review.sign_off(brief_id, by=COLLEAGUE)
    for found in base.follow_ups.everything(viewer=COORDINATOR):
        words = words_of(base, found.id)
        base.follow_ups.approve(found.id, words, drafted=words, by=COORDINATOR)
        save(base, found)
    dropped = base.lessons.lesson(known.shed, viewer=COORDINATOR)

    base.brief_review.reopen(brief_id, by=WRITER)
    for sentence in opened.brief.body.sentences():
        if known.shed in sentence.lesson_ids:
            base.briefs.remove(brief_id, sentence.id, by=WRITER)
    base.brief_review.submit(brief_id, by=WRITER)
    base.brief_review.sign_off(brief_id, by=COLLEAGUE)

    assert dropped.initiative is not None
    found = newest(base)
    assert (found.news, found.initiative.id) == (News.TAKEN_BACK, dropped.initiative.id)
    assert "wordt daarin niet langer gebruikt" in words_of(base, found.id)
