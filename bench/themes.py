"""Themes: ours beside BERTopic and k-means, in one run, one thread each: Markdown tables.

    python -m bench.themes [--peers PYTHON] [--sizes 1000 10000 50000] [--large-peer]
                           [--data FOLDER]

Quality on labelled sets, cost by size, stability, what drawing lessons to subjects does, and runs
as the app does them. All methods get the same vectors of the default model; ours takes the
language out itself, BERTopic (its defaults) runs on the vectors as they are and once more on
ours, k-means is told how many groups there are. Each set has a process of its own; imports, and
what BERTopic compiles at its first calls, are told apart and not counted. PYTHON is the interpreter
of an environment that has bertopic; without it the peers are left out. FOLDER holds a loaded
demonstration base (`doorwerk demo`).
"""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.groups import adjusted_rand, v_measure
from bench.theme_base import print_runs
from bench.theme_methods import OURS, RAW, Answer, Methods
from bench.theme_placing import print_placing
from bench.theme_sets import ThemeSet, drawn, folder, theme_sets, translated
from bench.theme_stability import print_stability
from bench.theme_subjects import print_subjects
from bench.vectors import CachedEmbedder


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default=os.environ.get("BENCH_PYTHON", ""))
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 10_000, 50_000])
    parser.add_argument("--large-peer", action="store_true", help="BERTopic beyond 10,000 too")
    parser.add_argument("--data", type=Path, help="a loaded demonstration base")
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
    sized = [drawn(sets, size, model=embedder.fingerprint) for size in options.sizes]
    small = [item for item in sized if len(item) <= 10_000 or options.large_peer]
    quality = [(name, item) for name in methods.names for item in sets]
    cost = [(OURS, item) for item in sized] + [(RAW, item) for item in small if methods.python]
    answers = methods.ask([*quality, *cost])
    _print_quality(methods.names, sets, answers[: len(quality)])
    _print_cost(cost, answers[len(quality) :])
    print_stability(sets, translated(where, embedder), embedder.fingerprint)
    print_subjects(sets, options.sizes, embedder, options.data)
    print_placing(embedder, options.data)
    print_runs(sets, options.sizes)


def _print_quality(
    names: Sequence[str], sets: Sequence[ThemeSet], answers: Sequence[Answer]
) -> None:
    print("## Quality\n")
    print("| set | method | V | ARI | themes | without theme | V against language | CPU s | MB |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|")
    means = {}
    for number, name in enumerate(names):
        own = answers[number * len(sets) : (number + 1) * len(sets)]
        for item, answer in zip(sets, own, strict=True):
            print(_quality_row(item, name, answer), flush=True)
        scores = [v_measure(i.labels, a.labels) for i, a in zip(sets, own, strict=True)]
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


def _print_cost(asked: Sequence[tuple[str, ThemeSet]], answers: Sequence[Answer]) -> None:
    print("## Cost\n")
    print(
        "| vectors | method | CPU s | without neighbours | first in its process | first call | MB "
        "| of which before | × ours | without neighbours | first in its process |"
    )
    print("|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    own = {len(i): a for (name, i), a in zip(asked, answers, strict=True) if name == OURS}
    for (name, item), answer in zip(asked, answers, strict=True):
        ours = own[len(item)]
        grouping = f"{answer.group_seconds:.3f}" if name == OURS else ""
        times = "" if name == OURS else f"{answer.cpu_seconds / ours.cpu_seconds:.1f}"
        grouped = "" if name == OURS else f"{answer.cpu_seconds / ours.group_seconds:.1f}"
        first = "" if name == OURS else f"{answer.first_seconds / ours.first_seconds:.1f}"
        print(
            f"| {len(item):,} | {name} | {answer.cpu_seconds:.3f} | {grouping} "
            f"| {answer.first_seconds:.3f} | {answer.warm_up_seconds:.2f} "
            f"| {answer.memory_mb:.0f} | {answer.loaded_mb:.0f} "
            f"| {times} | {grouped} | {first} |",
            flush=True,
        )
    print(
        "\nImports, first call and new memory are not in the seconds, but told beside them "
        "and in the MB.\nMarks: × 50 at 1,000, × 4 at 10,000, × 20 there without neighbours; "
        "1,000 MB at 50,000.\n"
    )


if __name__ == "__main__":
    main()
