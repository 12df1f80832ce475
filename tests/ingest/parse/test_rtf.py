"""Rich Text Format: words, headings, tables and notes out of its tokens."""

import pytest

from ingest.outcome import RefusalCode, Refused
from ingest.parse.rtf import read
from knowledge.model.report_text import ReportText

_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}"
    r"{\f2\fcharset128 Mincho;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 Kop 2;}{\*\cs10 Teken;}}"
    r"{\info{\title Jaarverslag}{\author Jan}{\creatim\yr2021\mo3\dy9}}"
)


def _read(body: str) -> ReportText:
    return read(f"{_HEAD}{body}}}".encode("latin-1"))


def test_paragraphs_and_headings_are_told_apart() -> None:
    made = _read(
        r"\pard\s1 Wat werkte\par\pard\s2 Geld\par\pard Een\~vaste kern,\line elke week.\par"
        r"\pard\outlinelevel2 Los\par\pard Slot\endash einde\par"
    )

    assert made.text == ("Wat werkte\n\nGeld\n\nEen vaste kern,\nelke week.\n\nLos\n\nSlot–einde")
    assert [h.level for h in made.headings] == [1, 2, 3]
    assert (made.title, made.created) == ("Jaarverslag", "2021-03-09")


def test_characters_are_read_in_the_code_page_of_their_font() -> None:
    made = _read(r"\pard caf\'e9 {\f1 \'e8\'ec\'b9} {\f2 \'93\'fa\'96\'7b}\par")

    assert made.text == "café čěą 日本"


def test_unicode_is_read_once_and_its_fallback_skipped() -> None:
    assert _read(r"\pard \uc1 na\u239?ve \u8364\'80 5 \u-10179?\u-8704?\par").text == "naïve € 5 😀"


def test_hidden_deleted_and_marginal_words_are_no_text() -> None:
    made = _read(
        r"{\header Koptekst\par}{\footer Voettekst\par}"
        r"\pard Zicht{\v geheim}baar{\deleted weg}{\*\onbekend x}"
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}{\pict\bin4 }}}}\par"
    )

    assert made.text == "Zichtbaarlink"


def test_tables_lists_and_footnotes() -> None:
    made = _read(
        r"\trowd\pard\intbl jaar\cell leden\cell\row\trowd\pard\intbl 2023\cell 41\cell\row"
        r"\pard{\listtext 1.\tab}\ls1 soep\par\pard{\listtext 2.\tab}\ls1 brood\par"
        r"\pard Bewering{\footnote\pard Bron.}.\par\pard\s1 Kop\par\pard Slot.\par"
    )

    assert made.text == (
        "jaar | leden\n2023 | 41\n\nsoep\nbrood\n\nBewering.\n\nBron.\n\nKop\n\nSlot."
    )


def test_a_file_that_breaks_off_is_read_so_far_and_says_so() -> None:
    made = read(_HEAD.encode() + rb"\pard Begin {van een")

    assert made.text == "Begin van een"
    assert made.warnings == ("truncated",)


def test_a_file_without_words_is_empty() -> None:
    with pytest.raises(Refused) as caught:
        _read(r"\pard\par")

    assert caught.value.code is RefusalCode.EMPTY
