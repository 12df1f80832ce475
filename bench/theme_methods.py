"""Asks each method for themes of sets of vectors: ours, BERTopic, k-means; one thread each."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from bench.theme_sets import ThemeSet
from knowledge.centring import centring_for
from knowledge.grouping.centred import centre_by_language
from knowledge.ports import Vectors

OURS: Final = "ours"
RAW: Final = "BERTopic"
CENTRED: Final = "BERTopic, our vectors"
K_MEANS: Final = "k-means, true k"

_THREADS = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "NUMBA_NUM_THREADS": "1",
    "NUMBA_THREADING_LAYER": "workqueue",  # the others do not live through a fork
    "TOKENIZERS_PARALLELISM": "false",
}
_PROGRAMS = {RAW: "bertopic", CENTRED: "bertopic", K_MEANS: "k_means"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one method made of one set.

    Attributes:
        labels: One per text, -1 for none.
        cpu_seconds: Without imports and the warm-up, the second time in its process.
        first_seconds: The same the first time, when all memory is new.
        warm_up_seconds: Of imports and the peer's first call.
        memory_mb: The most that its process held.
        loaded_mb: Of it, what was there before the set: interpreter and libraries.
        group_seconds: Of `cpu_seconds`, without the search for neighbours; ours only.
    """

    labels: Sequence[int]
    cpu_seconds: float
    first_seconds: float
    warm_up_seconds: float
    memory_mb: float
    loaded_mb: float
    group_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Methods:
    """The methods that can be asked.

    Attributes:
        python: Interpreter that has the peers; empty if there is none.
        model: Fingerprint of the embedder that made the vectors.
    """

    python: str
    model: str

    @property
    def names(self) -> tuple[str, ...]:
        """The methods that can be asked, ours first."""
        return (OURS, RAW, CENTRED, K_MEANS) if self.python else (OURS,)

    def ask(self, asked: Sequence[tuple[str, ThemeSet]]) -> list[Answer]:
        """Return what methods make of sets, of (name of the method, set) pairs in order.

        What one program is asked, it is asked in one go: it warms up once.
        """
        answers: dict[int, Answer] = {}
        programs = [_PROGRAMS.get(name, "") for name, _ in asked]
        for program in dict.fromkeys(programs):
            numbers = [number for number, one in enumerate(programs) if one == program]
            found = self._run(program, [asked[number] for number in numbers])
            answers |= dict(zip(numbers, found, strict=True))
        return [answers[number] for number in range(len(asked))]

    def _run(self, program: str, asked: Sequence[tuple[str, ThemeSet]]) -> list[Answer]:
        command = [sys.executable, "-m", "bench.theme_ours"]
        if program:
            command = [self.python, "-m", "bench.theme_peers"]
        with tempfile.TemporaryDirectory() as held:
            paths = [Path(held) / f"{number:03}" for number in range(len(asked))]
            for path, (name, item) in zip(paths, asked, strict=True):
                self._write(path, item, is_centred=name in (CENTRED, K_MEANS))
            done = subprocess.run(
                [*command, held, *([program] if program else [])],
                check=False,
                env={**os.environ, **_THREADS},
                capture_output=True,
                text=True,
            )
            if done.returncode:
                raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
            found = [path.with_suffix(".answer.json").read_text(encoding="utf-8") for path in paths]
        return [Answer(**json.loads(text)) for text in found]

    def _write(self, path: Path, item: ThemeSet, *, is_centred: bool) -> None:
        question = {
            "texts": list(item.texts),
            "languages": list(item.languages),
            "true_count": len(set(item.labels)),
            "model": self.model,
        }
        path.with_suffix(".json").write_text(json.dumps(question), encoding="utf-8")
        rows = centred(item, self.model) if is_centred else item.vectors
        np.save(path.with_suffix(".npy"), rows.astype(np.float32))


def centred(item: ThemeSet, model: str) -> Vectors:
    """Return the vectors of a set without their language, of length 1."""
    priors = centring_for(model).documents
    return centre_by_language(item.vectors, item.languages, priors=priors)
