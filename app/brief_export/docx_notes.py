"""The footnotes of a DOCX: a part of its own, written as Word does; python-docx has none.

Source: ECMA-376 part 1 (2016), §17.11 Footnotes and endnotes, §17.16.5.35 NOTEREF.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NAME = "/word/footnotes.xml"
_SEPARATORS = (
    f"<w:footnotes {nsdecls('w', 'r')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0">'
    "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
    "</w:footnotes>"
)


@dataclass(frozen=True, slots=True)
class NoteText:
    """What stands in a footnote: its words, and a link at its end."""

    words: str
    link: str


class Footnotes:
    """Writes each note where it is first mentioned, and points back to it ever after."""

    def __init__(self, word: WordDocument, notes: Mapping[int, NoteText]) -> None:
        """Start the part with its separators; a template's own footnotes are left out.

        Args:
            word: With the styles for notes and links.
            notes: By their numbers, from 1.
        """
        self._word = word
        self._notes = notes
        self._root = parse_xml(_SEPARATORS)
        self._part = self._fresh_part()
        self._styles = {
            name: word.styles[name].style_id
            for name in ("footnote text", "footnote reference", "Hyperlink")
        }
        self._written: set[int] = set()

    def refer(self, paragraph: Any, number: int) -> None:
        """Put a note's mark at the end of a paragraph.

        The first mark of a note carries it; later ones are cross-references to the first.
        """
        if number not in self._notes:
            return
        if number in self._written:
            self._point_back(paragraph, number)
            return
        self._written.add(number)
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(number))
        start, end = _bookmark("Start", number), _bookmark("End", number)
        start.set(qn("w:name"), _mark_name(number))
        paragraph._p.append(start)  # noqa: SLF001 - python-docx has no bookmarks
        paragraph._p.append(self._run(reference))  # noqa: SLF001
        paragraph._p.append(end)  # noqa: SLF001
        self._root.append(self._footnote(number))

    def close(self) -> None:
        """Put the notes into their part."""
        self._part._blob = etree.tostring(  # noqa: SLF001 - a part's bytes have no setter
            self._root, xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def _fresh_part(self) -> Part:
        document_part = self._word.part
        for name, relationship in list(document_part.rels.items()):
            if relationship.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                del document_part.rels[name]
        part = Part(PackURI(_NAME), _TYPE, b"", document_part.package)
        document_part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = self._word.settings.element
        if settings.find(qn("w:footnotePr")) is None:
            settings.insert_element_before(_separators_named(), *_AFTER_FOOTNOTES)
        return part

    def _run(self, child: Any) -> Any:
        run, properties = OxmlElement("w:r"), OxmlElement("w:rPr")
        style = OxmlElement("w:rStyle")
        style.set(qn("w:val"), self._styles["footnote reference"])
        properties.append(style)
        run.append(properties)
        run.append(child)
        return run

    def _point_back(self, paragraph: Any, number: int) -> None:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f" NOTEREF {_mark_name(number)} \\f \\h ")
        text = OxmlElement("w:t")
        text.text = str(number)
        field.append(self._run(text))
        paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields

    def _footnote(self, number: int) -> Any:
        note = self._notes[number]
        link = self._part.relate_to(note.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        footnote = parse_xml(
            f'<w:footnote {nsdecls("w", "r")} w:id="{number}"><w:p>'
            f'<w:pPr><w:pStyle w:val="{self._styles["footnote text"]}"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{self._styles["footnote reference"]}"/></w:rPr>'
            "<w:footnoteRef/></w:r>"
            '<w:r><w:t xml:space="preserve"/></w:r>'
            f'<w:hyperlink r:id="{link}"><w:r>'
            f'<w:rPr><w:rStyle w:val="{self._styles["Hyperlink"]}"/></w:rPr><w:t/>'
            "</w:r></w:hyperlink></w:p></w:footnote>"
        )
        words, shown = footnote.iter(qn("w:t"))
        words.text, shown.text = f" {note.words} ", note.link
        return footnote


_AFTER_FOOTNOTES = (
    "w:endnotePr",
    "w:compat",
    "w:docVars",
    "w:rsids",
    "m:mathPr",
    "w:themeFontLang",
    "w:clrSchemeMapping",
    "w:shapeDefaults",
    "w:decimalSymbol",
    "w:listSeparator",
)
"""What stands after footnotePr in settings.xml, by the schema (§17.15.1.78)."""


def _separators_named() -> Any:
    return parse_xml(
        f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    )


def _bookmark(edge: str, number: int) -> Any:
    mark = OxmlElement(f"w:bookmark{edge}")
    mark.set(qn("w:id"), str(number))
    return mark


def _mark_name(number: int) -> str:
    return f"_RefNote{number}"
