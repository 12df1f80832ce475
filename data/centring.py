"""Makes knowledge/centring_means.json from the demo base's texts: `python -m data.centring`."""

import csv
import json
import re
from collections import defaultdict
from pathlib import Path

import numpy as np

from knowledge.embedding.choose import choose_embedder
from knowledge.ports import Vectors

_ROOT = Path(__file__).resolve().parent.parent
_PASSAGES = 60
_QUESTIONS = 120


def main() -> None:
    """Embed passages and sentences of each language, and write their means."""
    embedder = choose_embedder("onnx")
    passages, sentences = _texts()
    documents = {
        language: _mean(embedder.embed_passages(texts)) for language, texts in passages.items()
    }
    asked = [_mean(embedder.embed_queries(texts)) for texts in sentences.values()]
    content = {
        "name": "demo/1",
        "model": embedder.fingerprint,
        "documents": {language: _plain(mean) for language, mean in sorted(documents.items())},
        "inner": {
            language: _plain(_mean(embedder.embed_layers(texts)[:, 0]))
            for language, texts in sorted(passages.items())
        },
        "question": _plain(np.mean(asked, axis=0)),
        "questions": {
            language: _plain(_mean(embedder.embed_queries(texts)))
            for language, texts in _policy_questions().items()
        },
    }
    target = _ROOT / "knowledge" / "centring_means.json"
    target.write_text(json.dumps(content) + "\n", encoding="utf-8")


def _texts() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return passages and sentences by language, spread evenly over the texts."""
    passages: dict[str, list[str]] = defaultdict(list)
    sentences: dict[str, list[str]] = defaultdict(list)
    for path in sorted((_ROOT / "data" / "demo" / "texts").glob("*.md")):
        body = path.read_text("utf-8").split("\n---\n", 1)[1]
        found = [p for p in body.split("\n\n") if len(p.split()) > 40 and p[0] not in "#|-"]
        passages[path.name[:2]].append("\0".join(found))
    result: dict[str, list[str]] = {}
    for language, texts in passages.items():
        everything = [p for text in texts for p in text.split("\0") if p]
        result[language] = everything[:: max(1, len(everything) // _PASSAGES)]
        cut = [s for p in everything for s in re.split(r"(?<=[.?!])\s+", p) if len(s.split()) > 4]
        sentences[language] = cut[:: max(1, len(cut) // _QUESTIONS)]
    return result, dict(sentences)


def _policy_questions() -> dict[str, list[str]]:
    """Return the same questions of policy in each language; none of a set that judges."""
    path = _ROOT / "data" / "policy_questions.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return {language: [row[language] for row in rows] for language in rows[0]}


def _mean(vectors: Vectors) -> Vectors:
    return np.asarray(vectors.mean(axis=0), dtype=np.float32)


def _plain(mean: Vectors) -> list[float]:
    return [round(float(value), 5) for value in mean]


if __name__ == "__main__":
    main()
