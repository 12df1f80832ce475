"""A brief as JSON-LD: sentences as W3C Web Annotations on their reports, with PROV and CiTO.

Sources: W3C Web Annotation Data Model (2017), W3C PROV-O (2013), CiTO 2.8.
"""

from collections.abc import Iterator
from typing import Any

from app import linked_data
from app.brief_document import Document, Note, Run
from app.linked_data import lesson_pieces, name_of
from knowledge.model.brief import SentenceKind


def as_json_ld(document: Document) -> bytes:
    """Return the brief, its sentences, lessons, reports and people as one JSON-LD graph."""
    graph = [_brief(document), _drawing(document), *_people(document)]
    graph += [piece for note in document.notes for piece in _lesson(note)]
    graph += _annotations(document)
    return linked_data.as_json_ld(graph)


def _brief(document: Document) -> dict[str, Any]:
    disputed = [n.lesson_id for n in document.notes if n.number in _numbers(document, "counter")]
    return {
        "id": document.link,
        "type": "prov:Entity",
        "dcterms:title": {"@value": document.title, "@language": document.language},
        "dcterms:modified": document.changed_at.isoformat() + "Z",
        "prov:wasGeneratedBy": f"{document.link}#drawing",
        "prov:wasAttributedTo": [_person(document, name) for name in _names(document)],
        "prov:wasDerivedFrom": [name_of(note.lesson_id) for note in document.notes],
        "cito:citesAsEvidence": [
            name_of(note.lesson_id) for note in document.notes if note.lesson_id not in disputed
        ],
        "cito:disputes": [name_of(name) for name in disputed],
    }


def _drawing(document: Document) -> dict[str, Any]:
    return {
        "id": f"{document.link}#drawing",
        "type": "prov:Activity",
        "prov:endedAtTime": document.drawn_at.isoformat() + "Z",
        "prov:used": [name_of(note.lesson_id) for note in document.notes],
    }


def _people(document: Document) -> Iterator[dict[str, Any]]:
    for name in _names(document):
        yield {
            "id": _person(document, name),
            "type": ["prov:Agent", "prov:Person"],
            "dcterms:title": name,
        }


def _lesson(note: Note) -> Iterator[dict[str, Any]]:
    report = {
        "id": note.report_id,
        "title": note.report_title,
        "year": note.year,
        "licence": note.licence,
    }
    yield from lesson_pieces(
        note.lesson_id,
        note.statement,
        note.language,
        report=report,
        initiative_id=note.initiative_id,
        initiative=note.initiative,
    )


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
            quote.as_annotation_target(name_of(note.report_id))
            for note in cited
            for quote in note.quotes
        ],
        "prov:wasDerivedFrom": [name_of(note.lesson_id) for note in cited],
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
