"""What a file holds beside its text: comments, deleted and hidden words, its author, senders.

Whoever is given the file is given this too, so it is looked over like the text. It never makes a
file unreadable: what cannot be looked into is told as such.
"""

from collections.abc import Callable
from importlib import import_module

from ingest.parse.margins.gathering import NOT_LOOKED_INTO, Gathering
from ingest.parse.sniff import Kind
from knowledge.model.report_text import ReportText

# Loaded when first needed, as readers are.
_GATHERERS: dict[Kind, str] = {
    Kind.PDF: "ingest.parse.pdf.beside",
    Kind.DOCX: "ingest.parse.margins.word",
    Kind.PPTX: "ingest.parse.margins.slides",
    Kind.XLSX: "ingest.parse.margins.workbook",
    Kind.XLS: "ingest.parse.margins.workbook",
    Kind.ODS: "ingest.parse.margins.workbook",
    Kind.ODT: "ingest.parse.margins.open_document",
    Kind.ODP: "ingest.parse.margins.open_document",
    Kind.HTML: "ingest.parse.margins.page",
    Kind.MD: "ingest.parse.margins.page",
    Kind.EML: "ingest.parse.margins.mail",
    Kind.MSG: "ingest.parse.margins.mail",
    Kind.RTF: "ingest.parse.margins.rich_text",
    Kind.EPUB: "ingest.parse.margins.book",
    Kind.IMAGE: "ingest.parse.margins.picture",
}


def with_what_is_beside(
    text: ReportText, data: bytes, kind: Kind, *, read: Callable[[bytes, str], ReportText]
) -> ReportText:
    """Return a text with what its file holds besides.

    Args:
        text: As it was read.
        data: The file.
        kind: Of the file.
        read: Reads a file within the file, by its bytes and name.
    """
    if kind not in _GATHERERS:
        return text
    gathering = Gathering(text, read)
    try:
        import_module(_GATHERERS[kind]).gather(data, kind, gathering)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # Rust panics are no Exception; a fault here refuses no file
        gathering.warn(NOT_LOOKED_INTO)
    return gathering.done()
