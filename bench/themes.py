"""Themes: ours beside BERTopic and k-means, in one run, one thread each: Markdown tables.

    python -m bench.themes [--peers PYTHON] [--sizes 1000 10000 50000] [--large-peer]

Quality on labelled sets, cost by size, stability. All get the same vectors of the default
model; ours takes the language out itself, BERTopic (its defaults) runs on the vectors as they
are and once more on ours, k-means is told how many groups there are. BERTopic's first call
compiles for a minute: a warm-up call before it is told apart. PYTHON is the interpreter of an
environment that has bertopic; without it the peers are left out.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bench.groups import adjusted_rand, v_measure
from bench.theme_sets import LANGUAGES, ThemeSet, drawn, folder, theme_sets, translated
from bench.vectors import CachedEmbedder
from knowledge.centring import centring_for
from knowledge.grouping.centred import centre_by_language
from knowledge.grouping.graph import Graph, neighbour_graph
from knowledge.grouping.levels import Grouping, grouped, regrouped
from knowledge.grouping.neighbours import nearest_neighbours

_OURS, _RAW, _CENTRED, _K_MEANS = "ours", "BERTopic", "BERTopic, our vectors", "k-means, true k"
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What one method made of one set.

    Attributes:
        labels: One per text, -1 for none.
        cpu_seconds: Without the warm-up.
        warm_up_seconds: Of the peer's first call.
        memory_mb: The most that its process held.
        group_seconds: Of `cpu_seconds`, without the search for neighbours; ours only.
    """

    labels: Sequence[int]
    cpu_seconds: float
    warm_up_seconds: float
    memory_mb: float
    group_seconds: float = 0.0


class Methods:
    """Runs each method in a process of its own."""

    def __init__(self, python: str, model: str) -> None:
        """Remember the peers' interpreter, empty if there is none, and the embedder."""
        self.python = python
        self.model = model

    @property
    def names(self) -> tuple[str, ...]:
        """The methods that can be run."""
        return (_OURS, _RAW, _CENTRED, _K_MEANS) if self.python else (_OURS,)

    def run(self, name: str, items: Sequence[ThemeSet]) -> list[Answer]:
        """Return what a method makes of each set, all in one process, in order."""
        method = {_OURS: "ours", _K_MEANS: "k_means"}.get(name, "bertopic")
        command = [self.python, "bench/theme_peers.py"]
        if name == _OURS:
            command = [sys.executable, "-m", "bench.theme_ours"]
        with tempfile.TemporaryDirectory() as held:
            paths = [Path(held) / f"{number:03}" for number in range(len(items))]
            for path, item in zip(paths, items, strict=True):
                self._ask(path, item, centred=name in (_CENTRED, _K_MEANS))
            subprocess.run(
                [*command, method, held],
                check=True,
                env={**os.environ, "OMP_NUM_THREADS": "1", "NUMBA_NUM_THREADS": "1"},
                stderr=subprocess.DEVNULL,
            )
            found = [path.with_suffix(".answer.json").read_text(encoding="utf-8") for path in paths]
        return [Answer(**json.loads(text)) for text in found]

    def _ask(self, path: Path, item: ThemeSet, *, centred: bool) -> None:
        question = {
            "texts": list(item.texts),
            "languages": list(item.languages),
            "true_count": len(set(item.labels)),
            "model": self.model,
        }
        path.with_suffix(".json").write_text(json.dumps(question), encoding="utf-8")
        rows = _centred(item, self.model) if centred else item.vectors
        np.save(path.with_suffix(".npy"), rows)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default=os.environ.get("BENCH_PYTHON", ""))
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 10_000, 50_000])
    parser.add_argument("--large-peer", action="store_true", help="BERTopic beyond 10,000 too")
    options = parser.parse_args()
    where = folder()
    if where is None:
        print("The sets of ../shared/eval/themes are not here: nothing is measured.")
        return
    embedder = CachedEmbedder()
    methods = Methods(options.peers, embedder.fingerprint)
    if not options.peers:
        print("No interpreter with BERTopic was named: the peers are left out.\n")
    sets = theme_sets(where, embedder)
    _print_quality(sets, methods)
    _print_cost(sets, methods, options.sizes, is_large=options.large_peer)
    _print_stability(sets, translated(where, embedder), embedder.fingerprint)


def _print_quality(sets: Sequence[ThemeSet], methods: Methods) -> None:
    print("## Quality\n")
    print("| set | method | V | ARI | themes | without theme | V against language | CPU s | MB |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|")
    means = {}
    for name in methods.names:
        answers = methods.run(name, sets)
        for item, answer in zip(sets, answers, strict=True):
            print(_quality_row(item, name, answer), flush=True)
        scores = [v_measure(i.labels, a.labels) for i, a in zip(sets, answers, strict=True)]
        means[name] = float(np.mean(scores))
    told = ", ".join(f"{name} {mean:.3f}" for name, mean in means.items())
    print(f"\nMean V: {told} (mark: ours at least BERTopic's).\n")


