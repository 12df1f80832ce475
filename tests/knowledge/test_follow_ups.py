"""Follow-ups: drafted at each change, approved by a person, leave the base once."""

from datetime import date
from pathlib import Path

import pytest

from app.letters.follow_up_text import follow_up_text
from knowledge.bootstrap import open_base
from knowledge.errors import Conflict, InvalidEntry, NotAllowed, SomebodyElse
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.follow_up import FollowUp, FollowUpState, News
from knowledge.model.lesson import Lesson, LessonKind
from knowledge.model.policy import Decision, PolicyText, Uptake
from knowledge.model.profile import Contact, Field
from knowledge.model.report import ReportDetails
from knowledge.open_follow_up import LONGEST_SENDING
from knowledge.records.clock import now
from knowledge.settings import Settings
from tests.knowledge.brief_samples import COLLEAGUE, drafted, sample_base
from tests.knowledge.test_lessons import proposed
from tests.knowledge.test_search import REPAIR, bring_in
from tests.knowledge.test_uptakes import DRAFT, learned, linked
from tests.samples import COORDINATOR, READER, WRITER

ADDRESS = "https://doorwerk.example.org"
EMAIL = "samira@schroef.example"
MAY = date(2024, 5, 2)


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(Settings(data=tmp_path, embedder="hashing"))


@pytest.fixture
def lesson(base: KnowledgeBase) -> Lesson:
    return learned(base, "Schroef", kind=LessonKind.WORKED)


@pytest.fixture
def policy(base: KnowledgeBase) -> PolicyText:
    return base.uptakes.register(DRAFT, by=WRITER)


@pytest.fixture
def uptake(base: KnowledgeBase, lesson: Lesson, policy: PolicyText) -> Uptake:
    return linked(base, lesson, policy)


def newest(base: KnowledgeBase) -> FollowUp:
    return base.follow_ups.everything(viewer=COORDINATOR)[0]


def words_of(base: KnowledgeBase, follow_up_id: str) -> str:
    opened = base.follow_ups.opened(follow_up_id, viewer=COORDINATOR)
    return follow_up_text(opened, address=ADDRESS, signed="Fatma").words


def approved(base: KnowledgeBase) -> FollowUp:
    found = newest(base)
    words = words_of(base, found.id)
    return base.follow_ups.approve(found.id, words, drafted=words, by=COORDINATOR)


def save(base: KnowledgeBase, found: FollowUp, form: str = "docx") -> FollowUp:
    fresh = drafted_now(base, found.id)
    return base.follow_ups.save(found.id, form, drafted=fresh, by=COORDINATOR)


def drafted_now(base: KnowledgeBase, follow_up_id: str) -> str:
    opened = base.follow_ups.opened(follow_up_id, viewer=COORDINATOR)
    return follow_up_text(opened, address=ADDRESS, signed="Fatma").drafted


def begin_sending(base: KnowledgeBase, found: FollowUp) -> tuple[FollowUp, str]:
    fresh = drafted_now(base, found.id)
    return base.follow_ups.begin_sending(found.id, drafted=fresh, by=COORDINATOR)


def with_contact(base: KnowledgeBase, lesson: Lesson) -> None:
    assert lesson.initiative is not None
    contact = Contact("Samira", EMAIL, "", MAY, "per mail")
    base.initiatives.state_contact(lesson.initiative.id, contact, by=COORDINATOR)


def states(base: KnowledgeBase) -> list[FollowUpState]:
    return [found.state for found in base.follow_ups.everything(viewer=COORDINATOR)]


def test_a_linked_lesson_drafts_a_letter_from_the_records_alone(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText, uptake: Uptake
) -> None:
    found = newest(base)

    words = words_of(base, found.id)
    assert (found.news, found.state, found.language) == (
        News.PROPOSED,
        FollowUpState.DRAFTED,
        "nl",
    )
    for told in (
        "Beste mensen van Schroef,",
        lesson.content.statement,
        lesson.quotes[0].exact,
        "“Motie repareren” (Gemeenteraad Deventer)",
        uptake.passage,
        f"{ADDRESS}/policy?id={policy.id}",
        f"{ADDRESS}/lesson?id={lesson.id}",
    ):
        assert told in words


