"""A language model's words for a sentence stand apart until a person takes them over."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from app.services import knowledge_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import Sentence
from tests.app.test_brief_pages import drafted, html_of, open_page, opened
from tests.ingest.extract.language_model.server import saying, serving
from tests.knowledge.brief_samples import SHED, Learned
from tests.samples import WRITER

__all__ = ["opened"]
OTHER = "Een schuur gaf de gemeente in bruikleen."


def asked(
    base: KnowledgeBase, learned: Learned, url: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[AppTest, str]:
    """Open a brief under the pen with a model set, and ask for other words for a sentence."""
    brief_id = drafted(base, learned.shed)
    monkeypatch.setenv("DOORWERK_LLM_URL", url)
    monkeypatch.setenv("DOORWERK_LLM_MODEL", "wording")
    knowledge_base.clear()
    app = open_page("brief", id=brief_id, section="advice")
    return app.button(key=f"ask-{first(brief_id).id}").click().run(), brief_id


def first(brief_id: str) -> Sentence:
    body = knowledge_base().briefs.brief(brief_id, viewer=WRITER).brief.body
    return next(body.sentences())


def test_its_words_are_in_the_brief_once_a_person_takes_them_over(
    opened: tuple[KnowledgeBase, Learned], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(saying(json.dumps({"sentence": OTHER}))) as served:
        app, brief_id = asked(*opened, served.url, monkeypatch)
    assert OTHER in html_of(app)
    assert "Verwoord door het taalmodel wording" in html_of(app)
    assert first(brief_id).text == SHED

    app.button(key=f"accept-{first(brief_id).id}").click().run()

    assert (first(brief_id).text, first(brief_id).changed_by) == (OTHER, WRITER.name)
    assert f"ask-{first(brief_id).id}" in [button.key for button in app.button]
    knowledge_base().close()


def test_a_name_of_its_own_is_refused_in_words(
    opened: tuple[KnowledgeBase, Learned], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(saying(json.dumps({"sentence": "Zwolle gaf een schuur."}))) as served:
        app, brief_id = asked(*opened, served.url, monkeypatch)

    assert ["de naam “Zwolle”" in warning.value for warning in app.warning] == [True]
    assert first(brief_id).text == SHED
    knowledge_base().close()


def test_without_a_model_nothing_is_offered(opened: tuple[KnowledgeBase, Learned]) -> None:
    base, learned = opened

    app = open_page("brief", id=drafted(base, learned.shed), section="advice")

    assert not [button.key for button in app.button if str(button.key).startswith("ask-")]
