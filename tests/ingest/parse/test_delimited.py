"""Delimited files, whatever their delimiter and encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.outcome import RefusalCode, Refused
from ingest.parse.delimited import find_delimiter, read


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    lines = [delimiter.join(row) for row in (["naam", "plaats", "leden"], ["A", "Ede", "3"])]

    made = read("\r\n".join(lines).encode())

    assert made.text == "naam | plaats | leden\nnaam: A | plaats: Ede | leden: 3"
    assert [s.locator.label for s in made.segments] == ["1", "2"]


def test_commas_in_prose_do_not_part_a_file_of_semicolons() -> None:
    assert find_delimiter(["een, twee; drie", "vier; vijf, zes, zeven"]) == ";"


def test_quoted_fields_keep_their_delimiters_and_line_breaks() -> None:
    made = read('naam;wat;waar\n"Jan; en ""Piet""";"een\ntwee";Ede\n'.encode("cp1252"))

    assert made.text == 'naam | wat | waar\nnaam: Jan; en "Piet" | wat: een twee | waar: Ede'


def test_lines_without_a_delimiter_are_rows_of_one_cell() -> None:
    assert read(b"zorg\nwonen\n\nenergie\n").text == "zorg\nwonen\nenergie"


def test_a_quote_that_never_closes_does_not_lose_the_rest() -> None:
    assert "slot" in read(b'a;b\n"open;c\nd;e\nslot;f\n').text


def test_a_file_of_delimiters_alone_is_empty() -> None:
    with pytest.raises(Refused) as caught:
        read(b";;;\n;;;\n")

    assert caught.value.code is RefusalCode.EMPTY


@given(st.lists(st.lists(st.sampled_from(["a", "b c", "3", "x;y"]), min_size=2), min_size=1))
def test_every_filled_cell_is_in_the_text(rows: list[list[str]]) -> None:
    made = read("\n".join("\t".join(row) for row in rows).encode())

    assert all(cell in made.text for row in rows for cell in row)
