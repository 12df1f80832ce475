"""Addresses that lead inward, however they are written, are refused before anything connects."""

import pytest

from app.outcomes import refusal_sentences
from ingest.collect.web.fetching import Fetcher
from ingest.collect.web.network import NetworkGuard, is_public
from ingest.outcome import RefusalCode, Refused

HOSTILE = {
    "a file": "file:///etc/passwd",
    "another scheme": "gopher://127.0.0.1:6379/_FLUSHALL",
    "data in the address": "data:text/html,hallo",
    "no scheme": "//127.0.0.1/",
    "loopback": "http://127.0.0.1/",
    "loopback by name": "http://localhost/",
    "loopback as one number": "http://2130706433/",
    "loopback in hexadecimal": "http://0x7f000001/",
    "loopback in octal": "http://0177.0.0.1/",
    "loopback cut short": "http://127.1/",
    "loopback in full-width digits": "http://１２７.０.０.１/",
    "loopback with a dot behind": "http://127.0.0.1./",
    "nowhere": "http://0.0.0.0/",
    "loopback in version 6": "http://[::1]/",
    "mapped into version 6": "http://[::ffff:127.0.0.1]/",
    "mapped in hexadecimal": "http://[::ffff:7f00:1]/",
    "compatible with version 4": "http://[::127.0.0.1]/",
    "translated into version 6": "http://[64:ff9b::7f00:1]/",
    "tunnelled in version 6": "http://[2002:7f00:1::]/",
    "link-local in version 6": "http://[fe80::1]/",
    "unique local in version 6": "http://[fd00:ec2::254]/",
    "metadata of a cloud": "http://169.254.169.254/latest/meta-data/",
    "private, ten": "http://10.0.0.1/",
    "private, 172": "http://172.16.0.1/",
    "private, 192": "http://192.168.1.1/",
    "carrier's own": "http://100.64.0.1/",
    "multicast": "http://224.0.0.1/",
    "a password in it": "http://user:secret@example.org/",
    "a host before an at-sign": "http://example.org@127.0.0.1/",
    "a backslash": "http://example.org\\@127.0.0.1/",
    "a line break": "http://example.org/\r\nHost: 127.0.0.1",
    "an odd port": "http://93.184.216.34:22/",
    "a port that is none": "http://93.184.216.34:99999/",
    "too long": "http://example.org/" + "a" * 3_000,
    "a zone": "http://[fe80::1%25eth0]/",
    "no host": "http:///verslag",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_address_that_leads_inward_is_refused_with_a_code(name: str) -> None:
    with pytest.raises(Refused) as caught:
        Fetcher().fetch(HOSTILE[name])

    what, do = refusal_sentences(caught.value.code, caught.value.data)
    assert caught.value.code is RefusalCode.ADDRESS
    assert what
    assert do


@pytest.mark.parametrize(
    "numbers",
    [["93.184.216.34", "10.0.0.1"], ["10.0.0.1", "93.184.216.34"], ["::1", "93.184.216.34"]],
    ids=["private last", "private first", "loopback first"],
)
def test_a_host_with_one_inward_number_is_refused_whole(numbers: list[str]) -> None:
    guard = NetworkGuard(resolve=lambda _host, _port: numbers)

    with pytest.raises(Refused) as caught:
        guard.place_of("http://dorp.example/")

    assert caught.value.code is RefusalCode.ADDRESS


def test_a_host_that_nobody_knows_is_told_so() -> None:
    guard = NetworkGuard(resolve=lambda _host, _port: [])

    with pytest.raises(Refused) as caught:
        guard.place_of("http://dorp.invalid/")

    assert caught.value.code is RefusalCode.UNREACHABLE


def test_what_is_no_number_is_not_public() -> None:
    assert not is_public("dorp.example")
