"""The footnotes of a Word file, read from its parts as Word would, not as we wrote them."""

import io
import zipfile
from dataclasses import dataclass

import docx
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_LINKS = "word/_rels/footnotes.xml.rels"


@dataclass(frozen=True, slots=True)
class WordFootnote:
    """One footnote: its words, and where its link leads."""

    words: str
    link: str


def word_footnotes(data: bytes) -> tuple[WordFootnote, ...]:
    """Return the footnotes in the order in which the text mentions them, each once.

    Raises:
        AssertionError: If the text mentions one that is not there, or one is never mentioned.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        notes = etree.fromstring(parts.read("word/footnotes.xml"))
        has_links = _LINKS in parts.namelist()
        links = etree.fromstring(parts.read(_LINKS)) if has_links else ()
        assert b"footnotes+xml" in parts.read("[Content_Types].xml")
    targets = {str(link.get("Id")): str(link.get("Target")) for link in links}
    written = {str(n.get(f"{_W}id")): n for n in notes if n.get(f"{_W}type") is None}
    body = docx.Document(io.BytesIO(data)).element.body
    referred = [str(r.get(f"{_W}id")) for r in body.iter(f"{_W}footnoteReference")]
    assert sorted(referred) == sorted(written)
    return tuple(
        WordFootnote(
            words="".join(t.text or "" for t in written[name].iter(f"{_W}t")).strip(),
            link=targets[str(next(written[name].iter(f"{_W}hyperlink")).get(f"{_R}id"))],
        )
        for name in referred
    )
