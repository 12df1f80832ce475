"""Public sets with labels for grouping, and vectors in numbers, for bench.themes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.vectors import CachedEmbedder
from knowledge.centring import centring_for
from knowledge.grouping.centred import centre_by_language
from knowledge.ports import Vectors

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "eval" / "themes"
LANGUAGES = ("nl", "de", "fr", "en")
_SINGLE = {"xstance_de": "de", "xstance_fr": "fr", "banking77": "en", "eci": "en"}


@dataclass(frozen=True, slots=True)
class ThemeSet:
    """Texts whose groups are known.

    Attributes:
        name: Of the set.
        texts: In the order of the labels.
        labels: Which texts belong together.
        languages: Of each text.
        vectors: (n_texts, n_dimensions), float32, as the embedder made them.
    """

    name: str
    texts: Sequence[str]
    labels: Sequence[str]
    languages: Sequence[str]
    vectors: Vectors

    def __len__(self) -> int:
        return len(self.texts)


def folder() -> Path | None:
    """Return where the sets are, or None."""
    found = [path for path in (FOLDER, Path("../shared/eval/themes")) if path.is_dir()]
    return found[0] if found else None


def theme_sets(where: Path, embedder: CachedEmbedder) -> list[ThemeSet]:
    """Return the sets: SIB-200 with each sentence in one of four languages, and four more."""
    return [mixed(where, embedder)] + [
        _single(where, name, language, embedder) for name, language in _SINGLE.items()
    ]


def mixed(where: Path, embedder: CachedEmbedder) -> ThemeSet:
    """Return the sentences of SIB-200, the first in Dutch, the second in German, and so on."""
    read = {language: _read(where, f"sib200_{language}") for language in LANGUAGES}
    made = {language: embedder.passages(read[language][0]) for language in LANGUAGES}
    spoken = [LANGUAGES[n % len(LANGUAGES)] for n in range(len(read["nl"][0]))]
    return ThemeSet(
        "sib200, four languages",
        [read[language][0][n] for n, language in enumerate(spoken)],
        read["nl"][1],
        spoken,
        np.stack([made[language][n] for n, language in enumerate(spoken)]),
    )


def translated(where: Path, embedder: CachedEmbedder) -> ThemeSet:
    """Return every sentence of SIB-200 in four languages; the label is the sentence."""
    texts, spoken, vectors, labels = [], [], [], []
    for language in LANGUAGES:
        own, _ = _read(where, f"sib200_{language}")
        texts += own
        spoken += [language] * len(own)
        labels += [str(number) for number in range(len(own))]
        vectors.append(embedder.passages(own))
    return ThemeSet("sib200 translated", texts, labels, spoken, np.concatenate(vectors))


def drawn(sets: Sequence[ThemeSet], count: int, *, model: str) -> ThemeSet:
    """Return as many vectors as are asked for, each between two real ones of one set.

    Only cost is measured on them: their texts are made of numbers.
    """
    priors = centring_for(model).documents
    rng = np.random.default_rng(0)
    parts = []
    for one in sets:
        rows = centre_by_language(one.vectors, one.languages, priors=priors)
        size = -(-count * len(one) // sum(map(len, sets)))
        first, second = rng.integers(0, len(one), size), rng.integers(0, len(one), size)
        noise = 0.04 * rng.standard_normal((size, rows.shape[1]))
        parts.append(rows[first] + 0.5 * rows[second] + noise)
    rows = rng.permutation(np.concatenate(parts))[:count]
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    texts = [f"word{n % 997} other{n % 89} more{n % 13}" for n in range(count)]
    return ThemeSet(
        f"{count:,} drawn", texts, [""] * count, ["und"] * count, rows.astype(np.float32)
    )


def _single(where: Path, name: str, language: str, embedder: CachedEmbedder) -> ThemeSet:
    texts, labels = _read(where, name)
    return ThemeSet(name, texts, labels, [language] * len(texts), embedder.passages(texts))


def _read(where: Path, name: str) -> tuple[list[str], list[str]]:
    lines = (where / f"{name}.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row["text"] for row in rows], [str(row["label"]) for row in rows]
