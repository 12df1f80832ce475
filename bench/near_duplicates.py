"""False near-duplicates among texts that nobody here wrote: which pairs a person is asked about.

    python -m bench.near_duplicates [--eval ../shared/eval] [--files]

Each pair that would be asked about is printed with its share, to be judged by reading: another
version or an excerpt, or two texts that only share their boilerplate.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from ingest.duplicates import sentence_hashes
from ingest.outcome import Refused
from ingest.parse.sandbox import Sandbox
from ingest.split import split
from knowledge.analysis.sentences import sentences_in
from knowledge.language import LanguageDetector
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.passage import PassageDraft
from knowledge.model.resemblance import FEWEST_SHARED, NEAR_SHARE
from knowledge.model.span import Span

_TEXTS = {
    "corpora/nasa_llis/docs.jsonl": ("en", "text"),
    "corpora/eci_initiatives/initiatives.jsonl": ("en", "objective"),
    "retrieval/servicepublic_fr/docs.jsonl": ("fr", "text"),
    "retrieval/covid_faq_de/docs.jsonl": ("de", "text"),
    "retrieval/ntrex_nl_nl/docs.jsonl": ("nl", "text"),
}
_WHOLE = (Locator(LocatorKind.WHOLE, "", 0),)
_SHARES = (0.3, 0.4, NEAR_SHARE, 0.6, 0.8)


def main() -> None:
    """Print for each set how many pairs would be asked about, and which."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--files", action="store_true", help="Also the folder of real files.")
    chosen = parser.parse_args()
    if not chosen.eval.is_dir():
        print(f"{chosen.eval} is absent")
        return
    for name, (language, field) in _TEXTS.items():
        path = chosen.eval / name
        if path.is_file():
            _table(name, dict(_of_texts(path, language, field)))
    if chosen.files:
        _table("docs", dict(_of_files(chosen.eval / "docs")))


def _table(name: str, hashes: Mapping[str, frozenset[int]]) -> None:
    shares = _pairs(hashes)
    counts = ", ".join(f"{least}: {sum(s >= least for s in shares.values())}" for least in _SHARES)
    print(f"\n{name}: {len(hashes)} texts, pairs from a share of {counts}")
    for (one, other), share in sorted(shares.items(), key=lambda found: -found[1]):
        if share >= NEAR_SHARE:
            sizes = f"{len(hashes[one])} and {len(hashes[other])} sentences"
            print(f"  {share:.2f}  {one} | {other}  ({sizes})")


def _pairs(hashes: Mapping[str, frozenset[int]]) -> dict[tuple[str, str], float]:
    """Return the pairs that share enough, with the larger share of one of the two."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name, numbers in hashes.items():
        for number in numbers:
            holders[number].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        shared.update((a, b) for at, a in enumerate(names) for b in names[at + 1 :])
    shorter = {pair: min(len(hashes[pair[0]]), len(hashes[pair[1]])) for pair in shared}
    return {
        pair: count / shorter[pair]
        for pair, count in shared.items()
        if count >= min(FEWEST_SHARED, shorter[pair])
    }


def _of_texts(path: Path, language: str, field: str) -> Iterator[tuple[str, frozenset[int]]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        row = json.loads(line)
        text = str(row[field])
        spans = tuple(sentences_in(text, Span(0, len(text)), language=language))
        passage = PassageDraft(Span(0, len(text)), language, (), _WHOLE, spans)
        yield str(row.get("id", row.get("docid", number))), sentence_hashes(text, [passage])


def _of_files(folder: Path) -> Iterator[tuple[str, frozenset[int]]]:
    detector = LanguageDetector()
    with Sandbox() as sandbox:
        for line in (folder / "manifest.jsonl").read_text("utf-8").splitlines():
            name = json.loads(line)["file"]
            try:
                text = sandbox.read(folder / name, file_name=name)
            except Refused:
                continue
            found = sentence_hashes(text.text, split(text, detect=detector))
            if found:
                yield Path(name).name, found


if __name__ == "__main__":
    main()
