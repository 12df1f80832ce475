"""What an e-book holds beside its text: who made it, and the source of its chapters."""

from ingest.outcome import Refused
from ingest.parse.guard import Archive, parse_xml
from ingest.parse.html.page import parse_html
from ingest.parse.margins.gathering import Gathering
from ingest.parse.margins.page import gather_page
from ingest.parse.margins.picture import gather_picture
from ingest.parse.sniff import Kind
from ingest.parse.xml_tree import descendants, words_of
from knowledge.model.margin_part import MarginPart

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff")
_CHAPTERS = (".xhtml", ".html", ".htm")


def gather(data: bytes, _kind: Kind, gathering: Gathering) -> None:
    """Keep the makers, and what the chapters' source says and nobody reads."""
    archive = Archive(data)
    for name in archive.names:
        if name.lower().endswith(".opf"):
            root = parse_xml(archive.read(name))
            for title in descendants(root, "title"):
                gathering.add(MarginPart.PROPERTIES, words_of(title), label="Title")
            for role in ("creator", "contributor"):
                for element in descendants(root, role):
                    who = words_of(element)
                    gathering.add(MarginPart.PROPERTIES, label=role.capitalize(), who=who)
        elif name.lower().endswith(_PICTURES):
            gather_picture(archive.read(name), gathering)
        elif name.lower().endswith(_CHAPTERS):
            try:
                gather_page(parse_html(archive.read(name)), gathering)
            except Refused:
                continue
