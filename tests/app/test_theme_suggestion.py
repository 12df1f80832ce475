"""A name from a language model stands beside the theme's own, until a person takes it over."""

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.services import knowledge_base
from app.theme_suggestion_names import refusals_words
from ingest.theme_naming import name_next
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Role
from knowledge.model.theme_suggestion import Fault, Refusal
from tests.app.test_pages import html_of
from tests.ingest.extract.language_model.server import saying, serving
from tests.ingest.test_theme_naming import GOOD, grid_theme
from tests.knowledge.themes.corpus import ANALYST

OpenThemed = Callable[..., AppTest]


def suggested(
    base: KnowledgeBase, content: str, monkeypatch: pytest.MonkeyPatch, open_themed: OpenThemed
) -> tuple[AppTest, str]:
    """Set a model that says this, ask it on the theme's page, and let the worker work."""
    theme_id = grid_theme(base)
    with serving(saying(content)) as served:
        monkeypatch.setenv("DOORWERK_LLM_URL", served.url)
        monkeypatch.setenv("DOORWERK_LLM_MODEL", "tiny")
        knowledge_base.clear()
        app = open_themed("theme", id=theme_id)
        assert "krijgt de woorden van dit thema" in " ".join(one.value for one in app.caption)
        app = app.button(key="ask_name").click().run()
        assert "Wacht op zijn beurt" in html_of(app)
        assert name_next(knowledge_base(), by="here:1")
    return app.run(), theme_id


def test_a_suggested_name_is_taken_over_with_a_button(
    themed_base: KnowledgeBase, open_themed: OpenThemed, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, theme_id = suggested(themed_base, json.dumps(GOOD), monkeypatch, open_themed)
    assert "Voorgesteld door tiny" in html_of(app)
    assert GOOD["name"]["nl"] not in [title.value for title in app.title]

    app = app.button(key="take_both").click().run()

    assert [title.value for title in app.title] == [GOOD["name"]["nl"]]
    assert "zoals tiny voorstelde" in html_of(app)
    theme = knowledge_base().themes.theme(theme_id, viewer=ANALYST).summary.theme
    assert theme.description.en == GOOD["description"]["en"]
    knowledge_base().close()


def test_refused_words_are_not_shown_and_the_reason_is(
    themed_base: KnowledgeBase, open_themed: OpenThemed, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = {**GOOD, "name": {"nl": "Groente uit de moestuin", "en": "Vegetables"}}

    app, _theme_id = suggested(themed_base, json.dumps(bad), monkeypatch, open_themed)

    assert "wordt niet getoond" in html_of(app)
    assert "ligt ver van waar de lessen over gaan" in html_of(app)
    assert not [one for one in app.button if one.key == "take_both"]
    knowledge_base().close()


def test_without_a_model_and_for_readers_nothing_is_offered(
    themed_base: KnowledgeBase, open_themed: OpenThemed
) -> None:
    theme_id = grid_theme(themed_base)

    for role in (Role.ANALYST, Role.READER):
        app = open_themed("theme", role, id=theme_id)
        assert "ask_name" not in [one.key for one in app.button]


def test_why_words_are_refused_is_told_once_for_each_reason() -> None:
    refusals = (
        Refusal(Fault.LENGTH),
        Refusal(Fault.LINK, "["),
        Refusal(Fault.LINK, "://"),
        Refusal(Fault.LENGTH),
        Refusal(Fault.TAKEN, "Money"),
    )

    told = refusals_words(refusals)

    assert len(told) == 3
    assert told[1].endswith("“[”, “://”")
