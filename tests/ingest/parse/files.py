"""Small real files of many kinds, made on the spot."""

import io
import zipfile
from collections.abc import Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MARGIN_ROOTS = {"header": "hdr", "footer": "ftr"}
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def zipped(files: Mapping[str, bytes | str], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of these files, in order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word_file(
    body: str,
    *,
    styles: str = "",
    footnotes: str = "",
    endnotes: str = "",
    page_count: int | None = None,
    core: str = "",
    header: str = "",
    footer: str = "",
) -> bytes:
    """Return a DOCX file of a body's XML (prefix `w`), as small as Word would still open."""
    parts = {
        "styles": styles,
        "footnotes": footnotes,
        "endnotes": endnotes,
        "header": header,
        "footer": footer,
    }
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_R}/{name}" Target="{name}.xml"/>'
        for name, content in parts.items()
        if content
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relations}</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{_W}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>",
        "docProps/core.xml": '<p xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</p>',
    }
    for name, content in parts.items():
        if content:
            root = _MARGIN_ROOTS.get(name, name)
            files[f"word/{name}.xml"] = f'<w:{root} xmlns:w="{_W}">{content}</w:{root}>'
    if page_count is not None:
        files["docProps/app.xml"] = f"<Properties><Pages>{page_count}</Pages></Properties>"
    return zipped(files)


def word_paragraph(text: str, *, style: str = "", properties: str = "") -> str:
    """Return a paragraph's XML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def open_document(
    body: str, *, kind: str = "text", meta: str = "", styles: str = "", manifest: str = ""
) -> bytes:
    """Return an OpenDocument file of a body's XML (prefixes office, text, table, draw …)."""
    names = " ".join(
        f'xmlns:{prefix}="{_ODF}{name}:1.0"'
        for prefix, name in (
            ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
            ("style", "style"), ("presentation", "presentation"), ("fo", "xsl-fo-compatible"),
            ("meta", "meta"),
        )
    )  # fmt: skip
    dublin = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {names}><office:body><office:{kind}>"
            f"{body}</office:{kind}></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {names} {dublin}><office:meta>{meta}"
            "</office:meta></office:document-meta>",
            "styles.xml": f"<office:document-styles {names}>{styles}</office:document-styles>",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        }
    )


def book(chapters: Mapping[str, str], *, encryption: str = "") -> bytes:
    """Return an EPUB 3 file of chapters: their names in the contents, and their XHTML bodies."""
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    links = "".join(f'<li><a href="c{n}.xhtml">{name}</a></li>' for n, name in enumerate(chapters))
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container><rootfiles>"
        '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        "OPS/book.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>Buurtboek</dc:title><dc:language>nl-NL</dc:language>"
        "<dc:date>2023-05-01</dc:date></metadata><manifest>"
        '<item id="nav" href="nav.xhtml" properties="nav"/>'
        f"{items}</manifest><spine><itemref idref='nav'/>{spine}</spine></package>",
        "OPS/nav.xhtml": f"<html><body><nav><ol>{links}</ol></nav></body></html>",
    }
    for number, body in enumerate(chapters.values()):
        files[f"OPS/c{number}.xhtml"] = f"<html><body>{body}</body></html>"
    if encryption:
        files["META-INF/encryption.xml"] = encryption
    return zipped(files)
