"""What exports as JSON-LD share: their context, and lessons with the reports that prove them.

Sources: W3C Web Annotation Data Model (2017), W3C PROV-O (2013), CiTO 2.8.1.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from knowledge.model.policy import CITO_TERMS

CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "prov": "http://www.w3.org/ns/prov#",
        "cito": "http://purl.org/spar/cito/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        **{
            f"prov:{name}": {"@type": "@id"}
            for name in (
                "wasDerivedFrom", "wasQuotedFrom", "wasAttributedTo", "wasGeneratedBy",
                "wasAssociatedWith", "wasInformedBy", "used", "generated",
            )
        },
        "prov:endedAtTime": {"@type": "xsd:dateTime"},
        "dcterms:modified": {"@type": "xsd:dateTime"},
        "dcterms:date": {"@type": "xsd:date"},
        **{
            f"cito:{name}": {"@type": "@id"}
            for name in (
                "hasCitingEntity", "hasCitedEntity", "hasCitationCharacterization", "disputes",
                *CITO_TERMS.values(),
            )
        },
    },
]  # fmt: skip


def as_json_ld(graph: Iterable[dict[str, Any]]) -> bytes:
    """Return pieces as one JSON-LD document; of those with one id the last one stays."""
    unique = {piece["id"]: piece for piece in graph}
    made = {"@context": CONTEXT, "@graph": list(unique.values())}
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def name_of(identifier: str) -> str:
    """Return the name of a lesson, report or initiative wherever its base is."""
    return f"urn:doorwerk:{identifier}"


def lesson_pieces(
    lesson_id: str,
    statement: str,
    language: str,
    *,
    report: dict[str, str],
    initiative_id: str,
    initiative: str,
) -> Iterator[dict[str, Any]]:
    """Yield a lesson, the report that it is quoted from, and who learned it.

    Args:
        lesson_id: Of the lesson.
        statement: What was learned.
        language: Of its words, ISO 639-1 or "und".
        report: Its `id`, `title`, and where known `year` and `licence`.
        initiative_id: Empty if unknown.
        initiative: Its name.
    """
    source = name_of(report["id"])
    owner = name_of(initiative_id or f"{report['id']}#initiative")
    yield {
        "id": name_of(lesson_id),
        "type": "prov:Entity",
        "dcterms:description": {"@value": statement, "@language": language},
        "prov:wasQuotedFrom": source,
        "prov:wasAttributedTo": owner,
    }
    yield {
        "id": source,
        "type": "prov:Entity",
        "dcterms:title": report["title"],
        **({"dcterms:issued": report["year"]} if report.get("year") else {}),
        **({"dcterms:license": report["licence"]} if report.get("licence") else {}),
        "prov:wasAttributedTo": owner,
    }
    yield {
        "id": owner,
        "type": ["prov:Agent", "prov:Organization"],
        "dcterms:title": initiative,
    }
