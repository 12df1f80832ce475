"""The page says which host gets what."""

from app.components.shared_with import asked_words, shared_words
from knowledge.settings import Settings


def test_without_a_language_model_nothing_leaves_the_machine() -> None:
    assert shared_words(Settings()).startswith(("Nothing", "Niets"))


def test_with_one_its_host_and_name_are_told_and_its_key_is_not() -> None:
    settings = Settings(
        llm_url="https://user:pass@llm.example.org:8000/v1", llm_model="tiny", llm_key="sesame"
    )

    words = shared_words(settings)

    assert "llm.example.org:8000" in words
    assert "tiny" in words
    assert not any(secret in words for secret in ("sesame", "user", "pass@"))


def test_beside_proposals_stands_who_was_asked_for_them() -> None:
    settings = Settings(llm_url="http://llm.example.org:8000/v1", llm_model="tiny")

    words = asked_words(settings)

    assert "llm.example.org:8000" in words
    assert "tiny" in words
