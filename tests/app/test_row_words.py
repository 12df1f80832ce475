"""Why a row did not come in is said in the visitor's words, with what to do."""

import pytest

from app.row_words import why
from app.words import speaking
from ingest.exchange import RowOutcome


@pytest.mark.parametrize(
    ("column", "same_as", "words"),
    [
        ("name", 4, "rij 4 heeft dezelfde naam"),
        ("name", 0, "over welk initiatief"),
        ("first_year", 0, "in “first_year” staat iets dat geen jaar is"),
        ("conditions", 0, "needed population"),
        ("inspired_by", 0, "noemt geen ander initiatief"),
        ("phase", 0, "“phase” is zo niet te gebruiken"),
        ("", 0, "intussen"),
    ],
)
def test_a_refused_row_says_what_is_wrong_with_it(column: str, same_as: int, words: str) -> None:
    row = RowOutcome(5, "Late", problem="field: wrong", column=column, same_as=same_as)

    with speaking("nl"):
        assert words in why(row)


def test_a_row_that_came_in_says_nothing() -> None:
    assert why(RowOutcome(5, "De Schroef", "ini-1")) == ""
