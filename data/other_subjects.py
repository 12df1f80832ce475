"""Makes knowledge/other_subjects.npz from data/other_subjects.tsv: `python -m data.other_subjects`.

Run it after `python -m data.centring`, whose means it uses.
"""

import csv
from pathlib import Path

import numpy as np

from knowledge import other_subjects
from knowledge.centring import centring_for
from knowledge.embedding.choose import choose_embedder


def main() -> None:
    """Embed each subject in each language, centre it as a passage, and write all vectors."""
    embedder = choose_embedder("onnx")
    centring = centring_for(embedder.fingerprint)
    with Path(__file__).with_name("other_subjects.tsv").open(encoding="utf-8") as lines:
        subjects = list(csv.DictReader(lines, delimiter="\t"))
    vectors = [
        centring.centre_documents(
            embedder.embed_passages([subject[language] for subject in subjects]),
            [language] * len(subjects),
        )
        for language in subjects[0]
    ]
    other_subjects.keep(np.concatenate(vectors), embedder.fingerprint, centring=centring.name)


if __name__ == "__main__":
    main()
