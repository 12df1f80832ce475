"""The sources of a brief for reference managers: RIS and CSL-JSON."""

import json
from typing import Any

from app.brief_document import Document, Note
from knowledge.model.locator import LocatorKind


def as_ris(document: Document) -> bytes:
    """Return one RIS record a lesson (Research Information Systems, type RPRT)."""
    records = ["\r\n".join(_record(note)) for note in document.notes]
    return ("\r\n\r\n".join(records) + "\r\n").encode("utf-8-sig")


def as_csl_json(document: Document) -> bytes:
    """Return the sources as CSL-JSON 1.0, the lesson in the annotation."""
    items = [_item(note) for note in document.notes]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _record(note: Note) -> list[str]:
    fields = [
        ("TY", "RPRT"),
        ("ID", note.lesson_id),
        ("AU", f"{note.initiative},"),
        ("TI", note.report_title),
        ("PY", note.year),
        ("SP", note.place),
        ("LA", note.language),
        ("N1", note.statement),
        *(("AB", quote.exact) for quote in note.quotes[:1]),
        ("UR", note.link),
        ("ER", ""),
    ]
    return [f"{tag}  - {_one_line(value)}" for tag, value in fields if value or tag == "ER"]


def _item(note: Note) -> dict[str, Any]:
    first = note.quotes[0].locators[0]
    item: dict[str, Any] = {
        "id": note.lesson_id,
        "type": "report",
        "title": note.report_title,
        "author": [{"literal": note.initiative}],
        "language": note.language,
        "annote": note.statement,
        "note": note.quotes[0].exact,
        "URL": note.link,
    }
    if note.year:
        item["issued"] = {"date-parts": [[int(note.year)]]}
    if first.kind is not LocatorKind.WHOLE:
        item["locator"], item["label"] = first.label, str(first.kind)
    return item


def _one_line(text: str) -> str:
    return " ".join(text.split())
