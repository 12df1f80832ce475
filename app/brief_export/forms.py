"""The forms in which a brief leaves the base, and the one way out: checked, noted, named."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.brief_document import Document, document
from app.brief_export.markdown import as_markdown
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
        write: Makes the bytes.
    """

    ending: str
    media_type: str
    write: Callable[[Document], bytes]


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


FORMS: Mapping[str, Form] = {
    "markdown": Form("md", "text/markdown; charset=utf-8", as_markdown),
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
    return Exported(
        f"{file_stem(made.title)}.{chosen.ending}", chosen.media_type, chosen.write(made)
    )


def file_stem(title: str) -> str:
    """Return a title as the name of a file: lower-case ASCII letters, digits and hyphens."""
    flat = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", flat).strip("-")[:_LONGEST_NAME_CHARS] or "brief"
