"""Build an OpenDocument text: outline headings, lists, tables, notes, header and footer."""

import hashlib
from xml.sax.saxutils import escape, quoteattr

from data.demo.builders.blocks import (
    Heading,
    Item,
    Listing,
    Paragraph,
    Quotation,
    Runs,
    Table,
    words_of,
)
from data.demo.builders.stable_zip import pack
from data.demo.builders.text import DemoText
from data.demo.builders.words import WORDS

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_TYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": _OASIS + "office:1.0",
    "text": _OASIS + "text:1.0",
    "table": _OASIS + "table:1.0",
    "style": _OASIS + "style:1.0",
    "fo": _OASIS + "xsl-fo-compatible:1.0",
    "svg": _OASIS + "svg-compatible:1.0",
    "meta": _OASIS + "meta:1.0",
    "manifest": _OASIS + "manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
_NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
_LOOKS = (
    ("Liberation Serif", "Liberation Sans", "#1f4e79"),
    ("Liberation Sans", "Liberation Sans", "#6a1b4d"),
    ("Carlito", "Carlito", "#00695c"),
)


def build(text: DemoText) -> bytes:
    """The bytes of the report as an OpenDocument text."""
    parts = {
        "content.xml": _Content(text).xml(),
        "styles.xml": _styles(text),
        "meta.xml": _meta(text),
    }
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in parts
    )
    manifest = (
        f'{_HEAD}<manifest:manifest {_NAMESPACES} manifest:version="1.3"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{_TYPE}"/>{listed}</manifest:manifest>'
    )
    package = [("mimetype", _TYPE), *parts.items(), ("META-INF/manifest.xml", manifest)]
    return pack(
        [(name, content.encode("utf-8")) for name, content in package],
        stored=frozenset({"mimetype"}),
    )


