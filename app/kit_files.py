"""Blocks as a Word document and as an OpenDocument text."""

import io
from collections.abc import Sequence

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run
from odfdo import Document as OdfDocument
from odfdo import Header, Link, List, Paragraph, Style

from app.document_language import speak_odt, speak_run, speak_word
from app.kit_document import Block, BlockKind

_DOCX_STYLES = {
    BlockKind.TITLE: "Title",
    BlockKind.HEADING: "Heading 1",
    BlockKind.SUBHEADING: "Heading 2",
    BlockKind.TEXT: "Normal",
    BlockKind.ITEM: "List Bullet",
    BlockKind.QUOTE: "Quote",
    BlockKind.SOURCE: "Caption",
}
_LEVELS = {BlockKind.TITLE: 1, BlockKind.HEADING: 2, BlockKind.SUBHEADING: 3}


def write_docx(blocks: Sequence[Block]) -> bytes:
    """Return a Word document with its built-in styles, each block in its language."""
    document = Document()
    document.core_properties.title = _writable(blocks[0].text)[:255] if blocks else ""
    document.core_properties.author = "Doorwerk"
    speak_word(document, _language_of(blocks))
    for block in blocks:
        paragraph = document.add_paragraph(style=_DOCX_STYLES[block.kind])
        run = paragraph.add_run(_writable(block.text))
        if block.link:
            _link(paragraph, run, block.link)
        speak_run(run, block.language)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _language_of(blocks: Sequence[Block]) -> str:
    """Return the language of the title, which is that of the document."""
    return blocks[0].language if blocks else "und"


def _link(paragraph: WordParagraph, run: Run, address: str) -> None:
    """Let the words of a run lead to an address."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RT.HYPERLINK, is_external=True))
    run.font.underline = True
    link.append(run._r)  # noqa: SLF001 - python-docx makes no links
    paragraph._p.append(link)  # noqa: SLF001 - as above


def write_odt(blocks: Sequence[Block]) -> bytes:
    """Return an OpenDocument text with headings, lists and quotes."""
    document = OdfDocument("text")
    document.body.clear()
    speak_odt(document, _language_of(blocks))
    document.insert_style(_odt_style("Quote", italic=True), default=False)
    document.insert_style(_odt_style("Source", italic=False), default=False)
    for block in blocks:
        document.body.append(_odt_block(block))
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _odt_block(block: Block) -> Header | List | Paragraph:
    text = _writable(block.text)
    if block.kind in _LEVELS:
        return Header(_LEVELS[block.kind], text)
    if block.kind is BlockKind.ITEM:
        return List([text])
    if block.link:
        source = Paragraph(style="Source")
        source.append(Link(block.link, text=text))
        return source
    styles = {BlockKind.QUOTE: "Quote", BlockKind.SOURCE: "Source"}
    return Paragraph(text, style=styles.get(block.kind))


def _odt_style(name: str, *, italic: bool) -> Style:
    style = Style("paragraph", name=name, area="paragraph", margin_left="0.8cm")
    style.set_properties({"fo:font-style": "italic" if italic else "normal"}, area="text")
    return style


def _writable(text: str) -> str:
    """Return the text without signs that XML cannot hold (XML 1.0, 2.2)."""
    return "".join(sign for sign in text if sign in "\t\n" or " " <= sign < "\ufffe")
