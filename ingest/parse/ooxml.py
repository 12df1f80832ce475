"""An Office Open XML package: its parts, their relations and what it says of itself."""

import posixpath
import re
from dataclasses import dataclass

from lxml import etree

from ingest.outcome import RefusalCode, Refused
from ingest.parse.guard import Archive, parse_xml
from ingest.parse.xml_tree import attribute, child, children, words_of

_JUNK_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint)\b.*|(?:power\s?point|ppt)[ -]?pr[eäé]sentati(?:on|e)"
    r"|slide 1|dia 1|folie 1|document\d*|untitled|naamloos|titel|title|template|sjabloon"
    r"|.*\.(?:docx?|pptx?|dotx?|potx?|odt|odp|rtf|pdf))$",
    re.IGNORECASE,
)
_ISO_DATE = re.compile(r"(?:19[89]\d|20\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][A-Za-z0-9]{2,8})*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Relation:
    """One part's pointer to another part of the package."""

    kind: str
    target: str


class Package:
    """The parts of a DOCX or PPTX file.

    Raises:
        Refused: DAMAGED if it has no main part, BOMB if it unpacks to more than it may,
            ENCRYPTED if a part needs a password.
    """

    def __init__(self, data: bytes, *, usual_main_part: str) -> None:
        self._archive = Archive(data)
        found = self.related_by_kind("", "officeDocument")
        self.main_part = found[0] if found else usual_main_part
        if self.main_part not in self._archive:
            raise Refused(RefusalCode.DAMAGED, missing_part=posixpath.basename(usual_main_part))

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the file."""
        return self._archive.names

    def bytes_of(self, part: str) -> bytes:
        """Return a part as it is.

        Raises:
            Refused: DAMAGED if it is missing.
        """
        return self._archive.read(part)

    def xml(self, part: str) -> etree._Element:
        """Return the root of a part.

        Raises:
            Refused: DAMAGED if it is missing or no XML.
        """
        return parse_xml(self._archive.read(part))

    def optional_xml(self, part: str) -> etree._Element | None:
        """Return the root of a part, or None if it is missing or damaged."""
        if part not in self._archive:
            return None
        try:
            return self.xml(part)
        except Refused as refusal:
            if refusal.code is RefusalCode.DAMAGED:
                return None
            raise

    def relations(self, part: str) -> dict[str, Relation]:
        """Return a part's relations within the package by their id; "" is the package."""
        folder, name = posixpath.split(part)
        root = self.optional_xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for element in children(root, "Relationship"):
            if attribute(element, "TargetMode") == "External":
                continue
            target = attribute(element, "Target")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = attribute(element, "Type").rpartition("/")[2]
            found[attribute(element, "Id")] = Relation(kind, posixpath.normpath(path))
        return found

    def related_by_kind(self, part: str, kind: str) -> list[str]:
        """Return the parts that a part points to in that role, such as "footnotes"."""
        return [r.target for r in self.relations(part).values() if r.kind == kind]

    @property
    def title(self) -> str:
        """What the properties call the document, unless a program made that up."""
        return plausible_title(self._property("title"))

    @property
    def language(self) -> str:
        """ISO 639-1 code in the properties, or nothing."""
        return language_code(self._property("language"))

    @property
    def created(self) -> str:
        """ISO date on which the document was begun, or nothing."""
        return iso_date(self._property("created"))

    @property
    def stated_page_count(self) -> int | None:
        """How many pages the program that saved the document counted."""
        pages = words_of(child(self.optional_xml("docProps/app.xml"), "Pages")).strip()
        return int(pages) if pages.isascii() and pages.isdigit() and len(pages) < 9 else None

    def _property(self, name: str) -> str:
        for part in [*self.related_by_kind("", "core-properties"), "docProps/core.xml"]:
            element = child(self.optional_xml(part), name)
            if element is not None:
                return words_of(element).strip()
        return ""


def plausible_title(title: str) -> str:
    """Return the title unless it is one that programs fill in by themselves."""
    return "" if _JUNK_TITLE.match(title.strip()) else title.strip()


def iso_date(stamp: str) -> str:
    """Return the date at the beginning of an ISO time stamp, or nothing."""
    match = _ISO_DATE.match(stamp.strip())
    return match[0] if match else ""


def language_code(tag: str) -> str:
    """Return the ISO 639-1 code at the beginning of a language tag, or nothing."""
    match = _LANGUAGE.fullmatch(tag.strip())
    return match[1].lower() if match else ""
