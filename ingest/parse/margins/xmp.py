"""What the metadata packets (XMP) in a file say, in a PDF as in a picture."""

import re

from lxml import etree

from ingest.outcome import Refused
from ingest.parse.guard import parse_xml
from ingest.parse.margins.gathering import Gathering
from ingest.parse.xml_tree import local_name
from knowledge.model.margin_part import MarginPart

_PACKET = re.compile(rb"<x:xmpmeta\b.{1,200000}?</x:xmpmeta>", re.DOTALL)
_MAKERS = {"creator", "Artist", "OwnerName", "CaptionWriter", "PersonInImage", "Author"}
_CODES = ("Date", "ID", "Tool", "format", "Producer", "Version", "Number")
_STATED = {"description", "title", "Headline", "Credit", "Source", "Instructions", "CiEmailWork",
            "CiTelWork", "CiAdrExtadr", "UserComment", "Keywords", "subject"}  # fmt: skip


def gather_packets(data: bytes, gathering: Gathering) -> None:
    """Keep what the packets in some bytes say, but for their codes and dates."""
    for match in _PACKET.finditer(data):
        _packet(match.group(), gathering)


def _packet(packet: bytes, gathering: Gathering) -> None:
    try:
        root = parse_xml(packet)
    except Refused:
        return
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for key, value in element.attrib.items():
            name = str(key).rpartition("}")[2]
            if name in _MAKERS or name in _STATED:
                _keep(name, str(value), gathering)
        if not len(element) and (element.text or "").strip():
            _keep(_holder(element), element.text or "", gathering)


def _keep(holder: str, words: str, gathering: Gathering) -> None:
    if holder in _MAKERS:
        gathering.add(MarginPart.PROPERTIES, label="Author", who=words)
    elif not holder.endswith(_CODES):
        gathering.add(MarginPart.PROPERTIES, words, label=holder)


def _holder(element: etree._Element) -> str:
    """Return the name of the field that an entry belongs to, past the lists around it."""
    at: etree._Element | None = element
    while at is not None and local_name(at) in ("li", "Seq", "Bag", "Alt"):
        at = at.getparent()
    return local_name(at) if at is not None else ""