class _Content:
    """Writes the part that holds the text."""

    def __init__(self, text: DemoText) -> None:
        self.text = text
        self.table_count = 0
        self.table_styles: list[str] = []

    def xml(self) -> str:
        """The part `content.xml`."""
        text = self.text
        subtitle = f"{text.initiative} – {text.where_and_when}"
        body = [
            f'<text:p text:style-name="Title">{escape(text.title)}</text:p>',
            f'<text:p text:style-name="Subtitle">{escape(subtitle)}</text:p>',
            *(f'<text:p text:style-name="Text_20_body">{escape(w)}</text:p>' for w in text.lead),
            f'<text:p text:style-name="Notice">{escape(text.notice)}</text:p>',
            *(self._block(block) for block in text.body.blocks),
        ]
        automatic = (
            '<style:style style:name="T1" style:family="text"><style:text-properties '
            'fo:font-weight="bold"/></style:style><style:style style:name="T2" '
            'style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
            '<style:style style:name="T3" style:family="text"><style:text-properties '
            'fo:font-weight="bold" fo:font-style="italic"/></style:style>'
            '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties '
            'fo:padding="0.12cm" fo:border="0.5pt solid #9a9a9a"/></style:style>'
            '<style:style style:name="HeadCell" style:family="table-cell">'
            '<style:table-cell-properties fo:padding="0.12cm" fo:border="0.5pt solid #9a9a9a" '
            'fo:background-color="#eeeeee"/></style:style>'
        ) + "".join(self.table_styles)
        return (
            f'{_HEAD}<office:document-content {_NAMESPACES} office:version="1.3">'
            f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body>"
            f"<office:text>{''.join(body)}</office:text></office:body></office:document-content>"
        )

    def _block(self, block: Heading | Paragraph | Listing | Table | Quotation) -> str:
        match block:
            case Heading(level=level, runs=runs):
                depth = min(level - 1, 3)
                return (
                    f'<text:h text:style-name="Heading_20_{depth}" text:outline-level="{depth}">'
                    f"{self._runs(runs)}</text:h>"
                )
            case Paragraph(runs=runs):
                return f'<text:p text:style-name="Text_20_body">{self._runs(runs)}</text:p>'
            case Listing(items=items):
                return self._list(list(items), depth=0)
            case Table():
                return self._table(block)
            case Quotation(paragraphs=paragraphs):
                return "".join(
                    f'<text:p text:style-name="Quotations">{self._runs(runs)}</text:p>'
                    for runs in paragraphs
                )

    def _list(self, items: list[Item], *, depth: int) -> str:
        style = "Numbering_20_1" if items[0].number else "List_20_1"
        parts = [f'<text:list text:style-name="{style}">' if depth == 0 else "<text:list>"]
        while items:
            item = items.pop(0)
            parts.append(
                '<text:list-item><text:p text:style-name="List_20_Contents">'
                f"{self._runs(item.runs)}</text:p>"
            )
            if items and items[0].depth > depth:
                deeper = []
                while items and items[0].depth > depth:
                    deeper.append(items.pop(0))
                parts.append(self._list(deeper, depth=depth + 1))
            parts.append("</text:list-item>")
        return "".join([*parts, "</text:list>"])

    def _table(self, block: Table) -> str:
        self.table_count += 1
        name = f"Table{self.table_count}"
        lengths = [
            max(6, min(60, max(len(words_of(cell)) for cell in column)))
            for column in zip(block.header, *block.rows, strict=True)
        ]
        columns = []
        for number, length in enumerate(lengths):
            width = 16.5 * length / sum(lengths)
            self.table_styles.append(
                f'<style:style style:name="{name}.{number}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width:.2f}cm"/></style:style>'
            )
            columns.append(f'<table:table-column table:style-name="{name}.{number}"/>')
        head = self._row(block.header, block, head=True)
        rows = "".join(self._row(row, block, head=False) for row in block.rows)
        return (
            f'<table:table table:name="{name}">{"".join(columns)}<table:table-header-rows>{head}'
            f'</table:table-header-rows>{rows}</table:table><text:p text:style-name="Standard"/>'
        )

    def _row(self, row: tuple[Runs, ...], block: Table, *, head: bool) -> str:
        cells = "".join(
            f'<table:table-cell table:style-name="{"HeadCell" if head else "Cell"}" '
            'office:value-type="string"><text:p text:style-name="'
            + ("Table_20_Heading" if head else "Table_20_Right" if right else "Table_20_Contents")
            + f'">{self._runs(cell)}</text:p></table:table-cell>'
            for cell, right in zip(row, (a == "right" for a in block.aligns), strict=True)
        )
        return f"<table:table-row>{cells}</table:table-row>"

    def _runs(self, runs: Runs) -> str:
        return "".join(
            self._note(run.note) if run.note else _span(run.text, run.bold, run.italic, run.link)
            for run in runs
        )

    def _note(self, number: int) -> str:
        words = self._runs(self.text.body.notes[number - 1])
        return (
            f'<text:note text:id="ftn{number}" text:note-class="footnote"><text:note-citation>'
            f'{number}</text:note-citation><text:note-body><text:p text:style-name="Footnote">'
            f"{words}</text:p></text:note-body></text:note>"
        )


def _span(words: str, bold: bool, italic: bool, link: str) -> str:  # noqa: FBT001 a typeface
    content = escape(words).replace("\n", "<text:line-break/>")
    style = {(True, False): "T1", (False, True): "T2", (True, True): "T3"}.get((bold, italic))
    if style:
        content = f'<text:span text:style-name="{style}">{content}</text:span>'
    if link:
        content = f'<text:a xlink:type="simple" xlink:href={quoteattr(link)}>{content}</text:a>'
    return content


