"""What a text tells about people, named within a sentence."""

import pytest

from app.personal_words import kinds_within
from knowledge.model.personal import PersonalKind


def test_an_abbreviation_stays_one_within_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    words = kinds_within([PersonalKind.BSN, PersonalKind.PHONE])

    assert words == "citizen service number (BSN), telephone number"
