"""Build a Word file: localized styles, real lists, tables and footnotes, header and footer."""

import hashlib
import re
from xml.sax.saxutils import escape, quoteattr

from data.demo.builders.blocks import Heading, Listing, Paragraph, Quotation, Runs, Table, words_of
from data.demo.builders.docx_styles import FACES, MAIN, STYLE_IDS, numbering_xml, styles_xml
from data.demo.builders.stable_zip import pack
from data.demo.builders.text import DemoText
from data.demo.builders.words import WORDS

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{_RELATIONS}"'
_CAPTION = re.compile(r"^(Tabel|Table|Tabelle|Tableau) ?\d+\s*[.:–]")
_TEXT_WIDTH = 9070
"""The width between the margins in twentieths of a point."""

_PARTS = (
    ("word/document.xml", "wordprocessingml.document.main", ""),
    ("word/styles.xml", "wordprocessingml.styles", "styles"),
    ("word/numbering.xml", "wordprocessingml.numbering", "numbering"),
    ("word/settings.xml", "wordprocessingml.settings", "settings"),
    ("word/footnotes.xml", "wordprocessingml.footnotes", "footnotes"),
    ("word/header1.xml", "wordprocessingml.header", "header"),
    ("word/footer1.xml", "wordprocessingml.footer", "footer"),
)


def build(text: DemoText) -> bytes:
    """The bytes of the report as a Word file."""
    choice = hashlib.sha256(text.id.encode()).digest()[0]
    writer = _Writer(text)
    locale = WORDS[text.language].locale
    parts = {
        "word/document.xml": writer.document(),
        "word/styles.xml": styles_xml(
            text.language, locale, FACES[choice % len(FACES)], local_names=choice % 3 == 0
        ),
        "word/numbering.xml": numbering_xml(),
        "word/settings.xml": f'{_HEAD}<w:settings {_NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{locale}"/></w:settings>',
        "word/footnotes.xml": writer.footnotes(),
        "word/header1.xml": writer.header(),
        "word/footer1.xml": writer.footer(),
    }
    package = [
        ("[Content_Types].xml", _content_types()),
        ("_rels/.rels", _package_relations()),
        *parts.items(),
        ("word/_rels/document.xml.rels", _document_relations(writer.links)),
        ("docProps/core.xml", _core(text, locale)),
        ("docProps/app.xml", _application(text)),
    ]
    return pack([(name, content.encode("utf-8")) for name, content in package])


