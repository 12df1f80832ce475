"""A text's Markdown is read whole: nothing that a writer wrote is lost on the way to a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.demo.builders.blocks import (
    Heading,
    Item,
    Listing,
    Paragraph,
    Quotation,
    Run,
    Table,
    read_body,
    words_of_block,
)
from data.demo.builders.text import DemoText

PLAIN = st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=12)


def test_bold_italic_links_and_note_marks_become_runs() -> None:
    body = read_body(
        "De **pomp** *hapert*.[^a] Zie [hier](https://t.example.org).\n\n[^a]: Gezien."
    )

    assert body.blocks == (
        Paragraph(
            (
                Run("De "),
                Run("pomp", bold=True),
                Run(" "),
                Run("hapert", italic=True),
                Run("."),
                Run("", note=1),
                Run(" Zie "),
                Run("hier", link="https://t.example.org"),
                Run("."),
            )
        ),
    )
    assert body.notes == ((Run("Gezien."),),)


def test_a_nested_list_keeps_its_depth_and_a_numbered_one_its_numbers() -> None:
    bullets, numbers = read_body("- a\n  - b\n- c\n\n<!-- -->\n\n3. d\n4. e").blocks[::2]

    assert bullets == Listing(
        (Item((Run("a"),), 0, 0), Item((Run("b"),), 1, 0), Item((Run("c"),), 0, 0))
    )
    assert numbers == Listing((Item((Run("d"),), 0, 3), Item((Run("e"),), 0, 4)))


def test_a_table_keeps_its_alignment_and_empty_cells() -> None:
    (table,) = read_body("| a | b |\n|---|---:|\n| 1 | |").blocks

    assert table == Table(((Run("a"),), (Run("b"),)), (((Run("1"),), ()),), ("left", "right"))


def test_what_no_builder_can_show_is_refused() -> None:
    with pytest.raises(ValueError, match="image"):
        read_body("![een pomp](pomp.png)")


def test_the_body_begins_after_title_lead_and_notice(small_text: DemoText) -> None:
    assert small_text.lead == ("Opgesteld door de tuincommissie",)
    assert small_text.notice == "Dit verslag is geschreven ter demonstratie."
    assert small_text.body.blocks[0] == Heading(2, (Run("Water"),))
    assert isinstance(small_text.body.blocks[-1], Quotation)


@given(st.lists(st.lists(PLAIN, min_size=1, max_size=8), min_size=1, max_size=6))
def test_every_word_of_plain_paragraphs_is_kept_in_order(paragraphs: list[list[str]]) -> None:
    markdown = "\n\n".join(" ".join(words) for words in paragraphs)

    assert [words_of_block(block).split() for block in read_body(markdown).blocks] == paragraphs
