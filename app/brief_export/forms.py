"""The forms in which a brief leaves the base, and the one way out: checked, noted, named."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.brief_document import Document, document
from app.brief_export.docx import as_docx
from app.brief_export.html import as_html
from app.brief_export.linked_data import as_json_ld
from app.brief_export.markdown import as_markdown
from app.brief_export.odt import as_odt
from app.brief_export.pdf import as_pdf
from app.brief_export.references import as_csl_json, as_ris
from app.brief_export.tables import as_csv, as_xlsx
from knowledge.errors import NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person

_LONGEST_NAME_CHARS = 60


@dataclass(frozen=True, slots=True)
class Form:
    """A format.

    Attributes:
        ending: Of the file's name.
        media_type: Of the bytes.
        write: Makes the bytes, from the document and the folder of a team's templates.
    """

    ending: str
    media_type: str
    write: Callable[[Document, Path], bytes]


@dataclass(frozen=True, slots=True)
class Exported:
    """A brief outside the base.

    Attributes:
        file_name: From its title.
        media_type: Of the bytes.
        data: The file.
    """

    file_name: str
    media_type: str
    data: bytes


def _plain(write: Callable[[Document], bytes]) -> Callable[[Document, Path], bytes]:
    """Return what writes a form that has no template."""
    return lambda document, _templates: write(document)


_ODF = "application/vnd.oasis.opendocument.text"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMS: Mapping[str, Form] = {
    "docx": Form("docx", _WORD, as_docx),
    "odt": Form("odt", _ODF, as_odt),
    "pdf": Form("pdf", "application/pdf", _plain(as_pdf)),
    "markdown": Form("md", "text/markdown; charset=utf-8", _plain(as_markdown)),
    "html": Form("html", "text/html; charset=utf-8", _plain(as_html)),
    "csv": Form("csv", "text/csv; charset=utf-8", _plain(as_csv)),
    "xlsx": Form("xlsx", _EXCEL, _plain(as_xlsx)),
    "ris": Form("ris", "application/x-research-info-systems", _plain(as_ris)),
    "csl-json": Form("csl.json", "application/vnd.citationstyles.csl+json", _plain(as_csl_json)),
    "json-ld": Form("jsonld", "application/ld+json", _plain(as_json_ld)),
}


def exported(base: KnowledgeBase, brief_id: str, form: str, *, by: Person) -> Exported:
    """Return a brief as a file; every quote is held against its page first.

    Raises:
        Conflict: If something is wrong with the brief.
        NotFound: If there is no such brief or form.
    """
    if form not in FORMS:
        raise NotFound("form", form)
    opened = base.briefs.for_export(brief_id, form, by=by)
    made = document(opened, address=base.settings.web_address)
    chosen = FORMS[form]
    data = chosen.write(made, base.settings.data / "templates")
    return Exported(f"{file_stem(made.title)}.{chosen.ending}", chosen.media_type, data)


def file_stem(title: str) -> str:
    """Return a title as the name of a file: lower-case ASCII letters, digits and hyphens."""
    flat = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", flat).strip("-")[:_LONGEST_NAME_CHARS] or "brief"
