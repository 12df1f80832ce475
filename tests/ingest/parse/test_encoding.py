"""Text files are read in whatever encoding they come."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.encoding import decode

_DUTCH = (
    "Wij geven € 2.000 aan het café in de Jordaan: “één van de beste ideeën”, zei de coördinator."
)
_GERMAN = "Die Fördermittel für das Bürgerhaus in Köln fließen über drei Jahre – nicht länger."
_POLISH = "Wspólnota mieszkańców Łodzi prowadzi ogród społeczny, ale brakuje pieniędzy na wodę."
_RUSSIAN = "Соседи открыли мастерскую, где чинят вещи бесплатно по субботам."


@pytest.mark.parametrize("text", [_DUTCH, _GERMAN, _POLISH, _RUSSIAN])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_known_by_its_marks(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_unicode_is_known_without_a_mark(encoding: str) -> None:
    assert decode(_GERMAN.encode(encoding)) == _GERMAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(_DUTCH, "cp1252"), (_GERMAN, "cp1252"), (_POLISH, "cp1250"), (_RUSSIAN, "cp1251")],
)
def test_the_old_code_pages_are_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_what_the_bytes_show_is_stronger_than_what_the_file_declares() -> None:
    assert decode("één".encode(), declared="iso-8859-1") == "één"
    assert decode(_POLISH.encode("iso8859-2"), declared="iso-8859-2") == _POLISH


def test_a_character_cut_in_half_at_the_end_is_no_reason_to_guess() -> None:
    half = "naïef café".encode()[:-1]

    assert decode(half, is_cut=True) == "naïef caf"


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "latin-1", "nonsense", "hex"]))
def test_any_bytes_give_some_text(data: bytes, declared: str) -> None:
    assert isinstance(decode(data, declared=declared), str)


@given(st.text(max_size=200).filter(lambda text: "\0" not in text))
def test_utf_8_with_a_mark_always_comes_back(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == text
