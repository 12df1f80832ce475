"""From draft to sign-off: a second person, versions that never change, comments."""

import pytest

from knowledge.errors import Conflict, InvalidEntry, NotAllowed, NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import BriefState
from knowledge.model.person import Person, Role
from tests.knowledge.brief_samples import COLLEAGUE, Learned, drafted
from tests.samples import COORDINATOR, WRITER

ANALYST = Person("Ana", frozenset({Role.ANALYST}))


def test_nobody_signs_off_what_they_wrote_a_word_of(base: KnowledgeBase, learned: Learned) -> None:
    brief = drafted(base, learned.shed)
    sentence = next(brief.brief.body.sentences())
    base.briefs.reword(brief.brief.id, sentence.id, "Geef schuren.", by=COORDINATOR)
    base.brief_review.submit(brief.brief.id, by=WRITER)

    for author in (WRITER, COORDINATOR):
        with pytest.raises(NotAllowed):
            base.brief_review.sign_off(brief.brief.id, by=author)
    with pytest.raises(NotAllowed):
        base.brief_review.sign_off(brief.brief.id, by=ANALYST)
    signed = base.brief_review.sign_off(brief.brief.id, by=COLLEAGUE).brief
    assert (signed.state, signed.signed_by) == (BriefState.SIGNED_OFF, "Bram")


def test_a_brief_that_rests_is_not_edited_until_it_is_reopened(
    base: KnowledgeBase, learned: Learned
) -> None:
    brief_id = drafted(base, learned.shed).brief.id
    base.brief_review.submit(brief_id, by=WRITER)

    with pytest.raises(Conflict, match="reopen"):
        base.briefs.retitle(brief_id, "Anders", by=WRITER)
    with pytest.raises(Conflict):
        base.brief_review.submit(brief_id, by=WRITER)
    base.brief_review.reopen(brief_id, by=WRITER)
    assert base.briefs.retitle(brief_id, "Anders", by=WRITER).brief.body.title == "Anders"


def test_a_draft_cannot_be_signed_off(base: KnowledgeBase, learned: Learned) -> None:
    with pytest.raises(Conflict):
        base.brief_review.sign_off(drafted(base, learned.shed).brief.id, by=COLLEAGUE)


def test_a_lesson_withdrawn_after_submitting_stops_the_sign_off(
    base: KnowledgeBase, learned: Learned
) -> None:
    brief_id = drafted(base, learned.shed).brief.id
    base.brief_review.submit(brief_id, by=WRITER)
    base.lessons.withdraw(learned.shed, reason="klopt niet", by=COORDINATOR)

    with pytest.raises(Conflict, match="withdrawn"):
        base.brief_review.sign_off(brief_id, by=COLLEAGUE)


def test_a_brief_is_sent_back_with_a_reason(base: KnowledgeBase, learned: Learned) -> None:
    brief_id = drafted(base, learned.shed).brief.id
    base.brief_review.submit(brief_id, by=WRITER)

    with pytest.raises(InvalidEntry):
        base.brief_review.send_back(brief_id, reason=" ", by=COLLEAGUE)
    back = base.brief_review.send_back(brief_id, reason="Te kort.", by=COLLEAGUE)

    assert back.brief.state is BriefState.DRAFT
    assert [(c.by, c.text) for c in back.comments] == [("Bram", "Te kort.")]


def test_versions_keep_the_text_as_it_was(base: KnowledgeBase, learned: Learned) -> None:
    brief = drafted(base, learned.shed)
    sentence = next(brief.brief.body.sentences())
    base.briefs.reword(brief.brief.id, sentence.id, "Geef schuren.", by=WRITER)

    base.brief_review.keep_version(brief.brief.id, note="naar Bram", by=WRITER)
    first, second = base.brief_review.versions(brief.brief.id, viewer=WRITER)

    assert (first.note, second.note) == ("drafted", "naar Bram")
    assert next(first.body.sentences()).text == sentence.text
    assert next(second.body.sentences()).text == "Geef schuren."
    assert first.sha256 != second.sha256


def test_comments_hang_on_a_sentence_and_are_settled(base: KnowledgeBase, learned: Learned) -> None:
    brief = drafted(base, learned.shed)
    sentence = next(brief.brief.body.sentences())

    with pytest.raises(NotFound):
        base.brief_review.comment(brief.brief.id, "Hoezo?", sentence_id="sen-x", by=COLLEAGUE)
    said = base.brief_review.comment(
        brief.brief.id, "Hoezo?", sentence_id=sentence.id, by=COLLEAGUE
    )
    settled = base.brief_review.settle(brief.brief.id, said.comments[0].id, by=WRITER)

    assert settled.comments[0].settled_by == "Anneke"
    assert settled.brief.authors == ("Anneke",)
