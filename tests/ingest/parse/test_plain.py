"""Plain text: paragraphs found again in lines that a program broke."""

import pytest

from ingest.outcome import RefusalCode, Refused
from ingest.parse.plain import read


def _text(raw: str) -> str:
    return read(raw.encode()).text


def test_lines_broken_at_a_width_become_one_paragraph() -> None:
    raw = (
        "De buurtbus rijdt sinds 2019 op werkdagen tussen acht\n"
        "en zes. Zonder vaste chauffeurs viel in de winter een\n"
        "op de vijf ritten uit.\n\nDaarna kwam er een rooster.\n"
    )

    assert _text(raw) == (
        "De buurtbus rijdt sinds 2019 op werkdagen tussen acht en zes. Zonder vaste chauffeurs "
        "viel in de winter een op de vijf ritten uit.\n\nDaarna kwam er een rooster."
    )


def test_lines_that_are_short_on_purpose_stay_lines() -> None:
    assert _text("Buurthuis De Til\nKerkstraat 1\nEde\n") == "Buurthuis De Til\nKerkstraat 1\nEde"


def test_a_paragraph_a_line_stays_a_paragraph() -> None:
    long = "Deze alinea staat op een enkele regel, zoals veel programma's dat doen. " * 3

    assert _text(f"{long}\n{long}\n") == f"{long.strip()}\n\n{long.strip()}"


def test_bullets_make_items_and_numbers_stay() -> None:
    raw = "Nodig:\n- een zaal\n  met stoelen\n* koffie\n1. sleutel\n(b) rooster\n\n-----\n\nSlot."

    assert _text(raw) == (
        "Nodig:\n\neen zaal met stoelen\nkoffie\n1. sleutel\n(b) rooster\n\nSlot."
    )


def test_a_dash_within_a_line_is_no_bullet() -> None:
    assert _text("Leden - en gasten - welkom.") == "Leden - en gasten - welkom."


@pytest.mark.parametrize("raw", ["", "\n\n \t", "\ufeff", "-----\n====="])
def test_a_file_without_words_is_empty(raw: str) -> None:
    with pytest.raises(Refused) as caught:
        read(raw.encode())

    assert caught.value.code is RefusalCode.EMPTY
