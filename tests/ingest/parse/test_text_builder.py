"""The builder keeps the canonical text's contract, whatever a reader hands it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.outcome import RefusalCode, Refused
from ingest.parse.text_builder import TextBuilder
from knowledge.model.locator import LocatorKind
from knowledge.model.report_text import ReportText

_TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\f\n\r\t \u00a0\u00ad\u200b\u0301\u0323\u2028\u202e\ud800e|"),
    ),
    max_size=40,
)
_BLOCKS = st.lists(
    st.tuples(
        st.sampled_from(["heading", "paragraph", "item", "row", "locate", "group"]),
        _TEXTS,
        st.integers(-1, 9),
    ),
    max_size=12,
)


def _built(blocks: list[tuple[str, str, int]], **mode: bool) -> ReportText | None:
    builder = TextBuilder("test/1", **mode)
    for kind, text, number in blocks:
        if kind == "heading":
            builder.heading(text, number)
        elif kind == "paragraph":
            builder.paragraph(text)
        elif kind == "item":
            builder.item(text)
        elif kind == "row":
            builder.row([text, str(number), text])
        elif kind == "locate" and not mode.get("has_pages"):
            builder.locate(LocatorKind.SLIDE, text)
        else:
            builder.end_group()
    try:
        return builder.build(title="Proef")
    except Refused as refusal:
        if refusal.code is not RefusalCode.EMPTY:
            raise
        return None


@given(_BLOCKS, st.sampled_from([{}, {"has_pages": True}, {"has_sections": True}]))
def test_any_blocks_make_a_text_that_keeps_the_contract(
    blocks: list[tuple[str, str, int]], mode: dict[str, bool]
) -> None:
    made = _built(blocks, **mode)

    if made is not None:
        text = made.text
        assert text == text.strip()
        assert unicodedata.is_normalized("NFC", text)
        assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
        assert "\n\n\n" not in text
        text.encode("utf-8")
        for heading in made.headings:
            words = heading.span.of(text)
            assert words == words.strip()
            assert "\n" not in words
            assert text[: heading.span.start].endswith("\n\n") or heading.span.start == 0
        for segment in made.segments:
            assert segment.span.of(text).strip() == segment.span.of(text)


def test_blocks_are_parted_as_the_contract_says() -> None:
    builder = TextBuilder("test/1")
    builder.heading("Wat  werkte", 1)
    builder.paragraph("Een vaste plek.\nElke week.\n\nEn koffie.")
    builder.item("soep")
    builder.item("brood")
    builder.row(["post", "", "bedrag"])
    builder.row(["huur", "1", "900"])
    builder.end_group()
    builder.row(["los"])

    assert builder.build().text == (
        "Wat werkte\n\nEen vaste plek.\nElke week.\n\nEn koffie.\n\nsoep\nbrood\n\n"
        "post |  | bedrag\nhuur | 1 | 900\n\nlos"
    )


def test_a_page_mark_within_a_paragraph_begins_the_next_page() -> None:
    builder = TextBuilder("test/1", has_pages=True)
    builder.paragraph("Dit begint hier en loopt \fdoor op de volgende.")
    builder.paragraph("\f")
    builder.paragraph("Derde pagina.")

    made = builder.build()

    assert made.text == "Dit begint hier en loopt door op de volgende.\n\nDerde pagina."
    assert [(s.locator.label, s.span.of(made.text)) for s in made.segments] == [
        ("1", "Dit begint hier en loopt"),
        ("2", "door op de volgende."),
        ("3", "Derde pagina."),
    ]


def test_sections_are_named_after_their_headings() -> None:
    builder = TextBuilder("test/1", has_sections=True)
    builder.paragraph("Vooraf.")
    builder.heading("Geld", 2)
    builder.paragraph("Er was te weinig.")

    made = builder.build()

    assert [(s.locator.kind, s.locator.label) for s in made.segments] == [
        (LocatorKind.WHOLE, ""),
        (LocatorKind.SECTION, "Geld"),
    ]


def test_places_without_text_are_left_out_but_keep_their_number() -> None:
    builder = TextBuilder("test/1")
    for number, words in enumerate(["Een", "", "Drie"], start=1):
        builder.locate(LocatorKind.SLIDE, str(number))
        builder.paragraph(words)

    made = builder.build()

    assert [(s.locator.label, s.locator.index) for s in made.segments] == [("1", 0), ("3", 2)]


def test_a_paragraph_dressed_as_a_heading_is_a_paragraph() -> None:
    builder = TextBuilder("test/1")
    builder.heading("Dit is een hele alinea in kopstijl. " * 10, 1)

    assert builder.build().headings == ()


def test_a_text_of_nothing_is_empty_and_tells_of_pictures() -> None:
    builder = TextBuilder("test/1")
    builder.skip_images(2)
    builder.paragraph(" \u00ad\u200b ")

    with pytest.raises(Refused) as caught:
        builder.build()

    assert (caught.value.code, caught.value.data) == (RefusalCode.EMPTY, {"image_count": 2})


def test_printed_words_know_their_spans() -> None:
    builder = TextBuilder("test/1")
    spans = builder.printed(["de", "initia", "tieven"], [" ", ""], level=0)

    made = builder.build()

    assert made.text == "de initiatieven"
    assert [span.of(made.text) for span in spans] == ["de", "initia", "tieven"]


def test_pages_and_sections_do_not_go_together() -> None:
    with pytest.raises(ValueError, match="not by both"):
        TextBuilder("test/1", has_sections=True, has_pages=True)
