"""A letter that nobody needs is set aside with a reason, and can be taken up again."""

from pathlib import Path

import pytest

from knowledge.errors import Conflict, InvalidEntry, NotAllowed
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.follow_up import FollowUp, FollowUpState
from knowledge.model.policy import Decision, Uptake
from tests.knowledge.brief_samples import COLLEAGUE, drafted, sample_base
from tests.knowledge.test_follow_ups import (
    MAY,
    approved,
    base,
    drafted_now,
    lesson,
    newest,
    policy,
    save,
    states,
    uptake,
    words_of,
)
from tests.samples import COORDINATOR, READER, WRITER

__all__ = ["base", "lesson", "policy", "uptake"]

REASON = "zij zaten zelf aan tafel"


def aside(base: KnowledgeBase, found: FollowUp, reason: str = REASON) -> FollowUp:
    fresh = drafted_now(base, found.id)
    return base.follow_ups.set_aside(found.id, reason=reason, drafted=fresh, by=COORDINATOR)


def test_a_letter_set_aside_keeps_its_words_the_reason_and_who_did_it(
    base: KnowledgeBase, uptake: Uptake
) -> None:
    words = words_of(base, newest(base).id)

    found = aside(base, newest(base), f"  {REASON}\n")

    assert (found.state, found.set_aside_reason) == (FollowUpState.SET_ASIDE, REASON)
    assert (found.set_aside_by, found.set_aside_at is None) == (COORDINATOR.name, False)
    assert words_of(base, found.id) == words
    log = [event.act for event in base.follow_ups.log(found.id, viewer=COORDINATOR)]
    assert log == ["drafted_follow_up", "set_aside_follow_up"]


def test_no_letter_is_set_aside_without_a_reason_or_by_a_reader(
    base: KnowledgeBase, uptake: Uptake
) -> None:
    with pytest.raises(InvalidEntry):
        aside(base, newest(base), " ")
    with pytest.raises(InvalidEntry):
        aside(base, newest(base), "x" * 301)
    with pytest.raises(NotAllowed):
        base.follow_ups.set_aside(newest(base).id, reason=REASON, drafted="", by=READER)

    assert states(base) == [FollowUpState.DRAFTED]


def test_an_approved_letter_can_be_set_aside_and_needs_approval_again_when_taken_up(
    base: KnowledgeBase, uptake: Uptake
) -> None:
    found = aside(base, approved(base))
    with pytest.raises(Conflict):
        save(base, found)

    again = base.follow_ups.take_up(found.id, by=COORDINATOR)

    assert (again.state, again.approved_at) == (FollowUpState.DRAFTED, None)
    assert (again.set_aside_at, again.set_aside_by, again.set_aside_reason) == (None, "", "")


def test_what_was_set_aside_is_not_drafted_a_second_time(
    base: KnowledgeBase, uptake: Uptake
) -> None:
    aside(base, newest(base))

    assert base.follow_ups.draft_missing(by=COORDINATOR) == 0


def test_a_later_decision_drafts_its_own_letter_and_the_old_one_stays_aside(
    base: KnowledgeBase, uptake: Uptake
) -> None:
    old = aside(base, newest(base))

    base.uptakes.decide(uptake.id, Decision.ADOPTED, decided_on=MAY, by=WRITER)

    assert states(base) == [FollowUpState.DRAFTED, FollowUpState.SET_ASIDE]
    with pytest.raises(Conflict):
        base.follow_ups.take_up(old.id, by=COORDINATOR)


def test_a_letter_that_left_cannot_be_set_aside(base: KnowledgeBase, uptake: Uptake) -> None:
    sent = save(base, approved(base))

    with pytest.raises(Conflict):
        aside(base, sent)


def test_a_brief_signed_again_does_not_ask_once_more_what_was_set_aside(tmp_path: Path) -> None:
    base, known = sample_base(tmp_path)
    brief_id = drafted(base, known.shed).brief.id
    base.brief_review.submit(brief_id, by=WRITER)
    base.brief_review.sign_off(brief_id, by=COLLEAGUE)
    for letter in base.follow_ups.everything(viewer=COORDINATOR):
        aside(base, letter)

    base.brief_review.reopen(brief_id, by=WRITER)
    base.brief_review.submit(brief_id, by=WRITER)
    base.brief_review.sign_off(brief_id, by=COLLEAGUE)

    assert set(states(base)) == {FollowUpState.SET_ASIDE}


def test_deleting_the_policy_text_takes_the_reason_along(
    base: KnowledgeBase, uptake: Uptake
) -> None:
    found = aside(base, newest(base))

    base.uptakes.delete_policy(uptake.policy.id, by=COORDINATOR)

    kept = base.follow_ups.opened(found.id, viewer=COORDINATOR).follow_up
    assert (kept.words, kept.set_aside_reason) == ("", "")
