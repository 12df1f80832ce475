"""A brief as JSON-LD: sentences as W3C Web Annotations on their reports, with PROV and CiTO.

Sources: W3C Web Annotation Data Model (2017), W3C PROV-O (2013), CiTO 2.8.
"""

import json
from collections.abc import Iterator
from typing import Any

from app.brief_document import Document, Note, Run
from knowledge.model.brief import SentenceKind

CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "prov": "http://www.w3.org/ns/prov#",
        "cito": "http://purl.org/spar/cito/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "prov:wasDerivedFrom": {"@type": "@id"},
        "prov:wasQuotedFrom": {"@type": "@id"},
        "prov:wasAttributedTo": {"@type": "@id"},
        "prov:wasGeneratedBy": {"@type": "@id"},
        "prov:used": {"@type": "@id"},
        "prov:endedAtTime": {"@type": "xsd:dateTime"},
        "dcterms:modified": {"@type": "xsd:dateTime"},
        "cito:citesAsEvidence": {"@type": "@id"},
        "cito:disputes": {"@type": "@id"},
    },
]


def as_json_ld(document: Document) -> bytes:
    """Return the brief, its sentences, lessons, reports and people as one JSON-LD graph."""
    graph = [_brief(document), _drawing(document), *_people(document)]
    graph += [piece for note in document.notes for piece in _lesson(note)]
    graph += _annotations(document)
    unique = {piece["id"]: piece for piece in graph}
    made = {"@context": CONTEXT, "@graph": list(unique.values())}
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def _brief(document: Document) -> dict[str, Any]:
    disputed = [n.lesson_id for n in document.notes if n.number in _numbers(document, "counter")]
    return {
        "id": document.link,
        "type": "prov:Entity",
        "dcterms:title": {"@value": document.title, "@language": document.language},
        "dcterms:modified": document.changed_at.isoformat() + "Z",
        "prov:wasGeneratedBy": f"{document.link}#drawing",
        "prov:wasAttributedTo": [_person(document, name) for name in _names(document)],
        "prov:wasDerivedFrom": [_lesson_id(note.lesson_id) for note in document.notes],
        "cito:citesAsEvidence": [
            _lesson_id(note.lesson_id) for note in document.notes if note.lesson_id not in disputed
        ],
        "cito:disputes": [_lesson_id(name) for name in disputed],
    }


def _drawing(document: Document) -> dict[str, Any]:
    return {
        "id": f"{document.link}#drawing",
        "type": "prov:Activity",
        "prov:endedAtTime": document.drawn_at.isoformat() + "Z",
        "prov:used": [_lesson_id(note.lesson_id) for note in document.notes],
    }


def _people(document: Document) -> Iterator[dict[str, Any]]:
    for name in _names(document):
        yield {
            "id": _person(document, name),
            "type": ["prov:Agent", "prov:Person"],
            "dcterms:title": name,
        }


def _lesson(note: Note) -> Iterator[dict[str, Any]]:
    report = f"urn:doorwerk:{note.report_id}"
    owner = note.initiative_id or f"{note.report_id}#initiative"
    initiative = f"urn:doorwerk:{owner}"
    yield {
        "id": _lesson_id(note.lesson_id),
        "type": "prov:Entity",
        "dcterms:description": {"@value": note.statement, "@language": note.language},
        "prov:wasQuotedFrom": report,
        "prov:wasAttributedTo": initiative,
    }
    yield {
        "id": report,
        "type": "prov:Entity",
        "dcterms:title": note.report_title,
        **({"dcterms:date": note.year} if note.year else {}),
        **({"dcterms:license": note.licence} if note.licence else {}),
        "prov:wasAttributedTo": initiative,
    }
    yield {
        "id": initiative,
        "type": ["prov:Agent", "prov:Organization"],
        "dcterms:title": note.initiative,
    }


def _annotations(document: Document) -> Iterator[dict[str, Any]]:
    for part in document.parts:
        for paragraph in part.paragraphs:
            for run in paragraph.runs:
                if run.sentence_id:
                    yield _annotation(run, document)


def _annotation(run: Run, document: Document) -> dict[str, Any]:
    cited = [document.by_number[number] for number in run.notes]
    return {
        "id": f"{document.link}#{run.sentence_id}",
        "type": "Annotation",
        "motivation": "replying" if run.kind is SentenceKind.COUNTER else "describing",
        "body": {
            "type": "TextualBody",
            "value": run.text,
            "language": run.language,
            "format": "text/plain",
        },
        "target": [
            quote.as_annotation_target(f"urn:doorwerk:{note.report_id}")
            for note in cited
            for quote in note.quotes
        ],
        "prov:wasDerivedFrom": [_lesson_id(note.lesson_id) for note in cited],
    }


def _numbers(document: Document, kind: str) -> set[int]:
    return {
        number
        for part in document.parts
        for paragraph in part.paragraphs
        for run in paragraph.runs
        if run.kind == kind
        for number in run.notes
    }


def _names(document: Document) -> list[str]:
    return [*document.authors, *([document.signed_by] if document.signed_by else [])]


def _person(document: Document, name: str) -> str:
    return f"{document.link}#person-{_names(document).index(name) + 1}"


def _lesson_id(lesson_id: str) -> str:
    return f"urn:doorwerk:{lesson_id}"
