"""Makes knowledge/kit_model.json from labelled lessons, and tells how well it does.

`python -m data.kit_phases` trains on data/gold/kit_phases.tsv with the default embedder and
prints accuracy and mean recall over ten folds, words alone and together with meaning.
"""

import csv
import json
import sys
from pathlib import Path

import numpy as np

from knowledge.centring import centring_for
from knowledge.embedding.choose import choose_embedder
from knowledge.kit_phase import MODEL_FILE, PhaseModel, phase_by_words
from knowledge.model.starter_kit import KitPhase
from knowledge.ports import Vectors

GOLD = Path(__file__).resolve().parent / "gold" / "kit_phases.tsv"
_RIDGE = 1.0
_FOLD_COUNT = 10
_PHASES = list(KitPhase)


def fit(vectors: Vectors, labels: Vectors) -> Vectors:
    """Return (n_dimensions, n_phases) weights: ridge regression, rare phases weighing more.

    Args:
        vectors: (n_lessons, n_dimensions), centred, rows of length 1.
        labels: (n_lessons,), places in the order of KitPhase.
    """
    counts = np.array([(labels == label).sum() for label in labels])
    weights = 1 / np.sqrt(counts)
    weights /= weights.mean()
    wanted = np.eye(len(_PHASES))[labels.astype(int)] - 1 / len(_PHASES)
    kernel = vectors @ vectors.T + _RIDGE * np.diag(1 / weights)
    return np.asarray(vectors.T @ np.linalg.solve(kernel, wanted), dtype=np.float32)


def main() -> None:
    """Measure, train on everything, write the model."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    embedder = choose_embedder("onnx", threads=1)
    centring = centring_for(embedder.fingerprint)
    made = embedder.embed_passages([row["statement"] for row in rows])
    vectors = centring.centre_documents(made, [row["language"] for row in rows])
    labels = np.array([_PHASES.index(KitPhase(row["phase"])) for row in rows], dtype=np.float32)
    said = [row["statement"] for row in rows]
    words = np.array([_PHASES.index(phase_by_words(text)) for text in said])
    both = np.zeros(len(rows))
    order = np.random.default_rng(0).permutation(len(rows))
    for fold in range(_FOLD_COUNT):
        held = order[fold::_FOLD_COUNT]
        rest = np.setdiff1d(order, held)
        model = PhaseModel(embedder.fingerprint, fit(vectors[rest], labels[rest]))
        for place in held:
            both[place] = _PHASES.index(model.phase(vectors[place], said[place]))
    for name, found in (("words alone", words), ("words and meaning", both)):
        recalls = [np.mean(found[labels == n] == n) for n in range(len(_PHASES))]
        sys.stdout.write(
            f"{name:18} accuracy {np.mean(found == labels):.3f}, "
            f"mean recall {np.mean(recalls):.3f}, by phase "
            + " ".join(f"{p}={r:.2f}" for p, r in zip(_PHASES, recalls, strict=True))
            + "\n"
        )
    weights = np.round(fit(vectors, labels), 4).tolist()
    MODEL_FILE.write_text(
        json.dumps({"model": embedder.fingerprint, "weights": weights}) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
