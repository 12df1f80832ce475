"""Where a condition was read is told with its very words, spoken in their own language."""

from datetime import UTC, datetime

import pytest

from app.components.condition_table import source_words
from knowledge.model.condition import Bearing, Condition, ConditionKind, Setting, Source


@pytest.mark.parametrize(
    ("language", "quote"),
    [("de", '<q lang="de">ein fester Raum</q>'), (None, "<q>ein fester Raum</q>")],
)
def test_the_quote_of_a_condition_is_in_its_own_language(language: str | None, quote: str) -> None:
    condition = Condition(
        "con-1",
        Setting(ConditionKind.PREMISES, is_there=True),
        Bearing.NEEDED,
        "",
        Source(passage_id="rep-1.2", quote="ein fester Raum"),
        "Anna",
        datetime(2026, 5, 3, tzinfo=UTC),
    )

    assert quote in source_words(condition, language)
