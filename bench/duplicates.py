"""How near-duplicates are told: on the demo base, and what asking costs at 10,000 reports.

Sentences of the demo reports as the pipeline makes them; the two pairs that the manifest
calls versions ought to be asked about, and no other. Excerpts are made here: the middle third
of the passages of each report.
"""

import json
import random
import tempfile
import time
from itertools import combinations
from pathlib import Path

from ingest.duplicates import sentence_hashes
from ingest.parse.reading import read_bytes
from ingest.split import split
from knowledge.language import LanguageDetector
from knowledge.model.resemblance import NEAR_SHARE
from knowledge.records import reports as reports_of
from knowledge.records import resemblances
from knowledge.records.clock import now
from knowledge.records.database import Database
from knowledge.records.migrate import migrate

_DEMO = Path(__file__).resolve().parents[1] / "data" / "demo"
_REPORT_COUNT = 10_000
_SENTENCES_A_REPORT = 150
_BOILERPLATE = 10


def main() -> None:
    """Print both tables."""
    _demo()
    _cost()


def _demo() -> None:
    whole: dict[str, frozenset[int]] = {}
    thirds: dict[str, frozenset[int]] = {}
    versions = set()
    for entry in json.loads((_DEMO / "manifest.json").read_text("utf-8")):
        if entry["format"] == "pdf-scan":
            continue
        text = read_bytes((_DEMO / entry["file"]).read_bytes(), file_name=entry["file"])
        passages = list(split(text, detect=LanguageDetector()))
        whole[entry["id"]] = sentence_hashes(text.text, passages)
        part = passages[len(passages) // 3 : 2 * len(passages) // 3]
        thirds[entry["id"]] = sentence_hashes(text.text, part)
        if entry["version_of"]:
            versions.add(frozenset((entry["id"], entry["version_of"])))
    shares = {
        frozenset((one, other)): _share(whole[one], whole[other])
        for one, other in combinations(whole, 2)
    }
    asked = {pair for pair, share in shares.items() if share >= NEAR_SHARE}
    others = [share for pair, share in shares.items() if pair not in versions]
    print(f"reports {len(whole)}, pairs {len(shares)}, asked from {NEAR_SHARE}")
    print("versions:", ", ".join(f"{shares[pair]:.2f}" for pair in versions))
    print(f"asked {len(asked)}, of which versions {len(asked & versions)}")
    print(f"greatest share of any other pair {max(others):.2f}")
    excerpts = [_share(thirds[name], whole[name]) for name in whole if thirds[name]]
    found = sum(share >= NEAR_SHARE for share in excerpts)
    print(f"excerpts (middle third): {found} of {len(excerpts)} asked about\n")


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return max(shared / max(1, len(one)), shared / max(1, len(other)))


def _cost() -> None:
    rng = random.Random(1)  # noqa: S311 - numbers to count with
    common = [rng.getrandbits(62) for _ in range(_BOILERPLATE)]
    own: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/records.sqlite")
        migrate(database)
        with database.writing() as connection:
            for number in range(_REPORT_COUNT):
                own = [rng.getrandbits(62) for _ in range(_SENTENCES_A_REPORT)]
                key = reports_of.insert(connection, _row(number))
                resemblances.keep_hashes(connection, key, [*own, *common])
        began = time.perf_counter()
        with database.writing() as connection:
            key = reports_of.insert(connection, _row(_REPORT_COUNT))
            resemblances.keep_hashes(connection, key, [*own, *common])
            asked = resemblances.ask(connection, key)
        spent = time.perf_counter() - began
        size = Path(folder, "records.sqlite").stat().st_size / 1e6
    print(f"{_REPORT_COUNT} reports of {_SENTENCES_A_REPORT} sentences, {_BOILERPLATE} in all")
    print(f"one more: {1000 * spent:.0f} ms, {asked} asked; records {size:.0f} MB")


def _row(number: int) -> dict[str, object]:
    words = ("sha256", "file_name", "media_type", "title", "language", "status", "audience")
    return {
        **dict.fromkeys(words, ""),
        "id": f"rep-{number}",
        "sha256": f"{number}",
        "status": "published",
        "byte_count": 0,
        "is_ocr": False,
        "warnings": [],
        "segment_kind": "page",
        "segment_count": 1,
        "passage_count": 1,
        "word_count": 1,
        "received_at": now(),
        "received_by": "bench",
    }


if __name__ == "__main__":
    main()
