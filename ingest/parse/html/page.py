"""A web page: its encoding, its main part, and what it says of itself."""

import re

from lxml import etree

from ingest.outcome import RefusalCode, Refused
from ingest.parse.cleaning import clean_line
from ingest.parse.encoding import decode
from ingest.parse.html.blocks import BlockLayer, cell_words
from ingest.parse.html.furniture import is_hidden, main_part
from ingest.parse.ooxml import iso_date, language_code, plausible_title
from ingest.parse.text_builder import TextBuilder
from knowledge.model.report_text import ReportText

READER = "html/1"

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_CHARSET_BYTES = 4_096
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_TOO_DEEP = "Excessive depth"
_DATES = (
    "article:published_time", "datepublished", "dcterms.issued", "dcterms.created",
    "dcterms.date", "dc.date.issued", "dc.date", "date",
)  # fmt: skip
_LITTLE_TEXT_CHARS = 200


def read(data: bytes) -> ReportText:
    """Return the text of a web page: its main part without the site around it.

    Kept: headings, paragraphs, lists, tables. Dropped: scripts, what is hidden, menus,
    banners, footers, forms' controls, pictures. Where next to nothing is left, the whole
    page is read after all.

    Raises:
        Refused: DAMAGED if elements are nested beyond reason, EMPTY.
    """
    root = parse_html(data)
    body = root.find("body")
    page = root if body is None else body
    main = main_part(page)
    heading = "" if main is None else _heading_above(page, main)
    builder = _laid(page if main is None else main, keeps_frame=False, heading=heading)
    if builder.char_count < _LITTLE_TEXT_CHARS:
        for keeps_frame in (False, True):
            whole = _laid(page, keeps_frame=keeps_frame)
            if whole.char_count > 2 * builder.char_count:
                builder = whole
                break
    return builder.build(
        title=_title(root, builder),
        language=language_code(
            root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        ),
        created=_created(root),
    )


def parse_html(data: bytes, *, declared: str = "") -> etree._Element:
    """Return the root of an HTML page or fragment in whatever encoding.

    Raises:
        Refused: DAMAGED if elements are nested beyond reason, EMPTY if there are none.
    """
    match = _CHARSET.search(data[:_CHARSET_BYTES])
    stated = declared or (match[1].decode("ascii") if match else "")
    text = _DECLARATION.sub("", decode(data, declared=stated)).replace("\0", "")
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=False, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "ignore"), parser)
    except etree.XMLSyntaxError as error:
        raise Refused(RefusalCode.EMPTY) from error
    if any(_TOO_DEEP in (entry.message or "") for entry in parser.error_log):
        raise Refused(RefusalCode.DAMAGED, detail="nested_too_deep")
    if root is None:
        raise Refused(RefusalCode.EMPTY)
    return root


def lay_html(root: etree._Element, builder: TextBuilder, *, keeps_frame: bool = True) -> None:
    """Lay the blocks below a parsed page or fragment into a text."""
    BlockLayer(builder, keeps_frame=keeps_frame).lay(root)


def _laid(root: etree._Element, *, keeps_frame: bool, heading: str = "") -> TextBuilder:
    builder = TextBuilder(READER, has_sections=True)
    builder.heading(heading, 1)
    lay_html(root, builder, keeps_frame=keeps_frame)
    return builder


def _heading_above(page: etree._Element, main: etree._Element) -> str:
    """Return the page's one h1 where it stands outside the main part, as in a banner."""
    found = [h1 for h1 in page.iter("h1") if not is_hidden(h1)]
    if len(found) != 1 or main in found[0].iterancestors():
        return ""
    return cell_words(found[0])


def _title(root: etree._Element, builder: TextBuilder) -> str:
    """Return the page's title, without the site's name where the first heading shows it."""
    element = root.find("head/title")
    stated = "" if element is None else clean_line("".join(map(str, element.itertext())))
    heading = builder.first_heading
    if heading and heading.casefold() in stated.casefold():
        return heading
    return plausible_title(stated)


def _created(root: etree._Element) -> str:
    stated = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        stated[name.lower()] = meta.get("content") or ""
    return next((date for name in _DATES if (date := iso_date(stated.get(name, "")))), "")
