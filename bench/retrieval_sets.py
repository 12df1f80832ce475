"""The retrieval sets of `../shared/eval`, as questions, documents and judgements."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

EVAL = Path(__file__).resolve().parents[1].parent / "shared" / "eval"
_PASSAGE_WORD_COUNT = 120
_LONG_WORD_COUNT = 180
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_BITEXTS = ("nl", "de", "fr", "it", "es", "pt", "pl")


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Questions with the documents that answer them.

    Attributes:
        name: Of its folder.
        kind: "monolingual", "cross-language" or "bitext".
        query_language: ISO 639-1.
        queries: Text by id.
        documents: Text by id.
        languages: Language by document id.
        relevant: Grade by document id, for each query id.
    """

    name: str
    kind: str
    query_language: str
    queries: Mapping[str, str]
    documents: Mapping[str, str]
    languages: Mapping[str, str]
    relevant: Mapping[str, Mapping[str, int]]

    def passages(self) -> Iterator[tuple[str, str]]:
        """Yield document id and text of each passage.

        A document of up to 180 words is one passage; a longer one is cut at sentence ends
        into passages of about 120 words.
        """
        for document_id, text in self.documents.items():
            for passage in _cut(text):
                yield document_id, passage


def _cut(text: str) -> Iterator[str]:
    if len(text.split()) <= _LONG_WORD_COUNT:
        yield text
        return
    sentences = [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]
    passage: list[str] = []
    count = 0
    for sentence in sentences:
        length = len(sentence.split())
        if passage and count + length / 2 > _PASSAGE_WORD_COUNT:
            yield " ".join(passage)
            passage, count = [], 0
        passage.append(sentence)
        count += length
    if passage:
        yield " ".join(passage)


def retrieval_sets(*, with_bitext: bool = True) -> Iterator[RetrievalSet]:
    """Yield every set of the folder, then Dutch headlines to four languages, then bitexts.

    Raises:
        FileNotFoundError: If `../shared/eval` is absent.
    """
    if not EVAL.is_dir():
        raise FileNotFoundError(f"{EVAL} is absent: these tables need the shared evaluation data")
    for folder in sorted((EVAL / "retrieval").iterdir()):
        yield _read(folder)
    yield _mixed()
    for language in _BITEXTS if with_bitext else ():
        yield _bitext(language)


def _read(folder: Path) -> RetrievalSet:
    languages = re.findall(r"_([a-z]{2})(?=_|$)", folder.name)
    documents = _texts(folder / "docs.jsonl")
    relevant: dict[str, dict[str, int]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, document, grade = line.split("\t")
        relevant.setdefault(query, {})[document] = int(grade)
    queries = _texts(folder / "queries.jsonl")
    return RetrievalSet(
        name=folder.name,
        kind="monolingual" if languages[0] == languages[-1] else "cross-language",
        query_language=languages[0],
        queries={key: text for key, text in queries.items() if key in relevant},
        documents=documents,
        languages=dict.fromkeys(documents, languages[-1]),
        relevant=relevant,
    )


def _mixed() -> RetrievalSet:
    """Return Dutch headlines over articles in Dutch, German, English and French together."""
    parts = [
        _read(EVAL / "retrieval" / f"ntrex_nl_{language}") for language in ("nl", "de", "en", "fr")
    ]
    relevant = {
        query: {doc: grade for part in parts for doc, grade in part.relevant[query].items()}
        for query in parts[0].queries
    }
    return RetrievalSet(
        name="ntrex_nl_mixed",
        kind="cross-language",
        query_language="nl",
        queries=parts[0].queries,
        documents={key: text for part in parts for key, text in part.documents.items()},
        languages={key: name for part in parts for key, name in part.languages.items()},
        relevant=relevant,
    )


def _bitext(language: str) -> RetrievalSet:
    lines = (EVAL / "bitext" / f"tatoeba_{language}_en.jsonl").read_text(encoding="utf-8")
    pairs = [json.loads(line) for line in lines.splitlines()]
    return RetrievalSet(
        name=f"tatoeba_{language}_en",
        kind="bitext",
        query_language=language,
        queries={f"q{number}": pair["a"] for number, pair in enumerate(pairs)},
        documents={f"d{number}": pair["b"] for number, pair in enumerate(pairs)},
        languages={f"d{number}": "en" for number in range(len(pairs))},
        relevant={f"q{number}": {f"d{number}": 1} for number in range(len(pairs))},
    )


def _texts(path: Path) -> dict[str, str]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row["text"] for row in rows}
