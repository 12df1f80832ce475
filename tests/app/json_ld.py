"""Reads JSON-LD with a processor of its own, without the network."""

import json
from typing import Any

from pyld import jsonld

OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
CITO = "http://purl.org/spar/cito/"

ANNO = {
    "@context": {
        "oa": "http://www.w3.org/ns/oa#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "id": "@id",
        "type": "@type",
        "Annotation": "oa:Annotation",
        "TextualBody": "oa:TextualBody",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "TextPositionSelector": "oa:TextPositionSelector",
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
        "describing": "oa:describing",
        "replying": "oa:replying",
        "linking": "oa:linking",
        "body": {"@id": "oa:hasBody", "@type": "@id"},
        "target": {"@id": "oa:hasTarget", "@type": "@id"},
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": {"@id": "oa:hasSelector", "@type": "@id"},
        "exact": "oa:exact",
        "prefix": "oa:prefix",
        "suffix": "oa:suffix",
        "start": "oa:start",
        "end": "oa:end",
        "value": "rdf:value",
        "language": "dc:language",
        "format": "dc:format",
    }
}
"""The terms that we use of the context at www.w3.org/ns/anno.jsonld, which no test fetches."""


def expanded(data: bytes) -> list[dict[str, Any]]:
    """Return the pieces of a document with every term as its full address."""

    def load(url: str, _options: object) -> dict[str, object]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": ANNO}

    found: list[dict[str, Any]] = jsonld.expand(json.loads(data), {"documentLoader": load})
    return found


def of_type(name: str, graph: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the pieces of a type."""
    return [piece for piece in graph if name in piece.get("@type", [])]


def ids(piece: dict[str, Any], term: str) -> list[str]:
    """Return what a piece points at by a term."""
    return [target["@id"] for target in piece.get(term, [])]