def test_a_decision_takes_the_place_of_what_has_not_left_and_tells_its_reason(
    base: KnowledgeBase, uptake: Uptake
) -> None:
    approved(base)

    base.uptakes.decide(uptake.id, Decision.REJECTED, reason="geen geld", decided_on=MAY, by=WRITER)

    assert states(base) == [FollowUpState.DRAFTED, FollowUpState.SUPERSEDED]
    words = words_of(base, newest(base).id)
    assert "Op 2 mei 2024 heeft Gemeenteraad Deventer besloten de les niet over te nemen." in words
    assert "De reden: geen geld" in words


def test_a_later_decision_leaves_a_letter_that_was_sent_as_it_is(
    base: KnowledgeBase, uptake: Uptake
) -> None:
    save(base, approved(base))

    base.uptakes.decide(uptake.id, Decision.ADOPTED, decided_on=MAY, by=WRITER)

    assert states(base) == [FollowUpState.DRAFTED, FollowUpState.SAVED]


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("nl", "Uw les is overgenomen"),
        ("en", "Your lesson was adopted"),
        ("de", "Ihre Lehre wurde übernommen"),
        ("fr", "Votre leçon a été reprise"),
        ("es", "Uw les is overgenomen"),
    ],
)
def test_a_letter_speaks_the_language_of_the_initiative_else_of_its_report(
    base: KnowledgeBase, lesson: Lesson, uptake: Uptake, language: str, subject: str
) -> None:
    assert lesson.initiative is not None
    base.initiatives.state(lesson.initiative.id, {Field.LANGUAGE: language}, by=COORDINATOR)
    base.uptakes.decide(uptake.id, Decision.ADOPTED, decided_on=MAY, by=WRITER)

    opened = base.follow_ups.opened(newest(base).id, viewer=COORDINATOR)
    assert follow_up_text(opened, address="", signed="Fatma").subject == subject


def test_a_person_edits_a_draft_and_both_are_kept(base: KnowledgeBase, uptake: Uptake) -> None:
    found = newest(base)
    draft = words_of(base, found.id)

    base.follow_ups.edit(found.id, f"{draft}\n\nDank u wel!", drafted=draft, by=COORDINATOR)

    kept = newest(base)
    assert kept.words.endswith("Dank u wel!")
    assert (kept.drafted_words, kept.is_edited) == (draft, True)


def test_a_letter_in_which_a_quote_reads_otherwise_is_refused(
    base: KnowledgeBase, lesson: Lesson, uptake: Uptake
) -> None:
    found = newest(base)
    draft = words_of(base, found.id)
    other = draft.replace(lesson.quotes[0].exact, lesson.quotes[0].exact.replace("e", "a", 1))

    with pytest.raises(InvalidEntry, match="as in the report"):
        base.follow_ups.approve(found.id, other, drafted=draft, by=COORDINATOR)


def test_only_an_approved_letter_leaves_and_only_once(base: KnowledgeBase, uptake: Uptake) -> None:
    found = newest(base)
    with pytest.raises(Conflict):
        save(base, found)

    approved(base)
    save(base, found)

    with pytest.raises(Conflict):
        save(base, found, "eml")
    with pytest.raises(Conflict):
        begin_sending(base, found)


def test_a_letter_that_may_have_left_is_not_sent_again_until_a_person_says_so(
    base: KnowledgeBase, lesson: Lesson, uptake: Uptake
) -> None:
    with_contact(base, lesson)
    found = approved(base)

    _letter, address = begin_sending(base, found)

    assert address == EMAIL
    with pytest.raises(Conflict):
        begin_sending(base, found)
    base.follow_ups.end_sending(found.id, arrived=None, by=COORDINATOR)
    with pytest.raises(Conflict):
        begin_sending(base, found)
    base.follow_ups.settle(found.id, arrived=False, by=COORDINATOR)
    begin_sending(base, found)
    sent = base.follow_ups.end_sending(found.id, arrived=True, by=COORDINATOR)
    assert (sent.state, sent.form, sent.delivered_by) == (FollowUpState.SENT, "mail", "Fatma")