class _Writer:
    """Writes the parts that hold words; `links` collects the addresses that they point to."""

    def __init__(self, text: DemoText) -> None:
        self.text = text
        self.ids = STYLE_IDS[text.language]
        self.links: list[str] = []
        self.list_count = 1

    def document(self) -> str:
        """The part `word/document.xml`."""
        text = self.text
        parts = [
            self._paragraph(self.ids.title, _run(text.title)),
            self._paragraph(self.ids.subtitle, _run(f"{text.initiative} – {text.where_and_when}")),
            *(self._paragraph("", _run(words)) for words in text.lead),
            self._paragraph("", _run(text.notice, "<w:i/>")),
        ]
        for block in text.body.blocks:
            match block:
                case Heading(level=level, runs=runs):
                    parts.append(
                        self._paragraph(f"{self.ids.heading}{min(level - 1, 3)}", self._runs(runs))
                    )
                case Paragraph(runs=runs):
                    caption = _CAPTION.match(words_of(runs)) and len(words_of(runs)) < 160
                    style = self.ids.caption if caption else ""
                    parts.append(self._paragraph(style, self._runs(runs)))
                case Listing():
                    parts += self._list(block)
                case Table():
                    parts.append(self._table(block))
                case Quotation(paragraphs=paragraphs):
                    parts += [
                        self._paragraph(self.ids.quote, self._runs(runs)) for runs in paragraphs
                    ]
        section = (
            '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference '
            'w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar '
            'w:top="1417" w:right="1418" w:bottom="1417" w:left="1418" w:header="708" '
            'w:footer="708" w:gutter="0"/></w:sectPr>'
        )
        body = "".join(parts)
        return f"{_HEAD}<w:document {_NAMESPACES}><w:body>{body}{section}</w:body></w:document>"

    def footnotes(self) -> str:
        """The part `word/footnotes.xml`, its two separators first as Word wants them."""
        separators = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p>'
            "</w:footnote>"
            for kind, number, mark in (
                ("separator", -1, "separator"),
                ("continuationSeparator", 0, "continuationSeparator"),
            )
        )
        mark = f'<w:r><w:rPr><w:rStyle w:val="{self.ids.note_mark}"/></w:rPr><w:footnoteRef/></w:r>'
        notes = "".join(
            f'<w:footnote w:id="{number}">'
            + self._paragraph(self.ids.note_text, mark + _run(" ") + self._runs(runs, linked=False))
            + "</w:footnote>"
            for number, runs in enumerate(self.text.body.notes, start=1)
        )
        return f"{_HEAD}<w:footnotes {_NAMESPACES}>{separators}{notes}</w:footnotes>"

    def header(self) -> str:
        """The part `word/header1.xml`: the running header."""
        words = self._paragraph(self.ids.header, _run(self.text.header))
        return f"{_HEAD}<w:hdr {_NAMESPACES}>{words}</w:hdr>"

    def footer(self) -> str:
        """The part `word/footer1.xml`: the page number and the count, as fields."""
        before, rest = WORDS[self.text.language].page.split("{number}")
        between, after = rest.split("{count}")
        words = _run(before) + _field("PAGE") + _run(between) + _field("NUMPAGES") + _run(after)
        return f"{_HEAD}<w:ftr {_NAMESPACES}>{self._paragraph(self.ids.footer, words)}</w:ftr>"

    def _paragraph(self, style: str, content: str, *, properties: str = "") -> str:
        style_xml = f'<w:pStyle w:val="{style}"/>' if style else ""
        ppr = f"<w:pPr>{style_xml}{properties}</w:pPr>" if style_xml or properties else ""
        return f"<w:p>{ppr}{content}</w:p>"

    def _list(self, block: Listing) -> list[str]:
        if any(item.number for item in block.items):
            self.list_count += 1
        return [
            self._paragraph(
                self.ids.number if item.number else self.ids.bullet,
                self._runs(item.runs),
                properties=f'<w:numPr><w:ilvl w:val="{min(item.depth, 2)}"/><w:numId '
                f'w:val="{self.list_count if item.number else 1}"/></w:numPr>',
            )
            for item in block.items
        ]

    def _table(self, block: Table) -> str:
        lengths = [
            max(6, min(60, max(len(words_of(cell)) for cell in column)))
            for column in zip(block.header, *block.rows, strict=True)
        ]
        widths = [round(_TEXT_WIDTH * length / sum(lengths)) for length in lengths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = "".join(
            self._row(row, widths, block, head=index == 0)
            for index, row in enumerate((block.header, *block.rows))
        )
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.ids.table}"/><w:tblW w:w="{_TEXT_WIDTH}" '
            f'w:type="dxa"/><w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}'
            "</w:tbl>" + self._paragraph("", "")
        )

    def _row(self, row: tuple[Runs, ...], widths: list[int], block: Table, *, head: bool) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
            + ('<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if head else "")
            + "</w:tcPr>"
            + self._paragraph(
                "",
                self._runs(cell, bold=head),
                properties='<w:jc w:val="right"/>' if align == "right" else "",
            )
            + "</w:tc>"
            for cell, width, align in zip(row, widths, block.aligns, strict=True)
        )
        properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else ""
        return f"<w:tr>{properties}{cells}</w:tr>"

    def _runs(self, runs: Runs, *, bold: bool = False, linked: bool = True) -> str:
        parts = []
        for run in runs:
            if run.note:
                parts.append(
                    f'<w:r><w:rPr><w:rStyle w:val="{self.ids.note_mark}"/></w:rPr>'
                    f'<w:footnoteReference w:id="{run.note}"/></w:r>'
                )
                continue
            face = ("<w:b/>" if run.bold or bold else "") + ("<w:i/>" if run.italic else "")
            if run.link and linked:
                self.links.append(run.link)
                words = _run(run.text, f'<w:rStyle w:val="{self.ids.link}"/>')
                parts.append(f'<w:hyperlink r:id="rIdLink{len(self.links)}">{words}</w:hyperlink>')
            else:
                parts.append(_run(run.text, face))
        return "".join(parts)


def _run(words: str, face: str = "") -> str:
    properties = f"<w:rPr>{face}</w:rPr>" if face else ""
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(words).split("\n"))
    return f'<w:r>{properties}<w:t xml:space="preserve">{lines}</w:t></w:r>' if words else ""


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _content_types() -> str:
    office = "application/vnd.openxmlformats-officedocument."
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{office}{kind}+xml"/>'
        for name, kind, _ in _PARTS
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f'<Override PartName="/docProps/app.xml" ContentType="{office}extended-properties+xml"/>'
        "</Types>"
    )


def _package_relations() -> str:
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_RELATIONS}/extended-properties" '
        'Target="docProps/app.xml"/></Relationships>'
    )


def _document_relations(links: list[str]) -> str:
    parts = "".join(
        f'<Relationship Id="rId{kind.capitalize()}" Type="{_RELATIONS}/{kind}" '
        f'Target="{name.removeprefix("word/")}"/>'
        for name, _, kind in _PARTS
        if kind
    )
    outward = "".join(
        f'<Relationship Id="rIdLink{number}" Type="{_RELATIONS}/hyperlink" '
        f'Target={quoteattr(link)} TargetMode="External"/>'
        for number, link in enumerate(links, start=1)
    )
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{parts}{outward}</Relationships>'
    )


def _application(text: DemoText) -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return (
        f'{_HEAD}<Properties xmlns="{space}"><Application>Microsoft Office Word</Application>'
        f"<Company>{escape(text.initiative)}</Company></Properties>"
    )


def _core(text: DemoText, locale: str) -> str:
    stamp = text.stamp.isoformat() + "Z"
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(text.title)}</dc:title><dc:creator>{escape(text.initiative)}"
        f"</dc:creator><dc:language>{locale}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
        "</cp:coreProperties>"
    )
