"""The kit as a document: opened again, each lesson has its quote and its source."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from odfdo import Document as OdfDocument

from app import words
from app.kit_document import Block, BlockKind, kit_blocks
from app.kit_files import write_docx, write_odt
from knowledge.knowledge_base import KnowledgeBase
from tests.knowledge.learned_base import TOLD, open_learned_base
from tests.samples import READER

BODY = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"
ADDRESS = "https://doorwerk.example.org"
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
    return kit_blocks("repair café", kit, report_count=3, address=ADDRESS, at=NOON)


def test_every_lesson_is_followed_by_its_quote_and_its_source(
    blocks: tuple[Block, ...], base: KnowledgeBase
) -> None:
    said = [text for _, lessons in TOLD.values() for _, text in lessons]
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.QUOTE:
            exact = block.text.strip("“”")
            source = blocks[place + 1]
            assert source.kind is BlockKind.SOURCE
            assert exact in page_of(base, source.link)
            said.remove(exact)
    assert said == []


def page_of(base: KnowledgeBase, link: str) -> str:
    """Return the text of the page that a link opens."""
    address = parse_qs(urlsplit(link).query)
    text = base.library.text(address["id"][0], viewer=READER)
    return text.segments[int(address["leaf"][0]) - 1].span.of(text.text)


def test_every_source_leads_to_the_page_of_its_quote_in_both_documents(
    blocks: tuple[Block, ...],
) -> None:
    links = [block.link for block in blocks if block.link]
    word = Document(io.BytesIO(write_docx(blocks)))
    open_document = OdfDocument(io.BytesIO(write_odt(blocks)))

    assert [link.url for p in word.paragraphs for link in p.hyperlinks] == links
    assert [
        link.get_attribute("xlink:href") for link in open_document.body.get_elements("//text:a")
    ] == links
    assert all(link.startswith(ADDRESS) for link in links)


def test_a_word_document_holds_all_blocks_in_its_own_styles(blocks: tuple[Block, ...]) -> None:
    document = Document(io.BytesIO(write_docx(blocks)))

    assert [p.text for p in document.paragraphs] == [block.text for block in blocks]
    styles = [p.style.name for p in document.paragraphs if p.style is not None]
    assert styles[0] == "Title"
    assert {"Heading 1", "List Bullet", "Quote"} <= set(styles)


def test_an_open_document_holds_the_same_words(blocks: tuple[Block, ...]) -> None:
    made = write_odt(blocks)
    document = OdfDocument(io.BytesIO(made))
    (body,) = etree.fromstring(zipfile.ZipFile(io.BytesIO(made)).read("content.xml")).iter(BODY)

    written = [str(element.xpath("string()")) for element in body]
    assert written == [block.text for block in blocks]
    assert document.body.get_headers(outline_level="1")[0].inner_text == blocks[0].text


@settings(max_examples=15)
@given(st.text(max_size=80))
def test_no_sign_in_a_report_breaks_a_document(text: str) -> None:
    blocks = [Block(kind, text, "nl") for kind in BlockKind]

    assert len(Document(io.BytesIO(write_docx(blocks))).paragraphs) == len(blocks)
    OdfDocument(io.BytesIO(write_odt(blocks))).get_formatted_text()