def test_nobody_says_that_a_letter_has_not_left_while_it_is_on_its_way(
    base: KnowledgeBase, lesson: Lesson, uptake: Uptake
) -> None:
    with_contact(base, lesson)
    found = approved(base)
    begin_sending(base, found)
    later = now() + LONGEST_SENDING

    assert base.follow_ups.opened(found.id, viewer=COORDINATOR).sending_since is not None
    with pytest.raises(SomebodyElse):
        base.follow_ups.settle(found.id, arrived=False, by=COORDINATOR)

    is_over = base.follow_ups.opened(found.id, viewer=COORDINATOR, at=later)
    assert is_over.sending_since is None
    settled = base.follow_ups.settle(found.id, arrived=False, by=COORDINATOR, at=later)
    assert settled.state is FollowUpState.APPROVED


def test_a_letter_that_a_colleague_edited_is_not_written_over_unseen(
    base: KnowledgeBase, uptake: Uptake
) -> None:
    found = newest(base)
    drafted = words_of(base, found.id)
    first = f"{drafted}\n\nTot ziens!"
    base.follow_ups.edit(found.id, first, drafted=drafted, by=COORDINATOR, was=drafted)

    with pytest.raises(SomebodyElse):
        base.follow_ups.approve(found.id, drafted, drafted=drafted, by=COORDINATOR, was=drafted)
    assert words_of(base, found.id) == first
    base.follow_ups.approve(found.id, drafted, drafted=drafted, by=COORDINATOR, was=first)


def test_nothing_is_sent_to_an_initiative_that_took_its_consent_back(
    base: KnowledgeBase, lesson: Lesson, uptake: Uptake
) -> None:
    with_contact(base, lesson)
    found = approved(base)
    assert lesson.initiative is not None
    base.initiatives.withdraw_contact(lesson.initiative.id, by=COORDINATOR)

    with pytest.raises(Conflict, match="agreed"):
        begin_sending(base, found)


def test_no_letter_leaves_about_a_lesson_that_was_taken_back(
    base: KnowledgeBase, lesson: Lesson, uptake: Uptake
) -> None:
    found = approved(base)
    base.lessons.withdraw(lesson.id, reason="klopt niet", by=COORDINATOR)

    with pytest.raises(Conflict, match="taken back"):
        save(base, found)


def test_a_link_that_was_a_mistake_takes_its_draft_with_it(
    base: KnowledgeBase, uptake: Uptake
) -> None:
    base.uptakes.unlink(uptake.id, by=WRITER)

    assert states(base) == [FollowUpState.SUPERSEDED]


def test_every_step_is_logged_with_who_and_when(
    base: KnowledgeBase, lesson: Lesson, uptake: Uptake
) -> None:
    with_contact(base, lesson)
    found = approved(base)
    base.follow_ups.reopen(found.id, by=COORDINATOR)
    approved(base)
    begin_sending(base, found)
    base.follow_ups.end_sending(found.id, arrived=None, by=COORDINATOR)
    base.follow_ups.settle(found.id, arrived=True, by=COORDINATOR)

    log = base.follow_ups.log(found.id, viewer=COORDINATOR)
    assert [(event.act, event.who) for event in log] == [
        ("drafted_follow_up", "Anneke"),
        ("approved_follow_up", "Fatma"),
        ("reopened_follow_up", "Fatma"),
        ("approved_follow_up", "Fatma"),
        ("began_sending_follow_up", "Fatma"),
        ("lost_follow_up", "Fatma"),
        ("sent_follow_up", "Fatma"),
    ]
    assert all(EMAIL not in str(event.data) for event in log)


def test_who_may_not_review_sees_that_a_letter_left_and_not_its_words(
    base: KnowledgeBase, lesson: Lesson, uptake: Uptake
) -> None:
    assert lesson.initiative is not None
    save(base, approved(base))

    (told,) = base.follow_ups.of_initiative(lesson.initiative.id, viewer=READER)
    assert (told.state, told.words) == (FollowUpState.SAVED, "")
    with pytest.raises(NotAllowed):
        base.follow_ups.opened(told.id, viewer=WRITER)