def _styles(text: DemoText) -> str:
    choice = hashlib.sha256(text.id.encode()).digest()[0] % len(_LOOKS)
    body, heading, colour = _LOOKS[choice]
    language, country = WORDS[text.language].locale.split("-")
    head = f'style:font-name="{heading}" fo:color="{colour}" fo:font-weight="bold"'
    grey = 'fo:color="#555555"'
    rows = (
        ("Standard", "", "", ""),
        ("Text_20_body", "Standard", 'fo:margin-bottom="0.22cm" fo:line-height="118%"', ""),
        ("Title", "Standard", 'fo:margin-bottom="0.1cm"', f'{head} fo:font-size="24pt"'),
        ("Subtitle", "Standard", 'fo:margin-bottom="0.4cm"', f'{grey} fo:font-size="13pt"'),
        ("Notice", "Text_20_body", "", 'fo:font-style="italic"'),
        ("Heading_20_1", "Standard", _heading_space(0.6), f'{head} fo:font-size="16pt"'),
        ("Heading_20_2", "Standard", _heading_space(0.4), f'{head} fo:font-size="13pt"'),
        ("Heading_20_3", "Standard", _heading_space(0.3), f'{head} fo:font-size="11pt"'),
        ("Quotations", "Standard",
         'fo:margin-left="1cm" fo:margin-right="1cm" fo:margin-bottom="0.2cm"',
         'fo:font-style="italic"'),
        ("List_20_Contents", "Standard", 'fo:margin-bottom="0.08cm"', ""),
        ("Table_20_Contents", "Standard", "", 'fo:font-size="9.5pt"'),
        ("Table_20_Right", "Table_20_Contents", 'fo:text-align="end"', ""),
        ("Table_20_Heading", "Table_20_Contents", "", 'fo:font-weight="bold"'),
        ("Footnote", "Standard", "", 'fo:font-size="9pt"'),
        ("Header", "Standard", "", f'{grey} fo:font-size="9pt"'),
        ("Footer", "Standard", 'fo:text-align="end"', f'{grey} fo:font-size="9pt"'),
    )  # fmt: skip
    styles = "".join(
        f'<style:style style:name="{name}" style:display-name="{name.replace("_20_", " ")}" '
        f'style:family="paragraph"'
        + (f' style:parent-style-name="{parent}"' if parent else "")
        + f"><style:paragraph-properties {paragraph}/>"
        + f"<style:text-properties {words}/></style:style>"
        for name, parent, paragraph, words in rows
    )
    before, rest = WORDS[text.language].page.split("{number}")
    between, after = rest.split("{count}")
    return (
        f'{_HEAD}<office:document-styles {_NAMESPACES} office:version="1.3"><office:styles>'
        '<style:default-style style:family="paragraph"><style:text-properties '
        f'style:font-name="{body}" fo:font-family="{body}" fo:font-size="10.5pt" '
        f'fo:language="{language}" fo:country="{country}" fo:hyphenate="true"/>'
        f"</style:default-style>{styles}{_list_styles()}</office:styles><office:automatic-styles>"
        '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" '
        'fo:page-height="29.7cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" '
        'fo:margin-left="2.25cm" fo:margin-right="2.25cm"/><style:header-style>'
        '<style:header-footer-properties fo:margin-bottom="0.5cm"/></style:header-style>'
        '<style:footer-style><style:header-footer-properties fo:margin-top="0.5cm"/>'
        "</style:footer-style></style:page-layout></office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" '
        'style:page-layout-name="A4"><style:header><text:p text:style-name="Header">'
        f"{escape(text.header)}</text:p></style:header><style:footer><text:p "
        f'text:style-name="Footer">{before}<text:page-number text:select-page="current">1'
        f"</text:page-number>{between}<text:page-count>1</text:page-count>{after}</text:p>"
        "</style:footer></style:master-page></office:master-styles></office:document-styles>"
    )


def _heading_space(above: float) -> str:
    return f'fo:margin-top="{above}cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"'


def _list_styles() -> str:
    levels = {"List_20_1": "", "Numbering_20_1": ""}
    for depth in range(1, 4):
        place = (
            f'<style:list-level-properties text:space-before="{0.5 * depth}cm" '
            'text:min-label-width="0.5cm"/>'
        )
        levels["List_20_1"] += (
            f'<text:list-level-style-bullet text:level="{depth}" text:bullet-char="•">{place}'
            "</text:list-level-style-bullet>"
        )
        levels["Numbering_20_1"] += (
            f'<text:list-level-style-number text:level="{depth}" style:num-format="1" '
            f'style:num-suffix=".">{place}</text:list-level-style-number>'
        )
    return "".join(
        f'<text:list-style style:name="{name}">{content}</text:list-style>'
        for name, content in levels.items()
    )


def _meta(text: DemoText) -> str:
    stamp = text.stamp.isoformat()
    return (
        f'{_HEAD}<office:document-meta {_NAMESPACES} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(text.title)}</dc:title><dc:creator>{escape(text.initiative)}"
        f"</dc:creator><dc:date>{stamp}</dc:date><meta:creation-date>{stamp}</meta:creation-date>"
        f"<dc:language>{WORDS[text.language].locale}</dc:language>"
        "</office:meta></office:document-meta>"
    )
