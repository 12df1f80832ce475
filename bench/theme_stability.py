"""Whether themes hold still: part of the lessons, a tenth more, translations, the same twice."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from bench.groups import adjusted_rand
from bench.theme_methods import centred
from bench.theme_sets import LANGUAGES, ThemeSet
from knowledge.grouping.graph import Graph, neighbour_graph
from knowledge.grouping.levels import Grouping, grouped, regrouped
from knowledge.grouping.neighbours import nearest_neighbours
from knowledge.ports import Vectors

ROUNDS = 5
_DRAWS = 15  # of 80 %: of five, chance moves the mean of all sets by .02
_SEEDS = (0, 1, 2)


def print_stability(sets: Sequence[ThemeSet], both: ThemeSet, model: str) -> None:
    """Print how much of each set stays where it is.

    Args:
        sets: With the vectors as the embedder made them.
        both: Sentences with their translations, one language after the other.
        model: Fingerprint of the embedder.
    """
    print("## Stability\n")
    told = " | ".join(f"seed {seed}" for seed in _SEEDS)
    print(f"| set | ARI on 80 %, {told} | stay when 10 % come | parts stay | same twice |")
    print("|---|" + "---:|" * (len(_SEEDS) + 2) + "---|")
    means = []
    for item in sets:
        rng = np.random.default_rng(1)
        held = _held(item, model, rng)
        stays = np.mean([_stay(item, model, rng) for _ in range(ROUNDS)], axis=0)
        once, again = (grouped(_graph(item, model)).outer.tobytes() for _ in range(2))
        means.append((*held, *stays))
        print(
            f"| {item.name} | {_row(means[-1])} | {'yes' if once == again else 'no'} |", flush=True
        )
    print(f"| mean | {_row(np.mean(means, axis=0))} | |")
    print(f"\nTranslations of one sentence in one theme: {_together(both, model):.1%}.")
    print("Marks: .68, 93 %, 95 %.\n")


def _row(figures: Sequence[float]) -> str:
    held, stays = figures[: len(_SEEDS)], figures[len(_SEEDS) :]
    return " | ".join([*(f"{one:.3f}" for one in held), *(f"{one:.1%}" for one in stays)])


def _held(item: ThemeSet, model: str, rng: np.random.Generator) -> list[float]:
    """Return the mean ARI by seed: `bootstrap`, with more draws, the same ones for every seed."""
    graph = _graph(item, model)
    wholes = [grouped(graph, seed=seed).outer for seed in _SEEDS]
    found: list[list[float]] = [[] for _ in _SEEDS]
    for _ in range(_DRAWS):
        chosen = np.sort(rng.permutation(len(item))[: int(0.8 * len(item))])
        part = _graph_of_some(item, model)(chosen)
        for seed, whole, own in zip(_SEEDS, wholes, found, strict=True):
            again = grouped(part, seed=seed).outer
            own.append(adjusted_rand(whole[chosen].tolist(), again.tolist()))
    return [float(np.mean(own)) for own in found]


def bootstrap(
    count: int, whole: Grouping, graph_of: Callable[[np.ndarray], Graph], rng: np.random.Generator
) -> float:
    """Return the mean ARI between groups of all and groups of 80 % of them, on those 80 %.

    Args:
        count: How many there are.
        whole: Groups of all.
        graph_of: Makes the graph of some of them, by their rows.
        rng: Draws which.
    """
    found = []
    for _ in range(ROUNDS):
        chosen = np.sort(rng.permutation(count)[: int(0.8 * count)])
        again = grouped(graph_of(chosen))
        found.append(adjusted_rand(whole.outer[chosen].tolist(), again.outer.tolist()))
    return float(np.mean(found))


def graph_of_rows(rows: Vectors) -> Graph:
    """Return the graph of nearest neighbours of centred vectors."""
    return neighbour_graph(nearest_neighbours(rows))


def _stay(item: ThemeSet, model: str, rng: np.random.Generator) -> tuple[float, float]:
    chosen = np.sort(rng.permutation(len(item))[: int(len(item) / 1.1)])
    before = grouped(_graph(_some(item, chosen), model))
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
    outer = grouped(_graph(both, model)).outer.reshape(len(LANGUAGES), -1)
    pairs = [(one, other) for one in range(len(outer)) for other in range(one)]
    return float(np.mean([np.mean(outer[one] == outer[other]) for one, other in pairs]))


def _graph(item: ThemeSet, model: str) -> Graph:
    return graph_of_rows(centred(item, model))


def _graph_of_some(item: ThemeSet, model: str) -> Callable[[np.ndarray], Graph]:
    return lambda rows: _graph(_some(item, rows), model)


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
