"""E-books: one place a chapter, named as in the book's own contents."""

import pytest

from ingest.outcome import RefusalCode, Refused
from ingest.parse.epub import read
from knowledge.model.locator import LocatorKind
from tests.ingest.parse.files import book

_METHOD = '<e:encryption xmlns:e="x"><e:EncryptionMethod Algorithm="{}"/></e:encryption>'
_CHAPTERS = {
    "1 Begin": "<h1>Het begin</h1><p>Een straat.</p>",
    "2 Slot": "<p>Een wijk.</p>",
}


def test_chapters_are_read_in_the_order_of_the_spine() -> None:
    made = read(book(_CHAPTERS))

    assert made.text == "Het begin\n\nEen straat.\n\nEen wijk."
    assert [(s.locator.kind, s.locator.label) for s in made.segments] == [
        (LocatorKind.CHAPTER, "1 Begin"),
        (LocatorKind.CHAPTER, "2 Slot"),
    ]
    assert (made.title, made.language, made.created) == ("Buurtboek", "nl", "2023-05-01")


def test_scrambled_fonts_are_no_encryption() -> None:
    fonts = _METHOD.format("http://www.idpf.org/2008/embedding")

    assert read(book(_CHAPTERS, encryption=fonts)).text.startswith("Het begin")


def test_a_protected_book_is_refused_as_such() -> None:
    with pytest.raises(Refused) as caught:
        read(book(_CHAPTERS, encryption=_METHOD.format("http://www.w3.org/2001/04/xmlenc#aes256")))

    assert caught.value.code is RefusalCode.ENCRYPTED