def test_the_words_of_a_letter_go_from_the_disk_with_the_report(
    base: KnowledgeBase, lesson: Lesson, uptake: Uptake, tmp_path: Path
) -> None:
    assert lesson.initiative is not None
    base.initiatives.state(lesson.initiative.id, {Field.SUMMARY: "Repareert."}, by=COORDINATOR)
    save(base, approved(base))
    quote = " ".join(lesson.quotes[0].exact.split())

    base.library.delete(lesson.report_id, by=COORDINATOR)

    (told,) = base.follow_ups.of_initiative(lesson.initiative.id, viewer=COORDINATOR)
    assert (told.state, told.words, told.drafted_words) == (FollowUpState.SAVED, "", "")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in files if quote.encode() in path.read_bytes()]


def test_the_words_of_a_letter_go_with_the_policy_text(
    base: KnowledgeBase, lesson: Lesson, policy: PolicyText, uptake: Uptake
) -> None:
    save(base, approved(base))
    base.uptakes.decide(uptake.id, Decision.ADOPTED, decided_on=MAY, by=WRITER)

    base.uptakes.delete_policy(policy.id, by=COORDINATOR)

    assert states(base) == [FollowUpState.SUPERSEDED, FollowUpState.SAVED]
    assert {found.words for found in base.follow_ups.everything(viewer=COORDINATOR)} == {""}


def test_an_initiative_that_was_named_later_is_told_how_things_stand(
    base: KnowledgeBase, policy: PolicyText
) -> None:
    report_id = bring_in(base, REPAIR, "Zonder naam")
    lesson = base.lessons.confirm(proposed(base, report_id, 0).id, by=COORDINATOR)
    linked(base, lesson, policy)
    assert base.follow_ups.everything(viewer=COORDINATOR) == ()
    base.library.describe(report_id, ReportDetails(initiative="Moer"), by=COORDINATOR)

    assert base.follow_ups.draft_missing(by=COORDINATOR) == 1

    assert (newest(base).initiative.name, newest(base).news) == ("Moer", News.PROPOSED)
    assert base.follow_ups.draft_missing(by=COORDINATOR) == 0


def test_a_signed_brief_drafts_one_letter_for_each_initiative_in_it(tmp_path: Path) -> None:
    base, known = sample_base(tmp_path)
    brief_id = drafted(base, known.shed, known.keeps).brief.id
    base.brief_review.submit(brief_id, by=WRITER)

    base.brief_review.sign_off(brief_id, by=COLLEAGUE)

    found = base.follow_ups.everything(viewer=COORDINATOR)
    assert len({letter.initiative.id for letter in found}) == len(found)
    assert {letter.news for letter in found} == {News.BRIEF_SIGNED}
    assert f"{ADDRESS}/brief?id={brief_id}" in words_of(base, found[0].id)


def test_a_brief_signed_again_tells_only_who_was_not_told_of_the_same(tmp_path: Path) -> None:
    base, known = sample_base(tmp_path)
    brief_id = drafted(base, known.shed).brief.id
    base.brief_review.submit(brief_id, by=WRITER)
    base.brief_review.sign_off(brief_id, by=COLLEAGUE)
    save(base, approved(base))
    before = base.follow_ups.everything(viewer=COORDINATOR)

    base.brief_review.reopen(brief_id, by=WRITER)
    base.brief_review.submit(brief_id, by=WRITER)
    base.brief_review.sign_off(brief_id, by=COLLEAGUE)

    assert {letter.id for letter in base.follow_ups.everything(viewer=COORDINATOR)} >= {
        letter.id for letter in before
    }
    assert states(base).count(FollowUpState.SAVED) == 1
    told = newest(base).initiative.id
    assert not [
        letter
        for letter in base.follow_ups.everything(viewer=COORDINATOR)
        if letter.initiative.id == told and letter.state is FollowUpState.DRAFTED
    ]
