"""The kit as a document: opened again, each lesson has its quote and its source."""

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Document as OdfDocument

from app import words
from app.kit_document import Block, BlockKind, kit_blocks
from app.kit_files import write_docx, write_odt
from knowledge.knowledge_base import KnowledgeBase
from tests.knowledge.learned_base import TOLD, open_learned_base
from tests.samples import READER

NOON = datetime(2026, 11, 25, 12)  # noqa: DTZ001 - the records keep UTC without zone


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    before = words._Chosen.source
    words.follow(lambda: "nl")
    opened = open_learned_base(Path(tmp_path_factory.mktemp("kit-document")))
    yield opened
    opened.close()
    words.follow(before)


@pytest.fixture(scope="module")
def blocks(base: KnowledgeBase) -> tuple[Block, ...]:
    kit = base.kits.of_kind("repair café", viewer=READER)
    return kit_blocks("repair café", kit, report_count=3, at=NOON)


def test_every_lesson_is_followed_by_its_quote_and_its_source(
    blocks: tuple[Block, ...], base: KnowledgeBase
) -> None:
    said = [text for _, lessons in TOLD.values() for _, text in lessons]
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.QUOTE:
            exact = block.text.strip("“”")
            report_id = blocks[place + 1].text.split(" · ")[-1].split(" / ")[0]
            assert blocks[place + 1].kind is BlockKind.SOURCE
            assert exact in base.library.text(report_id, viewer=READER).text
            said.remove(exact)
    assert said == []


def test_a_word_document_holds_all_blocks_in_its_own_styles(blocks: tuple[Block, ...]) -> None:
    document = Document(io.BytesIO(write_docx(blocks)))

    assert [p.text for p in document.paragraphs] == [block.text for block in blocks]
    styles = [p.style.name for p in document.paragraphs if p.style is not None]
    assert styles[0] == "Title"
    assert {"Heading 1", "List Bullet", "Quote"} <= set(styles)


def test_an_open_document_holds_the_same_words(blocks: tuple[Block, ...]) -> None:
    document = OdfDocument(io.BytesIO(write_odt(blocks)))

    written = [element.inner_text.strip(" -\n") for element in document.body.children]
    assert written == [block.text for block in blocks]
    assert document.body.get_headers(outline_level="1")[0].inner_text == blocks[0].text


@settings(max_examples=15)
@given(st.text(max_size=80))
def test_no_sign_in_a_report_breaks_a_document(text: str) -> None:
    blocks = [Block(kind, text, "nl") for kind in BlockKind]

    assert len(Document(io.BytesIO(write_docx(blocks))).paragraphs) == len(blocks)
    OdfDocument(io.BytesIO(write_odt(blocks))).get_formatted_text()
