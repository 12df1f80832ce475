"""A pasted text falls into paragraphs, whatever program it was copied from."""

import pytest

from app.pasted_text import as_paragraphs
from knowledge.model.policy import paragraphs_of

FIRST = "De gemeente sluit voor alle vrijwilligers een collectieve verzekering af."
SECOND = "Wie een buurthuis beheert, krijgt één vaste contactpersoon bij de gemeente."
WRAPPED = FIRST.replace("alle ", "alle\n")


@pytest.mark.parametrize(
    ("pasted", "paragraphs"),
    [
        (f"{FIRST}\n\n{SECOND}", [FIRST, SECOND]),
        (f"{FIRST}\r\n\r\n{SECOND}\r\n", [FIRST, SECOND]),
        (f"{FIRST}\n \t\n\n{SECOND}", [FIRST, SECOND]),
        (f"{WRAPPED}\n\n{SECOND}", [WRAPPED, SECOND]),
        (f"1. Verzekering\n{FIRST}\n{SECOND}", ["1. Verzekering", FIRST, SECOND]),
        (f"{FIRST}\n„Zo gaat het niet.“\n{SECOND}", [FIRST, "„Zo gaat het niet.“", SECOND]),
        (" \n ", []),
        ("", []),
    ],
    ids=["empty line", "Windows", "blanks", "wrapped", "Word", "quoted", "blank", "nothing"],
)
def test_paragraphs_are_those_that_the_writer_sees(pasted: str, paragraphs: list[str]) -> None:
    text = as_paragraphs(pasted)

    assert [span.of(text) for span in paragraphs_of(text)] == paragraphs


def test_lines_that_a_mail_broke_stay_one_paragraph() -> None:
    broken = "De gemeente sluit voor alle\nvrijwilligers een collectieve\nverzekering af, ook hier."

    assert as_paragraphs(broken) == broken
