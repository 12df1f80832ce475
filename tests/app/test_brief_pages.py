"""Basket, list and brief as people meet them, run as Streamlit runs them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from app import words
from app.brief_words import word_in
from app.plain import plain
from app.services import knowledge_base
from app.web.routes import routes
from knowledge.brief_drawing import Order
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import BriefState
from knowledge.model.lesson import LessonKind
from knowledge.model.person import Role
from tests.app.conftest import MAIN
from tests.app.test_cli_files import little_room
from tests.knowledge.brief_samples import (
    COLLEAGUE,
    FAILS,
    FRAME,
    KEEPS,
    QUESTION,
    Learned,
    learn,
    sample_base,
)
from tests.samples import COORDINATOR, WRITER

Open = Callable[..., AppTest]


@pytest.fixture
def opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[KnowledgeBase, Learned]]:
    filled, learned = sample_base(tmp_path)
    filled.close()
    monkeypatch.setenv("DOORWERK_DATA", str(tmp_path))
    monkeypatch.setenv("DOORWERK_EMBEDDER", "hashing")
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    before = words._Chosen.source
    knowledge_base.clear()
    base = knowledge_base()
    base.introduce(WRITER)
    yield base, learned
    base.close()
    knowledge_base.clear()
    words.follow(before)
    shutil.rmtree(tmp_path, ignore_errors=True)


def open_page(name: str, **address: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    app.context = {"locale": "nl-NL"}
    app.run()
    for key, value in address.items():
        app.query_params[key] = value
    return app.switch_page(f"views/{name}.py").run()


def drafted(base: KnowledgeBase, *lesson_ids: str) -> str:
    order = Order("Vrijwilligers", QUESTION, lesson_ids, "nl")
    return base.briefs.draft(order, frame=FRAME, word=word_in("nl"), by=WRITER).brief.id


def html_of(app: AppTest) -> str:
    return "\n".join(str(piece.value) for piece in app.html)


def test_an_empty_basket_says_where_lessons_come_from(
    opened: tuple[KnowledgeBase, Learned],
) -> None:
    app = open_page("basket")

    assert "Er ligt nog niets in een mandje" in app.markdown[0].value
    assert not app.exception


def test_a_lesson_is_put_in_a_basket_once_and_then_leads_to_it(
    opened: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = opened
    app = open_page("lesson", id=learned.keeps)
    app.button(key=f"basket-{learned.keeps}").click().run()
    assert f'<li lang="nl">{KEEPS}</li>' in html_of(app)

    base.baskets.put(learned.keeps, name="Zorg", by=WRITER)
    app = open_page("lesson", id=learned.keeps)

    assert "In uw mandje" in [link.label for link in app.page_link]
    assert f"basket-{learned.keeps}" not in [button.key for button in app.button]


def test_all_lessons_that_answer_go_into_a_basket_at_once(
    opened: tuple[KnowledgeBase, Learned],
) -> None:
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    app.context = {"locale": "nl-NL"}
    app.query_params["q"] = QUESTION

    app.run().button(key="basket-all").click().run()

    assert KEEPS in html_of(app)
    assert "basket-put" in [button.key for button in app.button]


def test_a_basket_becomes_a_brief_whose_page_opens(opened: tuple[KnowledgeBase, Learned]) -> None:
    base, learned = opened
    base.baskets.put(learned.keeps, note="inleiding", name="Zorg", by=WRITER)
    app = open_page("basket")
    assert plain(KEEPS) in [link.label for link in app.page_link]
    assert "inleiding" in html_of(app)
    app.text_input(key="order_title").set_value("Vasthouden")
    app.text_input(key="order_question").set_value(QUESTION)
    app.radio(key="order_frame").set_value("motion")

    app.button(key="order_send").click().run()

    (entry,) = base.briefs.listing(viewer=WRITER)
    assert entry.brief.body.title == "Vasthouden"
    assert entry.brief.frame_id == "motion"
    assert app.title[0].value == "Vasthouden"
    assert FAILS in html_of(app)


def test_a_brief_without_a_title_is_asked_for_one(opened: tuple[KnowledgeBase, Learned]) -> None:
    base, learned = opened
    base.baskets.put(learned.keeps, name="Zorg", by=WRITER)
    app = open_page("basket")

    app.button(key="order_send").click().run()

    assert [error.value for error in app.error] == ["Geef de notitie een titel."]


def test_a_sentence_of_ones_own_is_marked_until_a_lesson_bears_it(
    opened: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = opened
    brief_id = drafted(base, learned.shed)
    app = open_page("brief", id=brief_id, section="advice")
    app.text_area(key="new-words-advice").set_value("Wij willen schuren.")

    app.button(key="add-advice").click().run()

    assert "Geen les draagt deze zin" in html_of(app)
    assert "/briefs/" not in html_of(app)
    own = list(base.briefs.brief(brief_id, viewer=WRITER).brief.body.sentences())[-1]
    app.multiselect(key=f"lessons-{own.id}").set_value([learned.shed])
    app.button(key=f"save-{own.id}").click().run()
    assert "Geen les draagt deze zin" not in html_of(app)
    assert f"/briefs/{brief_id}/docx" in html_of(app)


def test_counter_evidence_has_no_button_to_take_it_out_but_a_place_for_an_answer(
    opened: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = opened
    brief_id = drafted(base, learned.keeps)
    app = open_page("brief", id=brief_id, section="learned")
    body = base.briefs.brief(brief_id, viewer=WRITER).brief.body
    counter = next(s for s in body.sentences() if s.text == FAILS)
    key = f"{body.findings[0].id}-{learned.fails}"
    assert f"out-{counter.id}" not in {button.key for button in app.button}
    app.text_area(key=f"answer-words-{key}").set_value("Daar was geen geld.")

    app.button(key=f"answer-save-{key}").click().run()

    assert "Anneke antwoordde:" in html_of(app)


def test_a_second_person_signs_off_and_the_author_cannot(
    opened: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = opened
    brief_id = drafted(base, learned.keeps)
    app = open_page("brief", id=brief_id)
    app.button(key="submit").click().run()
    assert "sign_off" not in {button.key for button in app.button}
    base.introduce(COLLEAGUE)

    app = open_page("brief", id=brief_id)
    app.button(key="sign_off").click().run()

    assert base.briefs.brief(brief_id, viewer=WRITER).brief.state is BriefState.SIGNED_OFF
    assert not [button.key for button in app.button if str(button.key).startswith("pen-")]


def test_new_counter_evidence_is_shown_before_sign_off_is_asked(
    opened: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = opened
    brief_id = drafted(base, learned.keeps)
    learn(base, "Nieuw", "Zwolle", FAILS, kind=LessonKind.DID_NOT_WORK)
    app = open_page("brief", id=brief_id)

    app.button(key="submit").click().run()

    assert any("kwam 1 les bij" in told.value for told in app.success)
    assert base.briefs.brief(brief_id, viewer=WRITER).brief.state is BriefState.DRAFT


def test_the_list_marks_briefs_that_rest_on_a_lesson_that_fell(
    opened: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = opened
    drafted(base, learned.shed)
    base.lessons.withdraw(learned.shed, reason="klopt niet", by=COORDINATOR)

    assert "rust op een les die is teruggetrokken" in html_of(open_page("briefs"))


def test_what_changed_since_a_version_is_told(opened: tuple[KnowledgeBase, Learned]) -> None:
    base, learned = opened
    brief_id = drafted(base, learned.shed)
    first = next(base.briefs.brief(brief_id, viewer=WRITER).brief.body.sentences())
    base.briefs.reword(brief_id, first.id, "Geef schuren.", by=WRITER)
    app = open_page("brief", id=brief_id)

    app.selectbox(key="version").set_value(1).run()

    assert "<ins>Geef schuren.</ins>" in html_of(app)


def test_comments_are_made_and_settled(opened: tuple[KnowledgeBase, Learned]) -> None:
    base, learned = opened
    brief_id = drafted(base, learned.shed)
    app = open_page("brief", id=brief_id)
    app.text_area(key="comment_text").set_value("Te stellig.")
    app.button(key="comment_send").click().run()
    (comment,) = base.briefs.brief(brief_id, viewer=WRITER).comments

    app.button(key=f"settle-{comment.id}").click().run()

    assert "Afgehandeld door Anneke" in html_of(app)


def test_readers_have_no_page_of_briefs(opened: tuple[KnowledgeBase, Learned]) -> None:
    base, _learned = opened
    base.introduce(WRITER.__class__("Joris", frozenset({Role.READER})))
    app = AppTest.from_file(str(MAIN), default_timeout=30).run()

    with pytest.raises(ValueError, match="briefs"):
        app.switch_page("views/briefs.py")


def test_words_of_a_colleague_are_not_written_over_unseen(
    opened: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = opened
    brief_id = drafted(base, learned.shed)
    name = first_sentence(base, brief_id)
    app = open_page("brief", id=brief_id, section="advice")
    base.briefs.reword(brief_id, name, "Wij gaven een schuur.", by=COLLEAGUE)
    app.text_area(key=f"words-{name}").set_value("Zij gaven een schuur.")

    app.button(key=f"save-{name}").click().run()

    assert words_of(base, brief_id, name) == "Wij gaven een schuur."
    assert plain("“Wij gaven een schuur.”") in app.error[0].value
    assert app.text_area(key=f"words-{name}").value == "Zij gaven een schuur."
    app.button(key=f"save-{name}").click().run()
    assert words_of(base, brief_id, name) == "Zij gaven een schuur."


def test_another_choice_of_lessons_leaves_the_words_of_a_colleague(
    opened: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = opened
    base.baskets.put(learned.keeps, name="Zorg", by=WRITER)
    brief_id = drafted(base, learned.shed)
    name = first_sentence(base, brief_id)
    app = open_page("brief", id=brief_id, section="advice")
    base.briefs.reword(brief_id, name, "Wij gaven een schuur.", by=COLLEAGUE)
    app.multiselect(key=f"lessons-{name}").set_value([learned.shed, learned.keeps])

    app.button(key=f"save-{name}").click().run()

    assert not app.error
    assert words_of(base, brief_id, name) == "Wij gaven een schuur."
    assert app.text_area(key=f"words-{name}-1").value == "Wij gaven een schuur."


def test_words_sent_after_sign_off_was_asked_come_back_to_the_writer(
    opened: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = opened
    brief_id = drafted(base, learned.shed)
    name = first_sentence(base, brief_id)
    app = open_page("brief", id=brief_id, section="advice")
    base.brief_review.submit(brief_id, by=WRITER)
    app.text_area(key=f"words-{name}").set_value("Te laat geschreven.")

    app.button(key=f"save-{name}").click().run()

    assert "niet bewaard" in app.error[0].value
    assert "Te laat geschreven." in html_of(app)
    assert words_of(base, brief_id, name) != "Te laat geschreven."


def test_an_answer_of_a_colleague_is_not_written_over_unseen(
    opened: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = opened
    brief_id = drafted(base, learned.keeps)
    (finding,) = base.briefs.brief(brief_id, viewer=WRITER).brief.body.findings
    app = open_page("brief", id=brief_id)
    base.briefs.answer(
        brief_id, finding.id, learned.fails, "Dat was elders.", by=COLLEAGUE, is_set_aside=False
    )
    key = f"{finding.id}-{learned.fails}"
    app.text_area(key=f"answer-words-{key}").set_value("Daar was geen geld.")

    app.button(key=f"answer-save-{key}").click().run()

    assert plain("“Dat was elders.”") in app.error[0].value
    assert "Dat was elders." in html_of(app)
    assert "Daar was geen geld." not in html_of(app)


def first_sentence(base: KnowledgeBase, brief_id: str) -> str:
    body = base.briefs.brief(brief_id, viewer=WRITER).brief.body
    return next(sentence.id for sentence in body.sentences())


def words_of(base: KnowledgeBase, brief_id: str, sentence_id: str) -> str:
    body = base.briefs.brief(brief_id, viewer=WRITER).brief.body
    return next(s.text for s in body.sentences() if s.id == sentence_id)


def test_a_file_that_cannot_be_given_is_told_in_the_language_of_the_visitor(
    opened: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = opened
    brief_id = drafted(base, learned.shed)
    base.lessons.withdraw(learned.shed, reason="klopt niet", by=COORDINATOR)

    told = {code: asked_for(f"/briefs/{brief_id}/docx", code) for code in ("nl", "en")}

    assert told["nl"] == (409, "De notitie kan eruit zodra alles wat gemarkeerd is, is hersteld.")
    assert told["en"][1].startswith("It can be exported once")


def test_a_full_disk_is_told_where_a_file_is_asked_for(
    opened: tuple[KnowledgeBase, Learned],
) -> None:
    base, learned = opened
    brief_id = drafted(base, learned.shed)

    with little_room():
        status, words = asked_for(f"/briefs/{brief_id}/docx", "nl")

    assert status == 503
    assert "schijf" in words
    assert asked_for(f"/briefs/{brief_id}/docx", "nl")[0] == 200


def asked_for(address: str, language: str) -> tuple[int, str]:
    """Return the status and the words that a browser in a language gets."""
    client = TestClient(Starlette(routes=routes()))
    answer = client.get(address, headers={"accept-language": language})
    return answer.status_code, answer.text