def _quality_row(item: ThemeSet, name: str, answer: Answer) -> str:
    labels = np.array(answer.labels)
    spoken = v_measure(item.languages, answer.labels) if len(set(item.languages)) > 1 else None
    return (
        f"| {item.name} | {name} | {v_measure(item.labels, answer.labels):.3f} "
        f"| {adjusted_rand(item.labels, answer.labels):.3f} | {len(set(labels[labels >= 0]))} "
        f"| {np.mean(labels < 0):.0%} | {'' if spoken is None else f'{spoken:.3f}'} "
        f"| {answer.cpu_seconds:.2f} | {answer.memory_mb:.0f} |"
    )


def _print_cost(
    sets: Sequence[ThemeSet], methods: Methods, sizes: Sequence[int], *, is_large: bool
) -> None:
    print("## Cost\n")
    print("| vectors | method | CPU s | without neighbours | first call | MB | × ours |")
    print("|---:|---|---:|---:|---:|---:|---:|")
    items = [drawn(sets, size, model=methods.model) for size in sizes]
    own = [methods.run(_OURS, [item])[0] for item in items]
    asked = [item for item in items if methods.python and (len(item) <= 10_000 or is_large)]
    peers = methods.run(_RAW, asked) if asked else []
    for item, answer in zip(items, own, strict=True):
        print(
            f"| {len(item):,} | {_OURS} | {answer.cpu_seconds:.2f} | {answer.group_seconds:.2f} "
            f"| | {answer.memory_mb:.0f} | 1 |"
        )
    for item, peer, answer in zip(asked, peers, own, strict=False):
        print(
            f"| {len(item):,} | {_RAW} | {peer.cpu_seconds:.2f} | | {peer.warm_up_seconds:.0f} "
            f"| {peer.memory_mb:.0f} | {peer.cpu_seconds / answer.cpu_seconds:.1f}; without "
            f"neighbours {peer.cpu_seconds / answer.group_seconds:.1f} |"
        )
    print("\nMarks: × 50 at 1,000, × 4 at 10,000, × 20 there without neighbours; 1,000 MB.\n")


def _print_stability(sets: Sequence[ThemeSet], both: ThemeSet, model: str) -> None:
    print("## Stability\n")
    print("| set | ARI on 80 % | stay when 10 % come | parts stay | same twice |")
    print("|---|---:|---:|---:|---|")
    means = []
    for item in sets:
        rng = np.random.default_rng(1)
        whole = _grouped(item, model)
        boots = [_bootstrap(item, whole, model, rng) for _ in range(_ROUNDS)]
        stays = np.mean([_stay(item, model, rng) for _ in range(_ROUNDS)], axis=0)
        is_same = _grouped(item, model).outer.tobytes() == whole.outer.tobytes()
        means.append((np.mean(boots), *stays))
        print(
            f"| {item.name} | {np.mean(boots):.3f} | {stays[0]:.1%} | {stays[1]:.1%} "
            f"| {'yes' if is_same else 'no'} |",
            flush=True,
        )
    average = np.mean(means, axis=0)
    print(f"| mean | {average[0]:.3f} | {average[1]:.1%} | {average[2]:.1%} | |")
    print(f"\nTranslations of one sentence in one theme: {_together(both, model):.1%}.")
    print("Marks: .68, 93 %, 95 %.")


def _bootstrap(item: ThemeSet, whole: Grouping, model: str, rng: np.random.Generator) -> float:
    chosen = np.sort(rng.permutation(len(item))[: int(0.8 * len(item))])
    again = _grouped(_some(item, chosen), model)
    return adjusted_rand(whole.outer[chosen].tolist(), again.outer.tolist())


def _stay(item: ThemeSet, model: str, rng: np.random.Generator) -> tuple[float, float]:
    chosen = np.sort(rng.permutation(len(item))[: int(len(item) / 1.1)])
    before = _grouped(_some(item, chosen), model)
    outer, inner = (np.full(len(item), -1, np.int32) for _ in range(2))
    outer[chosen], inner[chosen] = before.outer, before.inner
    after = regrouped(_graph(item, model), outer, inner)
    parted = before.inner >= 0
    stay = after.inner[chosen][parted] == before.inner[parted]
    return (
        float(np.mean(after.outer[chosen] == before.outer)),
        float(np.mean(stay)) if parted.any() else 1.0,
    )


def _together(both: ThemeSet, model: str) -> float:
    outer = _grouped(both, model).outer.reshape(len(LANGUAGES), -1)
    pairs = [(one, other) for one in range(len(outer)) for other in range(one)]
    return float(np.mean([np.mean(outer[one] == outer[other]) for one, other in pairs]))


def _grouped(item: ThemeSet, model: str) -> Grouping:
    return grouped(_graph(item, model))


def _graph(item: ThemeSet, model: str) -> Graph:
    return neighbour_graph(nearest_neighbours(_centred(item, model)))


def _centred(item: ThemeSet, model: str) -> np.ndarray:
    priors = centring_for(model).documents
    return centre_by_language(item.vectors, item.languages, priors=priors)


def _some(item: ThemeSet, rows: np.ndarray) -> ThemeSet:
    def chosen(values: Sequence[str]) -> list[str]:
        return [values[row] for row in rows]

    return replace(
        item,
        texts=chosen(item.texts),
        labels=chosen(item.labels),
        languages=chosen(item.languages),
        vectors=item.vectors[rows],
    )


if __name__ == "__main__":
    main()
