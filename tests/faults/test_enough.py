"""How many hostile inputs have a definite answer: thirty-two at least, of every way in."""

from collections.abc import Sized

from tests.faults import (
    test_hostile_addresses,
    test_hostile_files,
    test_hostile_mails,
    test_hostile_servers,
    test_hostile_sheets,
)

BY_WAY_IN: dict[str, Sized] = {
    "addresses that lead inward": test_hostile_addresses.HOSTILE,
    "files": test_hostile_files.HOSTILE,
    "mail servers": test_hostile_mails.SERVERS,
    "sites and feeds": test_hostile_servers.SERVERS,
    "sheets": test_hostile_sheets.HOSTILE,
}


def test_thirty_two_hostile_inputs_and_more_get_a_definite_answer() -> None:
    assert sum(map(len, BY_WAY_IN.values())) >= 32
    assert all(len(inputs) >= 5 for inputs in BY_WAY_IN.values())
